"""What statements can be grouped by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Integer, Select, Text, case, cast, collate, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute

from api.database import Reader, is_listed, write_list
from api.models import ARTICLE_BITS, POSITION_BITS, Article, Entity, Event, Facet, Statement, Theme
from api.models.base import Folded
from api.models.facet import UNKNOWN
from api.queries.selecting import LINKS
from api.queries.selecting.selection import LinkTable
from api.sources import catalogue
from extraction.knowledge.sides import describe_side

NONE = UNKNOWN  # stands in keys of pages, which are never null


@dataclass(frozen=True, slots=True)
class Grouping:
    """How statements are grouped: `add` gives a query with what it needs, and the column that tells groups apart, for a column of sort
    keys; a row may come more than once.

    `describe` turns values of that column into what the key of a group in the response says.
    """

    add: Callable[[Select[Any], ColumnElement[int]], tuple[Select[Any], ColumnElement[Any]]]
    describe: Callable[[Reader, Sequence[Any]], Mapping[Any, Any]]


def describe_groups(reader: Reader, names: Sequence[str], rows: Sequence[Any]) -> list[dict[str, Any]]:
    """The key of each row of a page: for entities and themes id and name, otherwise the value, None for one that is not known."""
    described = [GROUPINGS[name].describe(reader, [row[i] for row in rows]) for i, name in enumerate(names)]
    return [{name: described[i][row[i]] for i, name in enumerate(names)} for row in rows]


def _by_link(link: LinkTable, table: type[Entity] | type[Theme] | type[Event] | None) -> Grouping:
    def add(query: Select[Any], key: ColumnElement[int]) -> tuple[Select[Any], ColumnElement[Any]]:
        if table is None:
            return query.join(link.sort_key.class_, link.sort_key == key), cast(link.value, Folded)
        ids = select(link.sort_key, cast(table.id, Folded).label("id")).join(table, table.number == link.value)
        named = ids.subquery()
        return query.join(named, named.c.sort_key == key), named.c.id

    return Grouping(add, _as_they_are if table is None else _with_names(table))


def _by_column(
    column: ColumnElement[Any] | InstrumentedAttribute[Any], describe: Callable[..., Mapping[Any, Any]]
) -> Grouping:
    def add(query: Select[Any], key: ColumnElement[int]) -> tuple[Select[Any], ColumnElement[Any]]:
        own = select(Statement.sort_key, cast(func.coalesce(column, NONE), Folded).label("value")).subquery()
        return query.join(own, own.c.sort_key == key), own.c.value

    return Grouping(add, describe)


def write_home(source: ColumnElement[Any]) -> ColumnElement[str]:
    """The home of a source by its key, NONE where it is not in the catalogue."""
    homes = {source.id: source.home for source in catalogue.list_sources()}
    return case(homes, value=source, else_=NONE)


def _by_home(query: Select[Any], key: ColumnElement[int]) -> tuple[Select[Any], ColumnElement[Any]]:
    value = cast(write_home(Statement.source_folded.expression), Folded).label("value")
    own = select(Statement.sort_key, value).subquery()
    return query.join(own, own.c.sort_key == key), own.c.value


def _by_date(chars: int) -> Callable[[Select[Any], ColumnElement[int]], tuple[Select[Any], ColumnElement[Any]]]:
    """By so many characters of the date, such as the 7 of 2022-06; by NONE where there is none."""

    def add(query: Select[Any], key: ColumnElement[int]) -> tuple[Select[Any], ColumnElement[Any]]:
        written = func.substr(cast(Article.published_on, Text), 1, chars)
        value = cast(func.coalesce(written, NONE), Folded).label("value")
        dated = select(Article.sort_key, value).subquery()
        return query.join(dated, dated.c.sort_key == key.bitwise_rshift(literal(POSITION_BITS, Integer))), dated.c.value

    return add


def _by_week(query: Select[Any], key: ColumnElement[int]) -> tuple[Select[Any], ColumnElement[Any]]:
    """By the Monday, as kept_counts.write_week writes it."""
    ordinal = Article.sort_key.bitwise_rshift(literal(ARTICLE_BITS, Integer))
    monday = cast(cast(ordinal - (ordinal - 1) % 7, BigInteger), Text)
    value = cast(case((ordinal == 0, NONE), else_=monday), Folded).label("value")
    dated = select(Article.sort_key, value).subquery()
    return query.join(dated, dated.c.sort_key == key.bitwise_rshift(literal(POSITION_BITS, Integer))), dated.c.value


def _as_they_are(_reader: Reader, values: Sequence[Any]) -> Mapping[Any, Any]:
    return {value: value for value in values}


def _with_names(
    table: type[Entity] | type[Theme] | type[Event],
) -> Callable[[Reader, Sequence[Any]], Mapping[Any, Any]]:
    def describe(reader: Reader, ids: Sequence[str]) -> Mapping[str, Any]:
        rows = reader.run_packed(_named(table, reader.dialect), {"ids": write_list(reader.dialect, ids)})
        return {id_: {"id": id_, "name": name} for id_, name in rows}

    return describe


@cache
def _named(table: type[Entity] | type[Theme] | type[Event], dialect: str) -> Any:
    return select(table.id, table.name).where(is_listed(table.id, dialect, "ids"))


def _as_sources(reader: Reader, folded: Sequence[str]) -> Mapping[str | None, str | None]:
    """The name in the catalogue; of several spellings of another source the first in the order of the alphabet."""
    found: dict[str | None, str | None] = {key: source.name for key in folded if (source := catalogue.get(key))}
    others = {key for key in folded if key not in found}
    found |= dict(reader.run(_spelt(reader.dialect), {"keys": write_list(reader.dialect, others)}) if others else ())
    return found | {NONE: None}


@cache
def _spelt(dialect: str) -> Any:
    """An index has the first spelling, and is not read further for each source."""
    # On PostgreSQL the index is in another collation than facets are.
    key = collate(Facet.value, "default") if dialect == "postgresql" else Facet.value
    first = select(func.min(Article.source)).where(Article.source_folded == key).scalar_subquery()
    return select(Facet.value, first).where(Facet.field == "source", is_listed(Facet.value, dialect, "keys"))


def _as_sides(_reader: Reader, values: Sequence[str]) -> Mapping[str, Any]:
    """The country or organisation."""
    return {side: describe_side(side) for side in values}


def _as_dates(_reader: Reader, values: Sequence[str]) -> Mapping[str, str | None]:
    return {value: value or None for value in values}


def _as_weeks(_reader: Reader, values: Sequence[str]) -> Mapping[str, str | None]:
    """ISO 8601: 2022-W24."""
    return {value: date.fromordinal(int(value)).strftime("%G-W%V") if value else None for value in values}


GROUPINGS: Mapping[str, Grouping] = {
    "speaker": _by_link(LINKS["speaker"], Entity),
    "organisation": _by_link(LINKS["organisation"], Entity),
    "theme": _by_link(LINKS["theme"], Theme),
    "act": _by_link(LINKS["act"], None),
    "kind": _by_column(Statement.kind, _as_they_are),
    "country": _by_link(LINKS["country"], Entity),
    "addressee": _by_link(LINKS["addressee"], Entity),
    "relayed_by": _by_link(LINKS["relayed_by"], Entity),
    "entity": _by_link(LINKS["entity"], Entity),
    "event": _by_link(LINKS["event"], Event),
    "source": _by_column(Statement.source_folded, _as_sources),
    "source_country": Grouping(_by_home, _as_sides),
    "side": _by_column(Statement.side, _as_sides),
    "language": _by_column(func.lower(Statement.language), _as_they_are),
    "day": Grouping(_by_date(10), _as_dates),
    "week": Grouping(_by_week, _as_weeks),
    "month": Grouping(_by_date(7), _as_dates),
    "year": Grouping(_by_date(4), _as_dates),
}
