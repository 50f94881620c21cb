"""What a name in a query means."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import Any

from msgspec import Struct
from sqlalchemy import bindparam, null, select

from api.database import Reader, RevisionCache, is_listed, write_list
from api.models import Alias, Entity, Facet, Theme
from api.queries.notes import Note
from api.queries.selecting.choices import read_theme, refuse_theme
from api.queries.selecting.names.index import CLOSEST, NamedThing, NameIndex
from api.queries.selecting.names.known_names import german_name_of, is_just_so, known_names
from api.queries.selecting.names.offices import find_holders
from api.queries.selecting.selection import ENTITIES, FacetCount, NameTable
from extraction.knowledge.asked_names import dissolved_states
from extraction.text import EntityType
from extraction.text.cleaning import clean
from extraction.text.folding import fold

_cache = RevisionCache()
MOST_CHARS = 80  # of a value that is told
_PARTS = re.compile(r"\s*[,;|/&]\s*|\s+(?:und|oder|and|or)\s+", re.IGNORECASE)
Thing = tuple[str, str]  # id and name


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
        warnings += _warn(reader, field, value, rows, preferred) if names.table is Entity else ()
    return NamedThings(tuple(facets), tuple(facet for facet in facets.values() if facet), tuple(warnings))


def find_rows(
    reader: Reader, names: NameTable, field: str, value: str, preferred: EntityType | None = None
) -> Sequence[Any]:
    """The rows of what a value names, with their facets in a field: by a name just so, or else by what else is written for it."""
    rows = _choose(_find_named(reader, names, field, value), value, preferred)
    if names.table is Theme:
        return rows or _find_theme(reader, names, field, value)
    if any(preferred in (None, row.type) for row in rows):
        return rows
    if preferred in (None, EntityType.PERSON) and (holders := find_holders(value)):
        return _find_with_ids(reader, field, holders)
    for index in (known_names(), _new_names(reader)):
        found = [id_ for id_ in index.find(value, preferred) if not rows or index.types[id_] is preferred]
        rows = _choose(_find_with_ids(reader, field, found), value, preferred) or rows
        if any(row.facet for row in rows):
            break
    return rows


def _find_theme(reader: Reader, names: NameTable, field: str, value: str) -> Sequence[Any]:
    """The theme that an everyday word means; none if it is known but no article has it. Raises UnknownChoice."""
    id_ = read_theme(value)
    if id_ is None:
        raise refuse_theme(reader, value)
    return _find_named(reader, names, field, id_)


def _find_with_ids(reader: Reader, field: str, ids: Collection[str]) -> Sequence[Any]:
    """The rows with some ids, with their facets in a field."""
    if not ids:
        return []
    rows = reader.run(_with_ids(reader.dialect), {"ids": write_list(reader.dialect, ids), "field": field})
    return sorted(rows, key=lambda row: row.id)


def read_every_name(reader: Reader) -> None:
    """Make what is kept of names, which takes a second where thousands are known by articles alone."""
    known_names()
    _new_names(reader)


def _new_names(reader: Reader) -> NameIndex:
    """What only the articles know."""
    return _cache.recall(reader, "new names", lambda: NameIndex(_list_new(reader)))


def _list_new(reader: Reader) -> Iterable[NamedThing]:
    found: dict[str, NamedThing] = {}
    known = known_names()
    for id_, type_, country, folded in reader.run(_EVERY):
        if id_ not in known:
            found.setdefault(id_, NamedThing(id_, type_, [], country)).names.append(folded)  # type: ignore[attr-defined]
    return found.values()


_EVERY = select(Entity.id, Entity.type, Entity.country, Alias.folded).join(Alias, Alias.entity_number == Entity.number)


def _warn(reader: Reader, field: str, value: str, rows: Sequence[Any], preferred: EntityType | None) -> Iterable[Note]:
    if not rows:
        yield describe_missing(reader, field, value, preferred)
    elif len(rows) > 1 and {row.id for row in rows} <= find_holders(value):
        yield _note(field, value, "several", "several hold or held this office, all are meant: {}.", _name(rows))
    elif len(rows) > 1:
        yield _note(field, value, "several", "several are known by this name, all are meant: {}.", _name(rows))
    elif not rows[0].facet:
        yield _note(field, value, "not-here", f"{{}} is known, but in no statement here as {field}.", _name(rows))


def describe_missing(reader: Reader, field: str, value: str, preferred: EntityType | None = None) -> Note:
    """What to say of a value that names nothing that is known here."""
    if (state := dissolved_states().get(fold(value))) and preferred is not EntityType.PERSON:
        year, after = state
        things = [(id_, german_name_of(id_)) for id_ in after]
        return _note(field, value, "dissolved", f"this state ended in {year}. After it came {{}}.", things, year=year)
    people = preferred in (None, EntityType.PERSON)
    if known := (people and find_holders(value)) or known_names().find(value, preferred):
        things = [(id_, german_name_of(id_)) for id_ in sorted(known)]
        return _note(field, value, "not-here", "{} is known, but in no statement here.", things)
    if parts := _find_several(reader, value, preferred):
        repeated = "&".join(f"{field}={part}" for part in parts)
        said = f"nothing is known by this name. For either of several give {field} twice: {repeated}."
        return _note(field, value, "several-in-one", said, values=parts)
    closest = _find_closest(reader, value, preferred)
    hint = " Closest: {}." if closest else ""
    return _note(field, value, "unknown-name", f"nothing is known by this name.{hint}", closest)


def _note(field: str, value: str, code: str, said: str, things: Sequence[Thing] = (), **parts: Any) -> Note:
    """A note of a value; `{}` in what is said stands for the things that it names."""
    named = ", ".join(f"{name} ({id_})" for id_, name in things)
    sentence = f"{field}={_cut(value)}: {said.replace('{}', named)}"
    names = [{"id": id_, "name": name} for id_, name in things]
    return Note(sentence, code, parameter=field, value=_cut(value), names=names, **parts)


def describe_found(field: str, value: str, rows: Sequence[Any], code: str, told: str) -> Note:
    """What to say of a value that names what a filter can't find anything by."""
    return _note(field, value, code, f"{{}} {told}.", _name(rows))


def _cut(value: str) -> str:
    return value if len(value) <= MOST_CHARS else f"{value[:MOST_CHARS]}…"


def _find_several(reader: Reader, value: str, preferred: EntityType | None) -> list[str]:
    """The first of several names in one value; none if nothing is known by any of them."""
    parts = [part for part in _PARTS.split(clean(value)) if part]
    if len(parts) < 2 or not any(_is_known(reader, part, preferred) for part in parts):
        return []
    return [_cut(part) for part in parts[:CLOSEST]]


def _is_known(reader: Reader, name: str, preferred: EntityType | None) -> bool:
    return any(index.find(name, preferred) for index in (known_names(), _new_names(reader)))


def _find_named(reader: Reader, names: NameTable, field: str, value: str) -> Sequence[Any]:
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


def _choose(rows: Sequence[Any], value: str, preferred: EntityType | None) -> Sequence[Any]:
    """A type decides before an id does: country=AU is Australia, though the African Union has that id.

    What is written just so comes before what is only folded alike: VA is the Vatican, VAE the Emirates, though both lose their E.
    """
    if preferred is not None:
        rows = [row for row in rows if row.type is preferred] or rows
    for is_meant in (lambda row: row.id == value, lambda row: is_just_so(row, value)):
        rows = [row for row in rows if is_meant(row)] or rows
    return rows


def _find_closest(reader: Reader, value: str, preferred: EntityType | None) -> list[Thing]:
    """Those whose names are most like it, of the type that is meant, the most alike first."""
    scored = known_names().find_closest(value, preferred, CLOSEST) + _new_names(reader).find_closest(
        value, preferred, CLOSEST
    )
    ids = [id_ for id_, _ in sorted(scored, key=lambda one: -one[1])[:CLOSEST]]
    rows = {row.id: row.name for row in _find_with_ids(reader, "", ids)}
    return [(id_, rows.get(id_) or german_name_of(id_)) for id_ in ids]


def _name(rows: Sequence[Any]) -> list[Thing]:
    return [(row.id, row.name) for row in rows]
