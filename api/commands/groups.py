"""The command line: flask --app wsgi …"""

from __future__ import annotations

import json
from typing import TextIO

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import SQLAlchemyError

from api import migrations
from api.app_state import database, parser
from api.articles import catalogue, facets, ingest
from api.commands.articles import articles_group
from api.commands.backups import back_up, restore
from api.commands.command_line import Command, CommandGroup
from api.commands.events import events_group
from api.commands.sources import sources_group
from api.commands.statements import statements_group
from api.commands.tokens import tokens_group
from api.database import Database, revisions
from api.http.description.examples import gather, normalise
from api.http.description.openapi import describe
from api.queries import fulltext
from api.transfer import database_copy
from seeds import loader

database_group = CommandGroup("database", help="Make and change tables.")


@database_group.command("upgrade")
def upgrade_database() -> None:
    """Bring the tables up to date."""
    migrations.upgrade(database())


@database_group.command("revise")
@click.argument("message")
def revise_database(message: str) -> None:
    """Write a migration from the difference between models and tables."""
    migrations.revise(database(), message)


@database_group.command("reindex")
def reindex_database() -> None:
    """Make the full-text index and the facets anew, as is needed after a change of the list of function words."""
    with database().writing() as session:
        revision = revisions.lock(session)
        revisions.advance(revision)
        session.flush()
        click.echo(f"indexed {fulltext.rebuild(session.connection())} statements")
        facets.rebuild(session.connection())


@database_group.command("copy")
@click.argument("source")
def copy_database(source: str) -> None:
    """Copy all that the database of the address SOURCE has into this one, which has to be new and upgraded.

    So one moves from SQLite to PostgreSQL: DATABASE_URL names the new database, SOURCE is sqlite:////path/to/communique.sqlite.
    Nothing is copied unless all tables have as many rows as before.
    """
    try:
        for copied in database_copy.copy(Database(source), database()):
            click.echo(f"{copied.rows:>10} {copied.table}")
    except (database_copy.Unsuitable, SQLAlchemyError) as error:
        raise click.ClickException(str(error)) from None


@click.command("openapi")
@click.argument("file", type=click.File("w", encoding="utf-8", atomic=True), default="-")
@click.option("--examples", type=click.File("w", encoding="utf-8", atomic=True), help="Only write the examples anew.")
@with_appcontext
def describe_api(file: TextIO, examples: TextIO | None) -> None:
    """Write the OpenAPI document to FILE, or to standard output."""
    if examples is None:
        file.write(describe(current_app))
        return
    found = gather(current_app.test_client())
    examples.write(normalise(json.dumps(found, ensure_ascii=False, indent=1)) + "\n")


@click.command("seed", cls=Command)
@with_appcontext
def seed() -> None:
    """Load what is known of people, countries, organisations and themes, and the first articles; again after changes of these."""
    with database().writing() as session:
        catalogue.load_knowledge(session)
    for new in loader.read():
        _report(ingest.add(database(), parser(), ingest.NewArticle(**new)), new["title"] or new["url"])


def _report(added: ingest.Added, name: str) -> None:
    click.echo(f"{'added' if added.is_new else 'there already'} {added.id} {name}")


database_group.add_command(back_up)
database_group.add_command(restore)
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
