"""The command line: flask --app wsgi …"""

from api.commands.articles import articles_group
from api.commands.database import database_group
from api.commands.events import events_group
from api.commands.openapi import describe_api
from api.commands.seed import seed
from api.commands.sources import sources_group
from api.commands.statements import statements_group
from api.commands.tokens import tokens_group

COMMANDS = (
    articles_group,
    events_group,
    sources_group,
    statements_group,
    tokens_group,
    database_group,
    describe_api,
    seed,
)
