"""The command line for what every database begins with: flask --app wsgi seed"""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from api.app_state import database, parser
from api.articles import catalogue, drafts, ingest
from api.commands.command_line import Command
from seeds import loader


@click.command("seed", cls=Command)
@with_appcontext
def seed() -> None:
    """Load what is known of people, countries, organisations and themes, and the first articles; again after changes of these."""
    with database().writing() as session:
        catalogue.load_knowledge(session)
    for new in loader.read():
        _report(ingest.add(database(), parser(), drafts.NewArticle(**new)), new["title"] or new["url"])


def _report(added: ingest.Added, name: str) -> None:
    click.echo(f"{'added' if added.is_new else 'there already'} {added.id} {name}")
