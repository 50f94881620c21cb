"""The command line for backups: flask --app wsgi database backup, … restore"""

from __future__ import annotations

import signal
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask.cli import with_appcontext
from sqlalchemy.exc import SQLAlchemyError

from api.app_state import database
from api.commands.progress import reporting
from api.transfer import backups
from api.transfer.database_copy import Unsuitable

_FILE = click.Path(dir_okay=False, path_type=Path)
_EXISTING_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("backup")
@click.argument("file", type=_FILE)
@with_appcontext
def back_up(file: Path) -> None:
    """Write all that the database has to FILE, a SQLite file, while the server works; in the place of one of that name."""
    is_file = database().is_sqlite
    with _explaining(), reporting("backup", "bytes" if is_file else "rows") as progress:
        if is_file:
            progress.measure = lambda: backups.measure_drafts(file.parent)
        written = backups.back_up(database(), file, progress.advance)
    click.echo(f"{written} bytes written to {file}")


@click.command("restore")
@click.argument("file", type=_EXISTING_FILE)
@click.confirmation_option(prompt="Everything in the database is replaced by the backup. Go on?")
@with_appcontext
def restore(file: Path) -> None:
    """Put the backup FILE in the place of all that the database has, at once; the server need not be stopped."""
    with _explaining(), reporting("restore", "rows") as progress:
        backups.restore(database(), file, progress.advance)
    click.echo(f"restored from {file}")


@contextmanager
def _explaining() -> Iterator[None]:
    """Errors in a line; the signal to terminate is as Ctrl-C, so that nothing is left of what was begun."""
    usual = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except (backups.Unusable, Unsuitable, SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise click.ClickException(str(error)) from None
    finally:
        signal.signal(signal.SIGTERM, usual)
