"""The command line for the database: flask --app wsgi database …"""

from __future__ import annotations

import click
from sqlalchemy.exc import SQLAlchemyError

from api import migrations
from api.app_state import database
from api.articles import compaction, facets
from api.commands.backups import back_up, restore
from api.commands.command_line import CommandGroup
from api.commands.progress import reporting
from api.database import Database, revisions
from api.queries import fulltext
from api.transfer import database_copy

database_group = CommandGroup("database", help="Make and change tables.")
database_group.add_command(back_up)
database_group.add_command(restore)


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
    counted = "statements, once for words and once for facets"
    with reporting("reindex", counted) as progress, database().writing() as session:
        revision = revisions.lock(session)
        revisions.advance(revision)
        session.flush()
        indexed = fulltext.rebuild(session.connection(), progress.advance)
        facets.rebuild(session.connection(), progress.advance)
    click.echo(f"indexed {indexed} statements")


@database_group.command("fork")
def fork_database() -> None:
    """Tell whoever follows /changes to begin anew, as is needed after a replica took over that had not all of the primary's data."""
    with database().writing() as session:
        revisions.fork(revisions.lock(session))


@database_group.command("compact")
def compact_database() -> None:
    """Compress what was stored before this was done, and make a file of SQLite as small as it can be; the server need not be stopped.

    Killed anywhere it goes on where it was when it is started again. SQLite needs twice as much room on the disk as the new file has.
    """
    with reporting("compact", "rows", compaction.count(database())) as progress:
        compressed = compaction.compact(database(), progress.advance)
    click.echo(f"compressed {compressed} statements and articles")


@database_group.command("copy")
@click.argument("source")
def copy_database(source: str) -> None:
    """Copy all that the database of the address SOURCE has into this one, which has to be new and upgraded.

    So one moves from SQLite to PostgreSQL: DATABASE_URL names the new database, SOURCE is sqlite:////path/to/communique.sqlite.
    Nothing is copied unless all tables have as many rows as before.
    """
    try:
        with reporting("copy", "rows") as progress:
            for copied in database_copy.copy(Database(source), database(), advance=progress.advance):
                click.echo(f"{copied.rows:>10} {copied.table}")
    except (database_copy.Unsuitable, SQLAlchemyError) as error:
        raise click.ClickException(str(error)) from None
