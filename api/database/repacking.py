"""PostgreSQL's tables and indexes written anew where many rows have just come in, which leaves them half empty.

Keys that come in no order leave the pages of an index two thirds full, and each transaction that counts writes the rows of counts
again. PostgreSQL uses what is free again, but gives nothing back.
"""

from __future__ import annotations

from sqlalchemy import Connection, Table, text

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

_LINKS = (SpeakerLink, AddresseeLink, RelayLink, OnBehalfOfLink, OrganisationLink, ThemeLink, ActLink, Mention)
_KEPT: tuple[type[Base], ...] = (Statement, StatementNumber, *_LINKS)
"""Tables whose rows stay as they are: only their indexes are written anew, while they are read and written."""
_COUNTED: tuple[type[Base], ...] = (Facet, FacetPair, FacetBitmap)
"""Tables that are small and written again and again: who reads one waits meanwhile, a second for a million statements."""
_OTHER_INDEXES = ("pk_statement_words",)  # of a table that is no model
# What is left of an index that was being written when somebody stopped it.
_UNFINISHED = text(
    "SELECT indexrelid::regclass::text FROM pg_index"
    " WHERE NOT indisvalid AND indexrelid::regclass::text SIMILAR TO '%\\_cc(new|old)[0-9]*'"
)


def repack(database: Database) -> None:
    """Write them anew; nothing happens on SQLite. Stopped anywhere, it has done no harm and can be started again."""
    if database.is_sqlite:
        return
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("SET statement_timeout = 0")
        try:
            _repack(connection)
        finally:
            connection.exec_driver_sql("RESET statement_timeout")


def _repack(connection: Connection) -> None:
    for name in connection.execute(_UNFINISHED).scalars().all():
        connection.exec_driver_sql(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
    for model in _COUNTED:
        connection.exec_driver_sql(f"VACUUM (FULL) {_name(model)}")
    for model in _KEPT:
        connection.exec_driver_sql(f"REINDEX TABLE CONCURRENTLY {_name(model)}")
    for index in _OTHER_INDEXES:
        connection.exec_driver_sql(f"REINDEX INDEX CONCURRENTLY {index}")


def _name(model: type[Base]) -> str:
    assert isinstance(model.__table__, Table)
    return model.__table__.name
