"""The command line for articles: flask --app wsgi articles …"""

from api.commands.articles import adding, archives, stored, watching
from api.commands.command_line import CommandGroup

articles_group = CommandGroup("articles", help="Add, renew, move and remove articles.")
for _command in (
    adding.add_articles,
    archives.load_articles,
    watching.watch_feeds,
    stored.reparse_articles,
    stored.relink_articles,
    stored.export_articles,
    stored.import_articles,
    stored.remove_article,
):
    articles_group.add_command(_command)
