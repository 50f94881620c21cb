"""Queries as drivers run them: written by SQLAlchemy, once each, with how their values go in and come out."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Dialect, Integer, Select, Text, cast, func, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.types import TypeEngine

from api.database.reading.reader import Query

Convert = Callable[[Any], Any]
Converters = tuple[tuple[int, Convert], ...]
ConvertColumn = Callable[[Sequence[Any]], Iterable[Any]]
SEPARATOR = "\x1f"  # the unit separator of ASCII, which JSON has no place for
_MOST = 500  # statements that are kept; there are some dozens


class ConvertedTogether:
    """A type that converts whole columns."""

    def convert_column(self, values: Sequence[Any]) -> Iterable[Any]:
        """The values as they are read."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Prepared:
    """A statement as the driver takes it: names and defaults of its values in their order, what makes rows of tuples, and which of its
    values and columns have to be converted.
    """

    text: str
    parameters: tuple[tuple[str, Any], ...]
    make: Callable[[Any], Any]
    values: Converters
    columns: tuple[tuple[int, ConvertColumn], ...]

    def write(self, given: Mapping[str, Any]) -> list[Any]:
        """The values as the driver takes them."""
        return _convert([given.get(name, default) for name, default in self.parameters], self.values)

    def read(self, found: list[Any]) -> list[Any]:
        """Rows of what the driver has found."""
        return list(map(self.make, self.read_tuples(found)))

    def read_tuples(self, found: list[Any]) -> list[Any]:
        """The same, whose values have no names: to make rows of fifty tuples takes longer than to convert their values."""
        if not (self.columns and found):
            return found
        columns: list[Any] = list(zip(*found, strict=True))
        for index, convert in self.columns:
            columns[index] = convert(columns[index])
        return list(zip(*columns, strict=True))


def _convert(values: list[Any], converters: Converters) -> list[Any]:
    for index, convert in converters:
        values[index] = convert(values[index])
    return values


@lru_cache(maxsize=_MOST)
def pack(query: Query) -> tuple[Select[Any], tuple[bool, ...]]:
    """The query for one row, in which the values of each column are one text, and which columns are of whole numbers."""
    rows = query.subquery("packed")
    joined = (func.group_concat(cast(column, Text), SEPARATOR) for column in rows.c)
    return select(*joined), tuple(isinstance(column.type, Integer) for column in rows.c)


@lru_cache(maxsize=4)
def _dialect(name: str) -> Dialect:
    """PostgreSQL has the places of values numbered, as it takes them itself."""
    return sqlite.dialect() if name == "sqlite" else PGDialect_psycopg(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]


@lru_cache(maxsize=_MOST)
def prepare(query: Query, dialect_name: str) -> Prepared:
    """The statement of a query."""
    dialect = _dialect(dialect_name)
    compiled = query.compile(dialect=dialect)
    names = compiled.positiontup or ()
    columns = list(query.selected_columns)
    row: Any = namedtuple("Row", [str(column.key) for column in columns], rename=True)  # type: ignore[misc]
    return Prepared(
        str(compiled),
        tuple((name, compiled.params.get(name)) for name in names),
        partial(tuple.__new__, row),
        _needed(_writer(compiled.binds[name].type, dialect) for name in names),
        tuple((i, convert) for i, column in enumerate(columns) if (convert := _reader(column.type, dialect))),
    )


def _needed(converters: Iterable[Convert | None]) -> Converters:
    return tuple((index, convert) for index, convert in enumerate(converters) if convert)


def _writer(type_: TypeEngine[Any], dialect: Dialect) -> Convert | None:
    return type_.dialect_impl(dialect).bind_processor(dialect)


def _reader(type_: TypeEngine[Any], dialect: Dialect) -> ConvertColumn | None:
    """What converts a column; some types do it sooner for all of its values than for one after the other."""
    if isinstance(type_, ConvertedTogether):
        return type_.convert_column
    convert = type_.dialect_impl(dialect).result_processor(dialect, None)
    return partial(map, convert) if convert else None
