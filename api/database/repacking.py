"""PostgreSQL's tables and indexes written anew where many rows have just come in, which leaves them half empty.

Keys that come in no order leave the pages of an index two thirds full, and each transaction that counts writes the rows of counts
again. PostgreSQL uses what is free again, but gives nothing back.

Indexes are written anew while they are used (REINDEX CONCURRENTLY). A table is locked meanwhile (VACUUM FULL), and before: while that
waits for somebody who reads the table, as an export does for minutes, all who come later wait behind it, even to read. So it waits
for a moment only, again and again, and its time can be bounded.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator

from sqlalchemy import Connection, Table, text
from sqlalchemy.exc import OperationalError

from api.database.engine import Database
from api.models import (
    ActLink,
    AddresseeLink,
    Base,
    Facet,
    FacetBitmap,
    FacetPair,
    Mention,
    OnBehalfOfLink,
    OrganisationLink,
    RelayLink,
    SpeakerLink,
    Statement,
    StatementNumber,
    ThemeLink,
)

_log = logging.getLogger(__name__)
MOMENT = 0.2  # seconds that a table is waited for
ATTEMPTS, PAUSE = 30, 0.2  # so often, with as many seconds after each for those who have waited
_LOCKED, _CANCELED = "55P03", "57014"  # after the time to wait for a lock, and that for a statement
_LINKS = (SpeakerLink, AddresseeLink, RelayLink, OnBehalfOfLink, OrganisationLink, ThemeLink, ActLink, Mention)
_KEPT: tuple[type[Base], ...] = (Statement, StatementNumber, *_LINKS)
"""Tables whose rows stay as they are: only their indexes are written anew, while they are read and written."""
_COUNTED: tuple[type[Base], ...] = (Facet, FacetPair, FacetBitmap)
"""Tables that are small and written again and again: who reads one waits while it is written anew."""
_OTHER_INDEXES = ("pk_statement_words",)  # of a table that is no model
# What is left of an index that was being written when somebody stopped it.
_UNFINISHED = text(
    "SELECT indexrelid::regclass::text FROM pg_index"
    " WHERE NOT indisvalid AND indexrelid::regclass::text SIMILAR TO '%\\_cc(new|old)[0-9]*'"
)


def repack(database: Database, longest: float | None = None) -> list[str]:
    """Write them anew; nothing happens on SQLite. Stopped anywhere, it has done no harm and can be started again.

    A table that would take more than `longest` seconds is left as it is, and so is what somebody else uses all the while; gives their
    names, after a warning.
    """
    if database.is_sqlite:
        return []
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        try:
            left = [*_rewrite_tables(connection, longest), *_rewrite_indexes(connection)]
        finally:
            connection.exec_driver_sql("RESET statement_timeout")
            connection.exec_driver_sql("RESET lock_timeout")
    if left:
        _log.warning("Not written anew, `database compact` does it: %s", ", ".join(left))
    return left


def _rewrite_tables(connection: Connection, longest: float | None) -> Iterator[str]:
    """The names of tables that were left as they are."""
    connection.exec_driver_sql(f"SET statement_timeout = {int((longest or 0) * 1000)}")
    connection.exec_driver_sql(f"SET lock_timeout = {int(MOMENT * 1000)}")
    for name in map(_name, _COUNTED):
        if not _rewrite_table(connection, name):
            yield name


def _rewrite_table(connection: Connection, name: str) -> bool:
    for _ in range(ATTEMPTS):
        try:
            connection.exec_driver_sql(f"VACUUM (FULL) {name}")
        except OperationalError as error:
            if _state(error) == _CANCELED:
                return False
            if _state(error) != _LOCKED:
                raise
        else:
            return True
        finally:
            time.sleep(PAUSE)
    return False


def _rewrite_indexes(connection: Connection) -> list[str]:
    """The names of tables and indexes that were left: nobody waits for this one, but it waits for everybody who has begun earlier."""
    connection.exec_driver_sql("SET statement_timeout = 0")
    connection.exec_driver_sql("RESET lock_timeout")
    left = [("TABLE", _name(model)) for model in _KEPT] + [("INDEX", name) for name in _OTHER_INDEXES]
    try:
        _drop_unfinished(connection)
        while left:
            kind, name = left[0]
            connection.exec_driver_sql(f"REINDEX {kind} CONCURRENTLY {name}")
            del left[0]
    except OperationalError as error:
        if _state(error) != _LOCKED:
            raise
    return [name for _, name in left]


def _drop_unfinished(connection: Connection) -> None:
    for name in connection.execute(_UNFINISHED).scalars().all():
        connection.exec_driver_sql(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")


def _state(error: OperationalError) -> str | None:
    """PostgreSQL's name for what is wrong."""
    return getattr(error.orig, "sqlstate", None)


def _name(model: type[Base]) -> str:
    assert isinstance(model.__table__, Table)
    return model.__table__.name
