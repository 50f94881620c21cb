"""The history of the tables, run by Alembic."""

from __future__ import annotations

from functools import cache
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, column, exists, inspect, select, table
from sqlalchemy.orm import Session

from api.articles import facets, source_resolution
from api.database import Database
from api.models import Base, Statement, StatementNumber
from api.queries import fulltext

# Alembic's own; it would make it anew, and SQLAlchemy keep another compiled query, for each time that health is asked for.
_VERSIONS = table("alembic_version", column("version_num"))


def upgrade(database: Database) -> None:
    """Bring the tables up to date, in one transaction; nothing happens where they are."""
    with database.migrating() as connection:
        command.upgrade(configure(connection), "head")
        _fill_indexes(connection)
        _resolve_sources(connection)


def _fill_indexes(connection: Connection) -> None:
    """Fill indexes of statements that were stored before they were there, or are analysed in another way now.

    By the code that reads them, so migrations need none of it.
    """
    is_outdated = fulltext.is_outdated(connection)
    if is_outdated or fulltext.is_empty(connection):
        fulltext.rebuild(connection)
    if not connection.scalar(select(exists(select(Statement.sort_key)))):
        return
    if is_outdated or not connection.scalar(select(exists(select(StatementNumber.number)))):
        facets.rebuild(connection)


def _resolve_sources(connection: Connection) -> None:
    """Find the sources and sides of articles that were stored under another catalogue."""
    with Session(connection) as session:
        if source_resolution.is_due(session):
            source_resolution.resolve(session)
            session.commit()  # of the session: the transaction is the connection's


def revise(database: Database, message: str) -> None:
    """Write a new migration from the difference between models and tables; to be read over by hand."""
    with database.migrating() as connection:
        command.revision(configure(connection), message, autogenerate=True)


def is_current(connection: Connection) -> bool:
    """Whether the tables are up to date."""
    if not inspect(connection).has_table(_VERSIONS.name):
        return False
    return connection.scalars(select(_VERSIONS.c.version_num)).all() == [_newest()]


@cache
def _newest() -> str | None:
    """The version of the tables that the models have."""
    return ScriptDirectory.from_config(_scripts()).get_current_head()


def is_modelled(name: str | None, kind: str, _parents: Any) -> bool:
    """Leave alone tables that the models don't know: those of the full-text index, which FTS5 makes as it likes."""
    return kind != "table" or name in Base.metadata.tables


def is_checked(dialect: str, item: Any, _name: str | None, kind: str, _is_there: bool, _other: Any) -> bool:
    """Leave alone foreign keys of the models that only databases of another dialect have."""
    return kind != "foreign_key_constraint" or item.info.get("dialect", dialect) == dialect


def configure(connection: Connection) -> Config:
    """What Alembic's commands need to work on a connection."""
    config = _scripts()
    config.attributes["connection"] = connection
    return config


def _scripts() -> Config:
    config = Config()
    config.set_main_option("script_location", "api:migrations")
    config.set_main_option("recursive_version_locations", "true")  # the first have a folder of their own
    return config
