"""Filters of what statements have a column for: kind, language, source, side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from api.database import Reader
from api.models import Facet
from api.queries.notes import Note
from api.queries.selecting import sides, sources
from api.queries.selecting.facets import find_facets
from api.queries.selecting.selection import Condition
from api.sources import catalogue
from extraction.text import Kind

Resolved = tuple[Condition, tuple[Note, ...]]  # with warnings


def resolve_column(reader: Reader, field: str, values: Sequence[Any]) -> Resolved:
    """The condition that names of a field mean which statements, and some of which articles, have a column for."""
    return COLUMNS[field](reader, values)


def _resolve_kinds(reader: Reader, kinds: Sequence[Kind]) -> Resolved:
    return Condition("kind", tuple(kinds), find_facets(reader, "kind", kinds)), ()


def _resolve_languages(reader: Reader, tags: Sequence[str]) -> Resolved:
    """A tag includes those that begin with it (basic filtering of RFC 4647); if none does, its beginning counts (3.4, lookup)."""
    known = [row.value for row in reader.run(_LANGUAGES)]
    included: dict[str, None] = {}
    warnings: list[Note] = []
    for tag in dict.fromkeys(tag.lower() for tag in tags):
        range_ = tag
        while not (found := [one for one in known if f"{one}-".startswith(f"{range_}-")]) and "-" in range_:
            range_ = range_.rpartition("-")[0]
        included |= dict.fromkeys(found)
        if range_ != tag and found:
            said = f"language={tag}: no statement has this tag, those in {range_} are meant."
            warnings.append(Note(said, "wider-language", parameter="language", value=tag, values=[range_]))
        elif not found:
            said = f"language={tag}: no statement is in this language; there are {', '.join(sorted(known)) or 'none'}."
            warnings.append(Note(said, "no-such-value", parameter="language", value=tag, values=sorted(known)))
    return Condition("language", tuple(included) or tuple(tags), find_facets(reader, "language", included)), tuple(
        warnings
    )


_LANGUAGES = select(Facet.value).where(Facet.field == "language")


def _resolve_sources(reader: Reader, names: Sequence[str]) -> Resolved:
    keys = {name: catalogue.asked_key(name) or "" for name in names}
    known = sources.find_known(reader, list(keys.values()))
    warnings = tuple(sources.warn_of_unknown(reader, name) for name, key in keys.items() if key not in known)
    return Condition("source", tuple(known), find_facets(reader, "source", known)), warnings


def _resolve_sides(reader: Reader, names: Sequence[str]) -> Resolved:
    found = {name: sides.find_sides(name) for name in names}
    values = tuple(dict.fromkeys(side for each in found.values() for side in each))
    has_account = {name: bool(find_facets(reader, "side", each)) for name, each in found.items() if each}
    unknown = tuple(sides.warn_of_unknown(name) for name, each in found.items() if not each)
    unused = tuple(sides.warn_of_unused(name, found[name]) for name, has_any in has_account.items() if not has_any)
    return Condition("side", values, find_facets(reader, "side", values)), unknown + unused


COLUMNS: Mapping[str, Callable[[Reader, Sequence[Any]], Resolved]] = {
    "kind": _resolve_kinds,
    "language": _resolve_languages,
    "source": _resolve_sources,
    "side": _resolve_sides,
}
