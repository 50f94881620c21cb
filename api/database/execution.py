"""Queries for columns, run without what the ORM adds for objects, and on SQLite past SQLAlchemy: both cost more than the questions.

Here SQLAlchemy writes the statements, once each, and says how values go in and come out; the driver runs them.
"""

from __future__ import annotations

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Connection, Integer, Select, Text, cast, func, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from api.database.engine import CONNECTION, DRIVER, Database
from api.database.snapshots import Driver

Convert = Callable[[Any], Any]
Converters = tuple[tuple[int, Convert], ...]
_DIALECT = sqlite.dialect()
_SEPARATOR = "\x1f"  # the unit separator of ASCII, which JSON has no place for
_MOST = 500  # statements that are kept; there are some dozens


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A statement as the driver takes it: names and defaults of its values in their order, what makes rows of tuples, and which of its
    values and columns have to be converted.
    """

    text: str
    parameters: tuple[tuple[str, Any], ...]
    make: Callable[[Any], Any]
    values: Converters
    columns: Converters

    def write(self, given: Mapping[str, Any]) -> list[Any]:
        """The values as the driver takes them."""
        return _convert([given.get(name, default) for name, default in self.parameters], self.values)

    def read(self, found: list[Any]) -> list[Any]:
        """Rows of what the driver has found."""
        return list(map(self.make, self.read_plain(found)))

    def read_plain(self, found: list[Any]) -> list[Any]:
        """The same as mere tuples."""
        return [_convert(list(values), self.columns) for values in found] if self.columns else found


def _convert(values: list[Any], converters: Converters) -> list[Any]:
    for index, convert in converters:
        values[index] = convert(values[index])
    return values


def dialect_of(session: Session) -> str:
    """The name of the dialect of SQL that a session's database has."""
    return "sqlite" if DRIVER in session.info else session.get_bind().dialect.name


def run(
    session: Session, query: Select[*tuple[Any, ...]], parameters: Mapping[str, Any] | None = None
) -> Sequence[Any]:
    """All rows of a query, in the session's transaction; the query should be a constant, since what is made of it is kept."""
    driver = session.info.get(DRIVER)
    if driver is None:
        connection: Connection = session.info.get(CONNECTION) or session.connection()
        return connection.execute(query, parameters).all()
    prepared = _prepare(query)
    return prepared.read(_fetch(driver, prepared, parameters))


def run_plain(
    session: Session, query: Select[*tuple[Any, ...]], parameters: Mapping[str, Any] | None = None
) -> Sequence[Any]:
    """The same, as rows whose columns are known by their places alone."""
    driver = session.info.get(DRIVER)
    if driver is None:
        return run(session, query, parameters)
    prepared = _prepare(query)
    return prepared.read_plain(_fetch(driver, prepared, parameters))


def _fetch(driver: Driver, prepared: _Prepared, parameters: Mapping[str, Any] | None) -> list[Any]:
    values = prepared.write(parameters or {})
    try:
        return driver.execute(prepared.text, values).fetchall()
    except sqlite3.Error as error:
        raise DBAPIError.instance(prepared.text, values, error, sqlite3.Error, dialect=_DIALECT) from error


def run_packed(
    session: Session, query: Select[*tuple[Any, ...]], parameters: Mapping[str, Any] | None = None
) -> Sequence[Any]:
    """All rows of a query, as tuples, if its columns are texts and whole numbers and never null.

    SQLite makes one row of them. Else Python's sqlite3 would let go of the interpreter's lock (GIL) for each row, and threads that
    answer at once spend more time on taking turns than on answering.
    """
    if DRIVER not in session.info:
        return run(session, query, parameters)
    packed, converters = _pack(query)
    columns = run_plain(session, packed, parameters)[0]
    if columns[0] is None:
        return []
    texts = [column.split(_SEPARATOR) for column in columns]
    if any(len(values) != len(texts[0]) for values in texts):  # one of the texts has the separator
        return run(session, query, parameters)
    return list(zip(*(map(int, v) if is_int else v for v, is_int in zip(texts, converters, strict=True)), strict=True))


@lru_cache(maxsize=_MOST)
def _pack(query: Select[*tuple[Any, ...]]) -> tuple[Select[Any], tuple[bool, ...]]:
    """The query for one row, in which the values of each column are one text, and which columns are of whole numbers."""
    rows = query.subquery("packed")
    joined = (func.group_concat(cast(column, Text), _SEPARATOR) for column in rows.c)
    return select(*joined), tuple(isinstance(column.type, Integer) for column in rows.c)


def glance(database: Database, query: Select[*tuple[Any, ...]], parameters: Mapping[str, Any]) -> Any:
    """The first row of a query that an index answers, or None, in no transaction; raises sqlite3.Error too."""
    if not database.reads_sqlite:
        with database.reading() as session:
            return next(iter(run(session, query, parameters)), None)
    prepared = _prepare(query)
    row = database.glance(prepared.text, prepared.write(parameters))
    return None if row is None else prepared.read([row])[0]


@lru_cache(maxsize=_MOST)
def _prepare(query: Select[*tuple[Any, ...]]) -> _Prepared:
    compiled = query.compile(dialect=_DIALECT)
    names = compiled.positiontup or ()
    columns = list(query.selected_columns)
    row: Any = namedtuple("Row", [str(column.key) for column in columns], rename=True)  # type: ignore[misc]
    return _Prepared(
        str(compiled),
        tuple((name, compiled.params.get(name)) for name in names),
        partial(tuple.__new__, row),
        _needed(_writer(compiled.binds[name].type) for name in names),
        _needed(_reader(column.type) for column in columns),
    )


def _needed(converters: Iterable[Convert | None]) -> Converters:
    return tuple((index, convert) for index, convert in enumerate(converters) if convert)


def _writer(type_: TypeEngine[Any]) -> Convert | None:
    return type_.dialect_impl(_DIALECT).bind_processor(_DIALECT)


def _reader(type_: TypeEngine[Any]) -> Convert | None:
    return type_.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
