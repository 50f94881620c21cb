"""Groups of commands that say in a line what is wrong with the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click
from flask.cli import AppGroup
from sqlalchemy.exc import SQLAlchemyError


class CommandGroup(AppGroup):
    """Commands that need the database."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command of the group."""
        with telling_of_the_database():
            return super().invoke(ctx)


class Command(click.Command):
    """A command outside of groups that needs the database."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with telling_of_the_database():
            return super().invoke(ctx)


@contextmanager
def telling_of_the_database() -> Iterator[None]:
    """Instead of a traceback: the first line of what the database said, and where to look."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        lines = str(getattr(error, "orig", None) or error).splitlines() or [type(error).__name__]
        raise click.ClickException(f"The database: {lines[0]}. See flask --app wsgi doctor.") from None
