"""What a name in a query means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct

from api.database import Reader, RevisionCache
from api.models import Entity, Theme
from api.queries.notes import Note
from api.queries.selecting.choices import read_theme, refuse_theme
from api.queries.selecting.names.known_names import is_just_so, known_names
from api.queries.selecting.names.name_notes import warn
from api.queries.selecting.names.named_rows import find_named, find_with_ids, new_names
from api.queries.selecting.names.offices import find_holders
from api.queries.selecting.selection import FacetCount, NameTable
from extraction.text import EntityType

_cache = RevisionCache()


class NamedThings(Struct, frozen=True):
    """The numbers of what is named, their facets in the field of the parameter, and what to tell who asked."""

    numbers: tuple[int, ...]
    facets: tuple[FacetCount, ...]
    warnings: tuple[Note, ...]


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
    warnings: list[Note] = []
    for value in dict.fromkeys(values):
        rows = find_rows(reader, names, field, value, preferred)
        facets |= {row.number: FacetCount(row.facet, row.statements) if row.facet else None for row in rows}
        warnings += warn(reader, field, value, rows, preferred) if names.table is Entity else ()
    return NamedThings(tuple(facets), tuple(facet for facet in facets.values() if facet), tuple(warnings))


def find_rows(
    reader: Reader, names: NameTable, field: str, value: str, preferred: EntityType | None = None
) -> Sequence[Any]:
    """The rows of what a value names, with their facets in a field: by a name just so, or else by what else is written for it."""
    rows = _choose(find_named(reader, names, field, value), value, preferred)
    if names.table is Theme:
        return rows or _find_theme(reader, names, field, value)
    if any(preferred in (None, row.type) for row in rows):
        return rows
    if preferred in (None, EntityType.PERSON) and (holders := find_holders(value)):
        return find_with_ids(reader, field, holders)
    for index in (known_names(), new_names(reader)):
        found = [id_ for id_ in index.find(value, preferred) if not rows or index.types[id_] is preferred]
        rows = _choose(find_with_ids(reader, field, found), value, preferred) or rows
        if any(row.facet for row in rows):
            break
    return rows


def _find_theme(reader: Reader, names: NameTable, field: str, value: str) -> Sequence[Any]:
    """The theme that an everyday word means; none if it is known but no article has it. Raises UnknownChoice."""
    id_ = read_theme(value)
    if id_ is None:
        raise refuse_theme(reader, value)
    return find_named(reader, names, field, id_)


def _choose(rows: Sequence[Any], value: str, preferred: EntityType | None) -> Sequence[Any]:
    """A type decides before an id does: country=AU is Australia, though the African Union has that id.

    What is written just so comes before what is only folded alike: VA is the Vatican, VAE the Emirates, though both lose their E.
    """
    if preferred is not None:
        rows = [row for row in rows if row.type is preferred] or rows
    for is_meant in (lambda row: row.id == value, lambda row: is_just_so(row, value)):
        rows = [row for row in rows if is_meant(row)] or rows
    return rows
