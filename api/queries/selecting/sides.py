"""Sides, whose account something is, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from api.queries.notes import Note
from api.queries.selecting.names.index import CLOSEST
from api.queries.selecting.names.known_names import known_names
from extraction.knowledge import tables
from extraction.knowledge.asked_names import dissolved_states
from extraction.knowledge.sides import find_side, side_of
from extraction.text import EntityType
from extraction.text.folding import fold

_NO_NAMES = frozenset(("die", "der", "seite", "sicht"))
_ENDING = re.compile(r"(?<=...)e[mnrs]?$")


def find_sides(name: str) -> tuple[str, ...]:
    """The sides that a name means: of countries and international organisations; a country's code comes before anything else."""
    written = find_side(name)
    if written is not None:
        return (written,)
    named = set(_sides_of(known_names().find(name, EntityType.COUNTRY)))
    return tuple(sorted(named)) or _by_adjective(name)


def _by_adjective(name: str) -> tuple[str, ...]:
    """ "die chinesische Seite"."""
    words = [word for word in fold(name).split() if word not in _NO_NAMES]
    code = _adjectives().get(_ENDING.sub("", words[0])) if len(words) == 1 else None
    return (code,) if code else ()


@cache
def _adjectives() -> Mapping[str, str]:
    return {fold(one): country.code for country in tables.countries().values() for one in country.adjectives}


def warn_of_unknown(name: str) -> Note:
    """What to say about a name that means no side."""
    if state := dissolved_states().get(fold(name)):
        year, after = state
        sides = list(_sides_of(after))
        told = ", ".join(f"{tables.entities()[id_].name} ({side})" for id_ in after for side in _sides_of([id_]))
        said = f"side={name}: this state ended in {year}. After it came {told}."
        return Note(said, "dissolved", parameter="side", value=name, values=sides, year=year)
    closest = known_names().find_closest(name, EntityType.COUNTRY, CLOSEST)
    sides = list(dict.fromkeys(_sides_of([id_ for id_, _ in closest])))
    named = [f"{tables.entities()[id_].name} ({side})" for id_, _ in closest for side in _sides_of([id_])]
    hint = f" Closest: {', '.join(named)}." if named else ""
    said = f"side={name}: no country or international organisation is known by this name.{hint}"
    return Note(said, "unknown-name", parameter="side", value=name, values=sides)


def warn_of_unused(name: str, sides: Sequence[str]) -> Note:
    """What to say about a side that has no account."""
    said = f"side={name}: no account of {', '.join(sides)} is here."
    return Note(said, "not-here", parameter="side", value=name, values=list(sides))


def _sides_of(ids: Sequence[str] | frozenset[str]) -> Iterator[str]:
    """Those of the entities that are sides themselves."""
    for id_ in ids:
        entity = tables.entities().get(id_)
        if entity is not None and (side := side_of(entity)) in (entity.id, entity.code) and side is not None:
            yield side
