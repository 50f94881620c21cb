"""Many rows at once, as fast as the database takes them: executemany on SQLite, COPY on PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, FromClause, Table
from sqlalchemy.exc import OperationalError

Row = Mapping[str, Any]
CACHE_KB = 256_000  # of SQLite's pages, as rows in bulk go to all parts of large tables


def prepare(connection: Connection) -> None:
    """Give a connection what many rows need, until it is closed."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KB}")


def finish(connection: Connection) -> None:
    """Tell PostgreSQL's planner at once what tables have come to be like; it would find out later by itself."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("ANALYZE")


def insert(connection: Connection, table: FromClause, rows: Sequence[Row]) -> None:
    """Add rows that all have the same columns, in the transaction of the connection."""
    if not rows:
        return
    assert isinstance(table, Table)
    names = list(rows[0])
    quote = connection.dialect.identifier_preparer.quote
    columns = ", ".join(quote(name) for name in names)
    values = _values(connection, table, names, rows)
    if connection.dialect.name == "postgresql":
        _copy(connection, f"COPY {quote(table.name)} ({columns}) FROM STDIN", values)
    else:
        places = ", ".join("?" * len(names))
        command = f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({places})"  # noqa: S608 - names of our own
        connection.exec_driver_sql(command, list(values))


def upsert(
    connection: Connection, table: FromClause, rows: Sequence[Row], keys: Sequence[str], change: Mapping[str, str]
) -> None:
    """Add rows, of different `keys`; where those are there, `change` them: SQL by column, in which `excluded` is the new row."""
    if not rows:
        return
    assert isinstance(table, Table)
    names = list(rows[0])
    quote = connection.dialect.identifier_preparer.quote
    columns = ", ".join(map(quote, names))
    changes = ", ".join(f"{quote(column)} = {sql}" for column, sql in change.items())
    tail = f"ON CONFLICT ({', '.join(map(quote, keys))}) DO UPDATE SET {changes}"
    values = _values(connection, table, names, rows)
    if connection.dialect.name == "postgresql":
        draft = f"draft_{table.name}"
        connection.exec_driver_sql(f"CREATE TEMPORARY TABLE {draft} AS SELECT {columns} FROM {table.name} LIMIT 0")  # noqa: S608
        _copy(connection, f"COPY {draft} ({columns}) FROM STDIN", values)
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({columns}) SELECT {columns} FROM {draft} {tail}")  # noqa: S608
        connection.exec_driver_sql(f"DROP TABLE {draft}")
    else:
        places = ", ".join("?" * len(names))
        command = f"INSERT INTO {table.name} ({columns}) VALUES ({places}) {tail}"  # noqa: S608 - names of our own
        connection.exec_driver_sql(command, list(values))


def _copy(connection: Connection, command: str, values: Iterable[tuple[Any, ...]]) -> None:
    """What fails fails as SQLAlchemy's errors do, so that a lost connection is known for one."""
    driver: Any = connection.connection.driver_connection
    errors: Any = connection.dialect.loaded_dbapi
    try:
        with driver.cursor() as cursor, cursor.copy(command) as copy:
            for row in values:
                copy.write_row(row)
    except errors.OperationalError as error:
        raise OperationalError(command, None, error) from error


def _values(
    connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Row]
) -> Iterator[tuple[Any, ...]]:
    """The rows as the driver takes them."""
    writers = [_writer(connection, table, name) for name in names]
    columns = ([row[name] for row in rows] for name in names)
    written = (values if write is None else map(write, values) for values, write in zip(columns, writers, strict=True))
    return zip(*written, strict=True)


def _writer(connection: Connection, table: Table, name: str) -> Callable[[Any], Any] | None:
    type_ = table.columns[name].type.dialect_impl(connection.dialect)
    return type_.bind_processor(connection.dialect)
