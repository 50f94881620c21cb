"""Statements counted in groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, Subquery, cast, extract, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from api.models import Article, Entity, Statement, Theme
from api.models.base import Folded
from api.models.sort_keys import ARTICLE_BITS, POSITION_BITS
from api.queries.filters import LINKS, Link, Selection
from api.queries.paging import Key, Page, Position, fetch
from api.queries.statements import select_keys

NONE = ""  # what stands in a key for a source that is not known, as keys of pages are never null


@dataclass(frozen=True, slots=True)
class Grouping:
    """How statements are grouped: `add` gives a query with what it needs, and the column that tells groups apart.

    `describe` turns values of that column into what an answer's key says.
    """

    add: Callable[[Select[Any], ColumnElement[int]], tuple[Select[Any], ColumnElement[Any]]]
    describe: Callable[[Session, Sequence[Any]], Mapping[Any, Any]]


def page(session: Session, selection: Selection, names: Sequence[str], position: Position | None, limit: int) -> Page:
    """A page of groups, the largest first: rows of a value for each grouping, and the number of statements."""
    if selection.is_empty:
        return Page()
    groups = _groups(selection, names)
    keys = [Key(groups.c.statements, descending=True), *(Key(groups.c[name]) for name in names)]
    return fetch(session, select(*(groups.c[name] for name in names), groups.c.statements), keys, position, limit)


def count(session: Session, selection: Selection, names: Sequence[str]) -> int:
    """How many groups are on all pages."""
    if selection.is_empty:
        return 0
    return session.scalar(select(func.count()).select_from(_groups(selection, names))) or 0


def describe(session: Session, names: Sequence[str], rows: Sequence[Any]) -> list[dict[str, Any]]:
    """The key of each row of a page: for entities and themes id and name, otherwise the value, None for one that is not known."""
    described = [GROUPINGS[name].describe(session, [row[i] for row in rows]) for i, name in enumerate(names)]
    return [{name: described[i][row[i]] for i, name in enumerate(names)} for row in rows]


def _groups(selection: Selection, names: Sequence[str]) -> Subquery:
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


def _by_day(query: Select[Any], key: ColumnElement[int]) -> tuple[Select[Any], ColumnElement[Any]]:
    """Days are the upper bits of sort keys."""
    return query, key.bitwise_rshift(literal(ARTICLE_BITS + POSITION_BITS, Integer))


def _by_parts(*parts: str) -> Callable[[Select[Any], ColumnElement[int]], tuple[Select[Any], ColumnElement[Any]]]:
    """By a number of parts of the date, such as 202206; 0 where there is none."""

    def add(query: Select[Any], key: ColumnElement[int]) -> tuple[Select[Any], ColumnElement[Any]]:
        number: ColumnElement[int] = literal(0, Integer)
        for part in parts:
            number = number * 100 + cast(extract(part, Article.published_on), Integer)
        value = func.coalesce(number, 0).label("value")
        dated = select(Article.sort_key, value).subquery()
        return query.join(dated, dated.c.sort_key == key.bitwise_rshift(literal(POSITION_BITS, Integer))), dated.c.value

    return add


def _as_they_are(_session: Session, values: Sequence[Any]) -> Mapping[Any, Any]:
    return {value: value for value in values}


def _with_names(table: type[Entity] | type[Theme]) -> Callable[[Session, Sequence[Any]], Mapping[Any, Any]]:
    def describe(session: Session, ids: Sequence[str]) -> Mapping[str, Any]:
        rows = session.execute(select(table.id, table.name).where(table.id.in_(set(ids))))
        return {row.id: {"id": row.id, "name": row.name} for row in rows}

    return describe


def _as_sources(session: Session, folded: Sequence[str]) -> Mapping[str | None, str | None]:
    """Of several spellings the first in the order of the alphabet."""
    query = select(Article.source_folded, func.min(Article.source)).where(Article.source_folded.in_(set(folded)))
    found: dict[str | None, str | None] = {NONE: None}
    return found | {row[0]: row[1] for row in session.execute(query.group_by(Article.source_folded))}


def _as_days(_session: Session, ordinals: Sequence[int]) -> Mapping[int, str | None]:
    return {ordinal: date.fromordinal(ordinal).isoformat() if ordinal else None for ordinal in ordinals}


def _as_months(_session: Session, numbers: Sequence[int]) -> Mapping[int, str | None]:
    return {number: f"{number // 100:04}-{number % 100:02}" if number else None for number in numbers}


def _as_years(_session: Session, numbers: Sequence[int]) -> Mapping[int, str | None]:
    return {number: f"{number:04}" if number else None for number in numbers}


GROUPINGS: Mapping[str, Grouping] = {
    "speaker": _by_link(LINKS["speaker"], Entity),
    "organisation": _by_link(LINKS["organisation"], Entity),
    "theme": _by_link(LINKS["theme"], Theme),
    "act": _by_link(LINKS["act"], None),
    "kind": _by_column(Statement.kind, _as_they_are),
    "country": _by_link(LINKS["country"], Entity),
    "source": _by_column(Statement.source_folded, _as_sources),
    "day": Grouping(_by_day, _as_days),
    "month": Grouping(_by_parts("year", "month"), _as_months),
    "year": Grouping(_by_parts("year"), _as_years),
}
