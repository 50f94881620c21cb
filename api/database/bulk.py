"""Many rows at once, as fast as the database takes them: executemany on SQLite, COPY on PostgreSQL."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Enum, FromClause, Table
from sqlalchemy.exc import OperationalError
from sqlalchemy.types import TypeEngine

from api.database import binary_copy
from api.models.base import Instant

Row = Mapping[str, Any]
Advance = Callable[[int], None]
"""Is told of so many more rows that are done."""
Columns = Mapping[str, Sequence[Any]]
Numbers = Mapping[str, NDArray[np.int64]]
Ready = Mapping[str, Callable[[Any], Any] | None]
_NONE: Ready = {}
CACHE_KB = 40_000  # of SQLite's pages, as rows in bulk go to all parts of large tables


def ignore(_rows: int) -> None:
    """Tell nobody."""


def prepare(connection: Connection) -> None:
    """Give a connection what many rows need, until it is closed."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KB}")


def finish(connection: Connection) -> None:
    """Tell PostgreSQL's planner at once what tables have come to be like; it would find out later by itself."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ANALYZE")


@contextmanager
def without_collecting() -> Iterator[None]:
    """Spare Python its search for garbage, which it would begin again and again as rows are made: none of them refers to itself."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def insert(connection: Connection, table: FromClause, rows: Sequence[Row]) -> None:
    """Add rows that all have the same columns, in the transaction of the connection."""
    insert_columns(connection, table, _turn(rows))


def insert_rows(connection: Connection, table: FromClause, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """The same for rows that are the values of the columns of these names."""
    insert_columns(connection, table, dict(zip(names, zip(*rows, strict=True), strict=bool(rows))))


def insert_columns(connection: Connection, table: FromClause, columns: Columns, ready: Ready = _NONE) -> None:
    """The same for the values of each column, all equally many.

    Those of `ready` columns are as the driver takes them, or made so by a function as they are handed over: PostgreSQL stores the
    rows that it has while those that follow are made.
    """
    if not _has_rows(columns):
        return
    assert isinstance(table, Table)
    quote = connection.dialect.identifier_preparer.quote
    names = ", ".join(map(quote, columns))
    values = _values(connection, table, columns, ready)
    if connection.dialect.name == "postgresql":
        _copy(connection, table, f"COPY {quote(table.name)} ({names}) FROM STDIN", columns, values)
    else:
        places = ", ".join("?" * len(columns))
        command = f"INSERT INTO {quote(table.name)} ({names}) VALUES ({places})"  # noqa: S608 - names of our own
        connection.exec_driver_sql(command, list(values))


def insert_numbers(connection: Connection, table: FromClause, columns: Numbers) -> None:
    """The same for columns of integers alone."""
    if not _has_rows(columns):
        return
    if connection.dialect.name == "postgresql":
        assert isinstance(table, Table)
        _copy_numbers(connection, table, table.name, columns)
    else:
        insert_columns(
            connection, table, {name: values.tolist() for name, values in columns.items()}, dict.fromkeys(columns)
        )


def draw_numbers(connection: Connection, table: FromClause, name: str, length: int) -> list[int]:
    """Numbers for new rows of a table that counts its rows by a column of that name, ascending."""
    assert isinstance(table, Table)
    if connection.dialect.name == "postgresql":
        drawn = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
        return list(connection.exec_driver_sql(drawn, (table.name, name, length)).scalars()) if length else []
    last = connection.exec_driver_sql(f"SELECT coalesce(max({name}), 0) FROM {table.name}").scalar_one()  # noqa: S608
    return list(range(last + 1, last + length + 1))


def add_numbers(connection: Connection, table: FromClause, columns: Numbers, key: str) -> None:
    """Add to the numbers that are there, in rows that are found by the column of that name."""
    if not _has_rows(columns):
        return
    assert isinstance(table, Table)
    names = [name for name in columns if name != key]
    if connection.dialect.name == "postgresql":
        with _draft(connection, table, columns) as draft:
            _copy_numbers(connection, table, draft, columns)
            changes = ", ".join(f"{name} = {table.name}.{name} + {draft}.{name}" for name in names)
            command = f"UPDATE {table.name} SET {changes} FROM {draft} WHERE {table.name}.{key} = {draft}.{key}"  # noqa: S608
            connection.exec_driver_sql(command)
    else:
        changes = ", ".join(f"{name} = {name} + ?" for name in names)
        values = zip(*(columns[name].tolist() for name in (*names, key)), strict=True)
        connection.exec_driver_sql(f"UPDATE {table.name} SET {changes} WHERE {key} = ?", list(values))  # noqa: S608


def upsert(
    connection: Connection, table: FromClause, rows: Sequence[Row], keys: Sequence[str], change: Mapping[str, str]
) -> None:
    """Add rows, of different `keys`; where those are there, `change` them: SQL by column, in which `excluded` is the new row."""
    upsert_columns(connection, table, _turn(rows), keys, change)


def upsert_columns(
    connection: Connection, table: FromClause, columns: Columns, keys: Sequence[str], change: Mapping[str, str]
) -> None:
    """The same for the values of each column, all equally many."""
    if not _has_rows(columns):
        return
    assert isinstance(table, Table)
    quote = connection.dialect.identifier_preparer.quote
    names = ", ".join(map(quote, columns))
    changes = ", ".join(f"{quote(column)} = {sql}" for column, sql in change.items())
    tail = f"ON CONFLICT ({', '.join(map(quote, keys))}) DO UPDATE SET {changes}"
    if connection.dialect.name == "postgresql":
        with _draft(connection, table, columns) as draft:
            command = f"COPY {draft} ({names}) FROM STDIN"
            _copy(connection, table, command, columns, _values(connection, table, columns))
            same = " AND ".join(f"{table.name}.{quote(key)} = excluded.{quote(key)}" for key in keys)
            # An INSERT with ON CONFLICT takes half as long again, since it looks for each row twice.
            connection.exec_driver_sql(f"UPDATE {table.name} SET {changes} FROM {draft} AS excluded WHERE {same}")  # noqa: S608
            missing = (
                f"SELECT {names} FROM {draft} AS excluded WHERE NOT EXISTS (SELECT 1 FROM {table.name} WHERE {same})"  # noqa: S608
            )
            connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) {missing}")
    else:
        values = _values(connection, table, columns)
        places = ", ".join("?" * len(columns))
        command = f"INSERT INTO {table.name} ({names}) VALUES ({places}) {tail}"  # noqa: S608 - names of our own
        connection.exec_driver_sql(command, list(values))


@contextmanager
def _draft(connection: Connection, table: Table, columns: Columns | Numbers) -> Iterator[str]:
    """A table of PostgreSQL with these columns, for as long as it is needed."""
    quote = connection.dialect.identifier_preparer.quote
    draft, names = f"draft_{table.name}", ", ".join(map(quote, columns))
    connection.exec_driver_sql(f"CREATE TEMPORARY TABLE {draft} AS SELECT {names} FROM {table.name} LIMIT 0")  # noqa: S608
    yield draft
    connection.exec_driver_sql(f"DROP TABLE {draft}")


def _turn(rows: Sequence[Row]) -> Columns:
    return {name: [row[name] for row in rows] for name in rows[0]} if rows else {}


def _has_rows(columns: Columns | Numbers) -> bool:
    return any(len(values) for values in columns.values())


def _copy_numbers(connection: Connection, table: Table, into: str, columns: Numbers) -> None:
    """Rows of a table of PostgreSQL into it or its draft."""
    quote = connection.dialect.identifier_preparer.quote
    types = [table.columns[name].type.dialect_impl(connection.dialect) for name in columns]
    command = f"COPY {quote(into)} ({', '.join(map(quote, columns))}) FROM STDIN (FORMAT BINARY)"
    with _copying(connection, command) as copy:
        copy.write(binary_copy.write_rows(list(columns.values()), types))


def _copy(
    connection: Connection, table: Table, command: str, columns: Columns, values: Iterable[tuple[Any, ...]]
) -> None:
    """Rows in the binary format, wherever the driver knows it of all columns: no bytes are written as text and read again."""
    types = [_name_type(connection, table.columns[name].type) for name in columns]
    binary = _BINARY.issuperset(types)
    with _copying(connection, f"{command} (FORMAT BINARY)" if binary else command) as copy:
        if binary:
            copy.set_types(types)
        for row in values:
            copy.write_row(row)


def _name_type(connection: Connection, type_: TypeEngine[Any]) -> str:
    """Without its length and the order of its letters: "varchar"."""
    name = type_.dialect_impl(connection.dialect).compile(connection.dialect).lower()
    return name.partition("(")[0].partition(" collate")[0]


_BINARY = frozenset(
    {"bigint", "integer", "smallint", "boolean", "bytea", "text", "varchar", "date", "timestamp with time zone"}
)
"""Types of PostgreSQL that the driver writes in the binary format of COPY from what it is given here; JSON and words to be looked
for are texts to the driver, but none to the server."""


@contextmanager
def _copying(connection: Connection, command: str) -> Iterator[Any]:
    """What fails fails as SQLAlchemy's errors do, so that a lost connection is known for one."""
    driver: Any = connection.connection.driver_connection
    errors: Any = connection.dialect.loaded_dbapi
    try:
        with driver.cursor() as cursor, cursor.copy(command) as copy:
            yield copy
    except errors.OperationalError as error:
        raise OperationalError(command, None, error) from error


def _values(connection: Connection, table: Table, columns: Columns, ready: Ready = _NONE) -> Iterator[tuple[Any, ...]]:
    """The rows as the driver takes them."""
    written = (
        _make(values, ready[name]) if name in ready else _write(connection, table.columns[name].type, values)
        for name, values in columns.items()
    )
    return zip(*written, strict=True)


def _make(values: Sequence[Any], make: Callable[[Any], Any] | None) -> Iterable[Any]:
    return map(make, values) if make else values


def _write(connection: Connection, type_: TypeEngine[Any], values: Sequence[Any]) -> Iterable[Any]:
    """The values of a column as the driver takes them."""
    write = type_.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if write is None:
        return values
    if isinstance(type_, Enum | Instant):  # of which many are the same
        written = {value: write(value) for value in set(values)}
        return map(written.__getitem__, values)
    return map(write, values)
