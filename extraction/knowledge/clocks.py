"""How far apart the clocks of countries are: what happens in the evening here is told of the next day there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from extraction.text import rows

FAR_APART = 5.5  # hours


def are_far_apart(countries: Iterable[str | None]) -> bool:
    """Whether the seats of some countries, by their codes, are so far apart that days differ."""
    clocks = [_clocks()[code] for code in countries if code in _clocks()]
    return bool(clocks) and max(clocks) - min(clocks) >= FAR_APART


@cache
def _clocks() -> Mapping[str | None, float]:
    return {code: float(hours) for code, hours in rows("clocks.tsv")}
