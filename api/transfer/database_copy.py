"""A whole database into another one, of whatever kind: the way from SQLite to PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, Table, delete, func, select, text

from api import migrations
from api.database import Database, bulk
from api.models import Base, Revision
from api.queries import fulltext

BATCH = 5000
SECONDS = 7 * 24 * 3600.0  # after which reading a table is given up


class Unsuitable(ValueError):  # noqa: N818 - named for what it is
    """A database that can't be copied from or to."""


class Copied(NamedTuple):
    """A table, and how many rows it has now."""

    table: str
    rows: int


def copy(
    source: Database, target: Database, replaces: bool = False, advance: bulk.Advance = bulk.ignore
) -> Iterator[Copied]:
    """Copy all tables in one transaction, which is undone if any count is not the same. Raises Unsuitable.

    The target has to be empty, unless the copy `replaces` what it has.
    """
    with source.exporting(SECONDS) as reader, target.migrating() as connection:
        if replaces:
            _empty(connection)
        _check(reader.connection, connection)
        bulk.prepare(connection)
        for table in Base.metadata.sorted_tables:
            yield Copied(table.name, _copy_table(reader.connection, connection, table, advance))
        yield Copied("full text", fulltext.rebuild(connection, advance))
        bulk.finish(connection)


def _check(source: Connection, target: Connection) -> None:
    for name, connection in (("source", source), ("target", target)):
        if not migrations.is_current(connection):
            raise Unsuitable(f"The tables of the {name} are not up to date; `database upgrade` makes them so.")
    if target.execute(select(Revision.number)).scalar():
        raise Unsuitable("The target is not empty.")


def _empty(target: Connection) -> None:
    """Readers see what was there until the end; writers, who lock the revision first, wait for the new one."""
    if target.dialect.name == "postgresql":
        target.execute(text(f"LOCK TABLE {Revision.__tablename__} IN EXCLUSIVE MODE"))
    for table in reversed(Base.metadata.sorted_tables):
        target.execute(delete(table))


def _copy_table(source: Connection, target: Connection, table: Table, advance: bulk.Advance) -> int:
    target.execute(delete(table))  # the migrations put a row into one of them
    rows = source.execute(select(table), execution_options={"yield_per": BATCH})
    for batch in rows.mappings().partitions():
        bulk.insert(target, table, [dict(row) for row in batch])
        advance(len(batch))
    _continue_numbers(target, table)
    before, after = (
        connection.execute(select(func.count()).select_from(table)).scalar_one() for connection in (source, target)
    )
    if before != after:
        raise Unsuitable(f"{table.name} has {before} rows in the source and {after} in the target.")
    return int(after)


def _continue_numbers(target: Connection, table: Table) -> None:
    """Numbers that PostgreSQL counts go on after those that were copied."""
    column = table.autoincrement_column
    if target.dialect.name == "postgresql" and column is not None:
        names = {"table": table.name, "column": column.name}
        sequence = target.execute(text("SELECT pg_get_serial_sequence(:table, :column)"), names).scalar_one()
        last = target.execute(select(func.max(column))).scalar_one()
        if sequence and last:
            target.execute(text("SELECT setval(:sequence, :last)"), {"sequence": sequence, "last": last})
