"""Lists of entities and themes with the number of their statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, Subquery, cast, distinct, func, select
from sqlalchemy.orm import Session

from api.models import Entity
from api.queries.filters import LINKS, Link
from api.queries.names import ENTITIES, THEMES, Names, begins, nearness
from api.queries.paging import Key, Page, Position, fetch
from extraction.document import EntityType

NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A list of things with names: all, those of some types, or only those that were found in statements.

    `link` is the filter of /statements by which they are counted.
    """

    names: Names
    link: str
    types: Sequence[EntityType] = ()
    only_found: bool = False


SPEAKERS = Catalogue(ENTITIES, "speaker", only_found=True)
ORGANISATIONS = Catalogue(ENTITIES, "organisation", types=(EntityType.ORGANISATION,))
ALL_ENTITIES = Catalogue(ENTITIES, "entity")
ALL_THEMES = Catalogue(THEMES, "theme")


def page(
    session: Session, catalogue: Catalogue, query: Mapping[str, Any], position: Position | None, limit: int
) -> Page:
    """A page of (entity or theme, its count), sorted as `sort` says (see `order`)."""
    table, counted = catalogue.names.table, _counted(LINKS[catalogue.link])
    count = func.coalesce(counted.c.statements, 0)
    rows: Select[Any, Any] = select(table, count).join(
        counted, counted.c.number == table.number, isouter=not catalogue.only_found
    )
    keys = _keys(catalogue, query, count)
    return fetch(session, rows.where(*_conditions(catalogue, query)), keys, position, limit)


def order(query: Mapping[str, Any]) -> dict[str, Any]:
    """The query with its order: `-count`, `name` or, if a beginning but no order is given, what comes nearest first."""
    return {"sort": NEAREST if query.get("q") else "-count", **query}


def total(session: Session, catalogue: Catalogue, query: Mapping[str, Any]) -> int:
    """How many are on all pages."""
    rows = select(func.count()).select_from(catalogue.names.table).where(*_conditions(catalogue, query))
    if catalogue.only_found:
        rows = rows.where(catalogue.names.table.number.in_(select(LINKS[catalogue.link].value)))
    return session.scalar(rows) or 0


def find(session: Session, catalogue: Catalogue, id_: str) -> Any:
    """The entity or theme with an id, if it is in the catalogue and of one of its types, or None."""
    table = catalogue.names.table
    return session.scalar(select(table).where(table.id == id_, *_conditions(catalogue, {})))


def counts(session: Session, links: Iterable[str], numbers: Sequence[int]) -> dict[str, dict[int, int]]:
    """For each filter of /statements how many statements it finds with each of the numbers."""
    return {name: _counts(session, LINKS[name], numbers) for name in links}


def _keys(catalogue: Catalogue, query: Mapping[str, Any], count: ColumnElement[int]) -> Sequence[Key]:
    table = catalogue.names.table
    keys = [Key(table.name_folded.expression), Key(table.number.expression)]
    if query["sort"] == NEAREST:
        return [Key(nearness(catalogue.names, query["q"])), Key(_weight(catalogue.names), descending=True), *keys]
    return keys if query["sort"] == "name" else [Key(count, descending=True), *keys]


def _weight(names: Names) -> ColumnElement[int]:
    """How often statements have to do with it in any way."""
    links = [link for link in LINKS.values() if link.names is names]
    counts = [select(func.count()).where(link.value == names.table.number).scalar_subquery() for link in links]
    return cast(sum(counts[1:], start=counts[0]), BigInteger)


def _counts(session: Session, link: Link, numbers: Sequence[int]) -> dict[int, int]:
    rows = session.execute(_count(link).where(link.value.in_(numbers)))
    return {row.number: row.statements for row in rows}


def _counted(link: Link) -> Subquery:
    return _count(link).subquery()


def _count(link: Link) -> Select[Any]:
    statements = func.count(distinct(link.sort_key)) if link.repeats else func.count()
    return select(link.value.label("number"), statements.label("statements")).group_by(link.value)


def _conditions(catalogue: Catalogue, query: Mapping[str, Any]) -> list[ColumnElement[bool]]:
    conditions = [begins(catalogue.names, query["q"])] if query.get("q") else []
    types = [*catalogue.types, *query.get("type", ())]
    if types:
        conditions.append(Entity.type.in_(types))
    return conditions
