"""Whether two ids are of one person, by their names alone, and whom of the text a title line means by a name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from extraction.events.parties.line import EventLine
from extraction.events.parties.strangers import in_usual_order
from extraction.knowledge import tables

_TWO = 2  # parts of a name


@lru_cache(maxsize=1 << 12)
def is_one(name: str, other: str) -> bool:
    """Whether two ids are of one person: a text may give the surname alone ("shen"), before the given name, or with an initial."""
    short, long = sorted((_without_initials(name), _without_initials(other)), key=len)
    if short == long or long.startswith(f"{short}-") or long.endswith(f"-{short}"):
        return True
    parts, others = short.split("-"), long.split("-")
    if len(parts) == 1 and len(others) > _TWO:
        return short in others  # "salvatierra" of "diego-salvatierra-mora"
    return (
        len(parts) > 1 and len(parts) == len(others) and (_are_turned(parts, others) or _are_initialled(parts, others))
    )


def _are_turned(parts: Sequence[str], others: Sequence[str]) -> bool:
    """ "solvang-ingrid" and "ingrid-solvang": a language may put the family first."""
    return parts != others and (parts == [*others[1:], others[0]] or parts == [others[-1], *others[:-1]])


def _are_initialled(parts: Sequence[str], others: Sequence[str]) -> bool:
    """ "i-solvang" and "ingrid-solvang", in whatever order."""
    if len(parts) != _TWO:
        return False
    return any(
        len(initial) == 1 and name in others and others[1 - others.index(name)].startswith(initial)
        for initial, name in (parts, parts[::-1])
    )


def _without_initials(name: str) -> str:
    """ "geir-o-pedersen" as "geir-pedersen"."""
    parts = name.split("-")
    return "-".join(part for part in parts if len(part) > 1) if len(parts) > 2 else name


def known_as(line: EventLine, entity: str) -> tuple[str, ...]:
    """A title line's "Tammsoo" is the person whom the text introduces by that surname; where the text names people, it means those."""
    entity = in_usual_order(line, entity)
    if not line.is_title or not line.surnames or any(entity == id_ for _, id_ in line.surnames):
        return (entity,)
    called = [id_ for surname, id_ in line.surnames if entity.endswith(tables.slug(surname))]
    alike = [id_ for _, id_ in line.surnames if is_one(entity, id_)]
    return tuple(alike or called)[:1]
