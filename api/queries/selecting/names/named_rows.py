"""Rows of what has a name, with their facets, and the names that only the articles know."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import bindparam, null, select

from api.database import Reader, RevisionCache, is_listed, write_list
from api.models import Alias, Entity, Facet
from api.queries.selecting.names.index import NamedThing, NameIndex
from api.queries.selecting.names.known_names import known_names
from api.queries.selecting.selection import ENTITIES, NameTable
from extraction.text.folding import fold

# Of its own: names that are asked for fill that of `resolving`, which then forgets all, and these take a second to read.
_cache = RevisionCache()
_EVERY = select(Entity.id, Entity.type, Entity.country, Alias.folded).join(Alias, Alias.entity_number == Entity.number)


def find_with_ids(reader: Reader, field: str, ids: Collection[str]) -> Sequence[Any]:
    """The rows with some ids, with their facets in a field."""
    if not ids:
        return []
    rows = reader.run(_with_ids(reader.dialect), {"ids": write_list(reader.dialect, ids), "field": field})
    return sorted(rows, key=lambda row: row.id)


def read_every_name(reader: Reader) -> None:
    """Make what is kept of names, which takes a second where thousands are known by articles alone."""
    known_names()
    new_names(reader)


def new_names(reader: Reader) -> NameIndex:
    """What only the articles know."""
    return _cache.recall(reader, "new names", lambda: NameIndex(_list_new(reader)))


def _list_new(reader: Reader) -> Iterable[NamedThing]:
    found: dict[str, NamedThing] = {}
    known = known_names()
    for id_, type_, country, folded in reader.run(_EVERY):
        if id_ not in known:
            found.setdefault(id_, NamedThing(id_, type_, [], country)).names.append(folded)  # type: ignore[attr-defined]
    return found.values()


def find_named(reader: Reader, names: NameTable, field: str, value: str) -> Sequence[Any]:
    """What has a name, with its facet in a field, None where it has none."""
    rows = reader.run(_naming(names), {"folded": fold(value), "field": field})
    return sorted(rows, key=lambda row: row.id) if len(rows) > 1 else rows


@cache
def _naming(names: NameTable) -> Any:
    return (
        _select(names)
        .join(names.aliases, names.number == names.table.number)
        .where(names.aliases.folded == bindparam("folded"))
    )


@cache
def _with_ids(dialect: str) -> Any:
    return _select(ENTITIES).where(is_listed(Entity.id, dialect, "ids"))


def _select(names: NameTable) -> Any:
    table = names.table
    is_entity = table is Entity
    type_ = Entity.type if is_entity else null().label("type")
    code = Entity.code if is_entity else null().label("code")
    columns = (table.number, table.id, type_, table.name, code, Facet.number.label("facet"), Facet.statements)
    has_facet = (Facet.field == bindparam("field")) & (Facet.value == table.id)
    return select(*columns).outerjoin(Facet, has_facet)
