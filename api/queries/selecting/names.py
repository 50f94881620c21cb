"""What a name in a query means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from msgspec import Struct
from rapidfuzz import fuzz, process
from sqlalchemy import ColumnElement, bindparam, case, func, null, or_, select

from api.database.reading.reader import Reader
from api.database.reading.revision_cache import RevisionCache
from api.models import Entity, Facet
from api.queries.selecting.selection import FacetCount, NameTable
from extraction.text.document import EntityType
from extraction.text.folding import fold

_cache = RevisionCache()
CLOSEST = 3
CLOSE_ENOUGH = 70  # of 100, as rapidfuzz counts
NEARLY_AS_CLOSE = 12  # behind the closest

K = TypeVar("K")


class NamedThings(Struct, frozen=True):
    """The numbers of what is named, their facets in the field of the parameter, and what to tell who asked."""

    numbers: tuple[int, ...]
    facets: tuple[FacetCount, ...]
    warnings: tuple[str, ...]


def resolve_names(
    reader: Reader, names: NameTable, field: str, values: Sequence[str], preferred: EntityType | None = None
) -> NamedThings:
    """What the values of a field name. Of several things with one name those of the preferred type are meant, otherwise all."""
    key = (names.table, field, tuple(values), preferred)
    return _cache.recall(reader, key, lambda: _resolve(reader, names, field, values, preferred))


def _resolve(
    reader: Reader, names: NameTable, field: str, values: Iterable[str], preferred: EntityType | None
) -> NamedThings:
    facets: dict[int, FacetCount | None] = {}
    warnings: list[str] = []
    for value in dict.fromkeys(values):
        rows = _choose(_find_named(reader, names, field, value), value, preferred)
        facets |= {row.number: FacetCount(row.facet, row.statements) if row.facet else None for row in rows}
        if not rows:
            warnings.append(_warn_of_unknown(reader, names, field, value))
        elif len(rows) > 1:
            warnings.append(f"{field}={value}: several are known by this name, all are meant: {_list(rows)}.")
    return NamedThings(tuple(facets), tuple(facet for facet in facets.values() if facet), tuple(warnings))


def begins(names: NameTable, text: str) -> ColumnElement[bool]:
    """The condition that a word of any of its names begins so."""
    return names.table.number.in_(select(names.number).where(_has_word(names, fold(text))))


def nearness(names: NameTable, text: str) -> ColumnElement[int]:
    """How near a name comes to what is being typed: 0 if it is one of its names, 1 if one begins so, 2 if a word inside does."""
    start = fold(text)
    folded = names.aliases.folded
    near = case((folded == start, 0), (folded.startswith(start, autoescape=True), 1), else_=2)
    nearest = select(func.min(near)).where(names.number == names.table.number, _has_word(names, start))
    return func.coalesce(nearest.scalar_subquery(), 2)


def _has_word(names: NameTable, start: str) -> ColumnElement[bool]:
    folded = names.aliases.folded
    return or_(folded.startswith(start, autoescape=True), folded.contains(f" {start}", autoescape=True))


def _find_named(reader: Reader, names: NameTable, field: str, value: str) -> Sequence[Any]:
    """What has a name, with its facet in a field, None where it has none."""
    rows = reader.run(_naming(names), {"folded": fold(value), "field": field})
    return sorted(rows, key=lambda row: row.id) if len(rows) > 1 else rows


@cache
def _naming(names: NameTable) -> Any:
    table = names.table
    type_ = Entity.type if names.table is Entity else null().label("type")
    columns = (table.number, table.id, type_, table.name, Facet.number.label("facet"), Facet.statements)
    has_facet = (Facet.field == bindparam("field")) & (Facet.value == table.id)
    named = select(*columns).join(names.aliases, names.number == table.number).outerjoin(Facet, has_facet)
    return named.where(names.aliases.folded == bindparam("folded"))


def _choose(rows: Sequence[Any], value: str, preferred: EntityType | None) -> Sequence[Any]:
    """A type decides before an id does: country=AU is Australia, though the African Union has that id."""
    if preferred is not None:
        rows = [row for row in rows if row.type is preferred] or rows
    return [row for row in rows if row.id == value] or rows


def _warn_of_unknown(reader: Reader, names: NameTable, field: str, value: str) -> str:
    closest = _find_closest(reader, names, value)
    hint = f" Closest: {_list(closest)}." if closest else ""
    return f"{field}={value}: nothing is known by this name.{hint}"


def _find_closest(reader: Reader, names: NameTable, value: str) -> Sequence[Any]:
    """Those whose names are most like it, the most alike first."""
    found = reader.run(_every(names))
    alike = most_alike(value, {index: row[0] for index, row in enumerate(found)}, limit=4 * CLOSEST)
    numbers = list(dict.fromkeys(found[index][1] for index in alike))[:CLOSEST]
    rows = reader.session.scalars(select(names.table).where(names.table.number.in_(numbers))).all()
    return sorted(rows, key=lambda row: numbers.index(row.number))


@cache
def _every(names: NameTable) -> Any:
    return select(names.aliases.folded, names.number)


def most_alike(value: str, folded: Mapping[K, str], limit: int = CLOSEST) -> list[K]:
    """The keys of the folded names that are most like a value, letter by letter or in whole words, the most alike first."""
    found = process.extract(fold(value), folded, scorer=fuzz.token_set_ratio, score_cutoff=CLOSE_ENOUGH, limit=limit)
    return [key for _, score, key in found if score >= found[0][1] - NEARLY_AS_CLOSE]


def _list(rows: Sequence[Any]) -> str:
    return ", ".join(f"{row.name} ({row.id})" for row in rows)
