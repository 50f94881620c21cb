"""Queries for columns, run without what the ORM adds for objects, and on SQLite past SQLAlchemy: both cost more than the questions.

Here SQLAlchemy writes the statements, once each, and says how values go in and come out; the driver runs them.
"""

from __future__ import annotations

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Connection, Integer, Select, Text, cast, func, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeEngine

from api.database import CONNECTION, DRIVER, Database

Convert = Callable[[Any], Any]
_DIALECT = sqlite.dialect()
_SEPARATOR = "\x1f"  # the unit separator of ASCII, which JSON has no place for
_MOST = 500  # statements that are kept; there are some dozens


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A statement as the driver takes it: names and defaults of its values in their order, and what makes rows of tuples."""

    text: str
    parameters: tuple[tuple[str, Any, Convert | None], ...]
    make: Callable[[Any], Any]
    columns: tuple[tuple[int, Convert], ...]

    def write(self, given: Mapping[str, Any]) -> tuple[Any, ...]:
        """The values as the driver takes them."""
        values = ((given.get(name, default), convert) for name, default, convert in self.parameters)
        return tuple(convert(value) if convert else value for value, convert in values)

    def read(self, found: Sequence[Any]) -> Sequence[Any]:
        """Rows of what the driver has found."""
        return list(map(self.make, map(self._convert, found) if self.columns else found))

    def _convert(self, values: tuple[Any, ...]) -> list[Any]:
        converted = list(values)
        for index, convert in self.columns:
            converted[index] = convert(converted[index])
        return converted


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
    values = prepared.write(parameters or {})
    try:
        return prepared.read(driver.execute(prepared.text, values).fetchall())
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
    columns = run(session, packed, parameters)[0]
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
    parameters = tuple((name, compiled.params.get(name), _writer(compiled.binds[name].type)) for name in names)
    columns = list(query.selected_columns)
    converters = ((index, _reader(column.type)) for index, column in enumerate(columns))
    row: Any = namedtuple("Row", [str(column.key) for column in columns], rename=True)  # type: ignore[misc]
    return _Prepared(
        str(compiled),
        parameters,
        partial(tuple.__new__, row),
        tuple((index, convert) for index, convert in converters if convert),
    )


def _writer(type_: TypeEngine[Any]) -> Convert | None:
    return type_.dialect_impl(_DIALECT).bind_processor(_DIALECT)


def _reader(type_: TypeEngine[Any]) -> Convert | None:
    return type_.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
