"""Statements counted in groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, Subquery, Text, cast, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.database.execution import dialect_of, run_packed
from api.models import Article, Entity, Statement, Theme
from api.models.base import Folded
from api.models.facet import UNKNOWN
from api.models.sort_keys import POSITION_BITS
from api.queries.bitmaps import selections
from api.queries.bitmaps.facet_bitmaps import is_listed, written
from api.queries.bitmaps.group_counts import count, kept, kept_pairs, page
from api.queries.paging import Key, Page, Position, fetch
from api.queries.selecting.filters import LINKS, Link, Selection
from api.queries.statements import select_keys

NONE = UNKNOWN  # stands in keys of pages, which are never null
FEW = 2000  # statements that are counted by joins sooner than by bitmaps


@dataclass(frozen=True, slots=True)
class Grouping:
    """How statements are grouped: `add` gives a query with what it needs, and the column that tells groups apart.

    `describe` turns values of that column into what an answer's key says.
    """

    add: Callable[[Select[Any], ColumnElement[int]], tuple[Select[Any], ColumnElement[Any]]]
    describe: Callable[[Session, Sequence[Any]], Mapping[Any, Any]]


def find(
    session: Session, selection: Selection, names: Sequence[str], position: Position | None, limit: int
) -> tuple[Page, int]:
    """A page of groups, the largest first, and how many there are on all pages.

    Rows have a value for each grouping, and the number of `statements`.
    """
    if selection.is_empty:
        return Page(), 0
    if len(names) == 1 and (counted := _count_facets(session, selection, names[0])) is not None:
        return page(counted, position, limit), len(counted)
    groups = kept_pairs(selection, names)
    groups = _count(selection, names) if groups is None else groups
    keys = [Key(groups.c.statements, descending=True), *(Key(groups.c[name]) for name in names)]
    rows = select(*(groups.c[name] for name in names), groups.c.statements)
    total = session.scalar(select(func.count()).select_from(groups)) or 0
    return fetch(session, rows, keys, position, limit), total


def _count_facets(session: Session, selection: Selection, name: str) -> Mapping[str, int] | None:
    """None where so few statements are found that joins count them sooner."""
    counted = kept(session, selection, name)
    if counted is None and len(found := selections.find(session, selection)) > FEW:
        return count(session, found, name)
    return counted


def describe(session: Session, names: Sequence[str], rows: Sequence[Any]) -> list[dict[str, Any]]:
    """The key of each row of a page: for entities and themes id and name, otherwise the value, None for one that is not known."""
    described = [GROUPINGS[name].describe(session, [row[i] for row in rows]) for i, name in enumerate(names)]
    return [{name: described[i][row[i]] for i, name in enumerate(names)} for row in rows]


def _count(selection: Selection, names: Sequence[str]) -> Subquery:
    chosen, key = select_keys(selection, with_statement=bool(selection.columns))
    found = chosen.with_only_columns(key.label("found")).subquery()
    query: Select[Any] = select(func.count().label("statements")).select_from(found)
    for name in names:
        query, column = GROUPINGS[name].add(query, found.c.found)
        query = query.add_columns(column.label(name)).group_by(column)
    return query.subquery()


def _by_link(link: Link, table: type[Entity] | type[Theme] | None) -> Grouping:
    def add(query: Select[Any], key: ColumnElement[int]) -> tuple[Select[Any], ColumnElement[Any]]:
        if table is None:
            return query.join(link.sort_key.class_, link.sort_key == key), cast(link.value, Folded)
        named = (
            select(link.sort_key, cast(table.id, Folded).label("id")).join(table, table.number == link.value).subquery()
        )
        return query.join(named, named.c.sort_key == key), named.c.id

    return Grouping(add, _as_they_are if table is None else _with_names(table))


def _by_column(column: InstrumentedAttribute[Any], describe: Callable[..., Mapping[Any, Any]]) -> Grouping:
    def add(query: Select[Any], key: ColumnElement[int]) -> tuple[Select[Any], ColumnElement[Any]]:
        own = select(Statement.sort_key, cast(func.coalesce(column, NONE), Folded).label("value")).subquery()
        return query.join(own, own.c.sort_key == key), own.c.value

    return Grouping(add, describe)


def _by_date(chars: int) -> Callable[[Select[Any], ColumnElement[int]], tuple[Select[Any], ColumnElement[Any]]]:
    """By so many characters of the date, such as the 7 of 2022-06; by NONE where there is none."""

    def add(query: Select[Any], key: ColumnElement[int]) -> tuple[Select[Any], ColumnElement[Any]]:
        written = func.substr(cast(Article.published_on, Text), 1, chars)
        value = cast(func.coalesce(written, NONE), Folded).label("value")
        dated = select(Article.sort_key, value).subquery()
        return query.join(dated, dated.c.sort_key == key.bitwise_rshift(literal(POSITION_BITS, Integer))), dated.c.value

    return add


def _as_they_are(_session: Session, values: Sequence[Any]) -> Mapping[Any, Any]:
    return {value: value for value in values}


def _with_names(table: type[Entity] | type[Theme]) -> Callable[[Session, Sequence[Any]], Mapping[Any, Any]]:
    def describe(session: Session, ids: Sequence[str]) -> Mapping[str, Any]:
        rows = run_packed(session, _named(table, dialect_of(session)), {"ids": written(session, ids)})
        return {id_: {"id": id_, "name": name} for id_, name in rows}

    return describe


@cache
def _named(table: type[Entity] | type[Theme], dialect: str) -> Any:
    return select(table.id, table.name).where(is_listed(table.id, dialect, "ids"))


def _as_sources(session: Session, folded: Sequence[str]) -> Mapping[str | None, str | None]:
    """Of several spellings the first in the order of the alphabet."""
    query = select(Article.source_folded, func.min(Article.source)).where(Article.source_folded.in_(set(folded)))
    found: dict[str | None, str | None] = {NONE: None}
    return found | {row[0]: row[1] for row in session.execute(query.group_by(Article.source_folded))}


def _as_dates(_session: Session, values: Sequence[str]) -> Mapping[str, str | None]:
    return {value: value or None for value in values}


GROUPINGS: Mapping[str, Grouping] = {
    "speaker": _by_link(LINKS["speaker"], Entity),
    "organisation": _by_link(LINKS["organisation"], Entity),
    "theme": _by_link(LINKS["theme"], Theme),
    "act": _by_link(LINKS["act"], None),
    "kind": _by_column(Statement.kind, _as_they_are),
    "country": _by_link(LINKS["country"], Entity),
    "source": _by_column(Statement.source_folded, _as_sources),
    "day": Grouping(_by_date(10), _as_dates),
    "month": Grouping(_by_date(7), _as_dates),
    "year": Grouping(_by_date(4), _as_dates),
}
