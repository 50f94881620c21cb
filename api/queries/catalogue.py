"""Lists of entities and themes with the number of their statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, cast, func, select

from api.database import Reader
from api.models import Entity, Facet
from api.queries.paging import Key, Page, Position, fetch_page
from api.queries.selecting import ENTITIES, LINKS, THEMES, NameTable, begins, nearness, resolve_names
from extraction.text import EntityType

NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A list of things with names: all, those of some types, or only those that were found in statements.

    `link` is the filter of /statements by which they are counted.
    """

    names: NameTable
    link: str
    types: Sequence[EntityType] = ()
    only_found: bool = False


SPEAKERS = Catalogue(ENTITIES, "speaker", only_found=True)
ORGANISATIONS = Catalogue(ENTITIES, "organisation", types=(EntityType.ORGANISATION,))
ALL_ENTITIES = Catalogue(ENTITIES, "entity")
ALL_THEMES = Catalogue(THEMES, "theme")


def fetch_named(
    reader: Reader, catalogue: Catalogue, query: Mapping[str, Any], position: Position | None, limit: int
) -> Page:
    """A page of (entity or theme, its count), sorted as `sort` says (see `choose_order`)."""
    count = func.coalesce(Facet.statements, 0)
    listed: Select[Any, Any] = select(catalogue.names.table, count)
    rows = _with_facets(listed, catalogue)
    keys = _keys(catalogue, query, count)
    return fetch_page(reader, rows.where(*_conditions(catalogue, query)), keys, position, limit)


def choose_order(query: Mapping[str, Any]) -> dict[str, Any]:
    """The query with its order: `-count`, `name` or, if a beginning but no order is given, what comes nearest first."""
    return {"sort": NEAREST if query.get("q") else "-count", **query}


def count_named(reader: Reader, catalogue: Catalogue, query: Mapping[str, Any]) -> int:
    """How many are on all pages."""
    rows: Select[Any] = select(func.count()).select_from(catalogue.names.table)
    rows = _with_facets(rows, catalogue) if catalogue.only_found else rows
    return reader.session.scalar(rows.where(*_conditions(catalogue, query))) or 0


def find_named(reader: Reader, catalogue: Catalogue, id_: str) -> Any:
    """The entity or theme with an id, if it is in the catalogue and of one of its types, or None."""
    table = catalogue.names.table
    return reader.session.scalar(select(table).where(table.id == id_, *_conditions(catalogue, {})))


def find_id(reader: Reader, catalogue: Catalogue, name: str) -> str | None:
    """The id of the only entity or theme of the catalogue that a name can mean, if there is one."""
    link = LINKS[catalogue.link]
    named = resolve_names(reader, catalogue.names, catalogue.link, (name,), link.preferred)
    if len(named.numbers) != 1:
        return None
    table = catalogue.names.table
    return reader.session.scalar(select(table.id).where(table.number == named.numbers[0], *_conditions(catalogue, {})))


def read_counts(
    reader: Reader, names: NameTable, links: Iterable[str], numbers: Sequence[int]
) -> dict[str, dict[int, int]]:
    """For each filter of /statements how many statements it finds with each of the numbers."""
    found: dict[str, dict[int, int]] = {link: {} for link in links}
    query = select(Facet.field, names.table.number, Facet.statements).join(names.table, names.table.id == Facet.value)
    query = query.where(Facet.field.in_(list(found)), names.table.number.in_(numbers))
    for link, number, statements in reader.session.execute(query):
        found[link][number] = statements
    return found


def _with_facets(rows: Any, catalogue: Catalogue) -> Any:
    """With the facet of each in the filter by which they are counted; those without one only where all are wanted."""
    is_counted = (Facet.field == catalogue.link) & (Facet.value == catalogue.names.table.id)
    return rows.join(Facet, is_counted, isouter=not catalogue.only_found)


def _keys(catalogue: Catalogue, query: Mapping[str, Any], count: ColumnElement[int]) -> Sequence[Key]:
    table = catalogue.names.table
    keys = [Key(table.name_folded.expression), Key(table.number.expression)]
    if query["sort"] == NEAREST:
        return [Key(nearness(catalogue.names, query["q"])), Key(_weight(catalogue.names), descending=True), *keys]
    return keys if query["sort"] == "name" else [Key(count, descending=True), *keys]


def _weight(names: NameTable) -> ColumnElement[int]:
    """How often statements have to do with it in any way."""
    links = [field for field, link in LINKS.items() if link.names is names]
    meant = (Facet.value == names.table.id) & Facet.field.in_(links)
    counted = select(func.sum(Facet.statements)).where(meant).correlate(names.table).scalar_subquery()
    return cast(func.coalesce(counted, 0), BigInteger)


def _conditions(catalogue: Catalogue, query: Mapping[str, Any]) -> list[ColumnElement[bool]]:
    conditions = [begins(catalogue.names, query["q"])] if query.get("q") else []
    types = [*catalogue.types, *query.get("type", ())]
    if types:
        conditions.append(Entity.type.in_(types))
    return conditions
