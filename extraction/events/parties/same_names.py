"""Whether two ids are of one person, by their names alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

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
