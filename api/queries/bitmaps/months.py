"""Sort keys of statements that a bitmap holds, month by month: read no further than a page needs.

The facets of months cut a bitmap where the order of pages does, so of what was found only the months at hand are looked up and sorted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from pyroaring import BitMap
from sqlalchemy import select

from api.database import Reader, RevisionCache
from api.models import ARTICLE_BITS, POSITION_BITS, Facet
from api.models.facet import CHUNK_BITS
from api.queries.bitmaps.facet_bitmaps import load_bitmaps, read_sort_keys, unite

_cache = RevisionCache()
_RESERVE = 1.3  # more is read than should be enough, since months differ


class Month(NamedTuple):
    """A month as YYYY-MM, "" for no date, its facet, and how many statements it has in all."""

    value: str
    facet: int
    statements: int


def estimate_reading(reader: Reader, found: BitMap, wanted: int) -> tuple[int, int]:
    """How many parts of bitmaps have to be read for so many of what was found, and how many of these statements are in them, about."""
    months, total = _read_months(reader)
    some = next(_batch(months[::-1], _share(total, found, wanted)), [])
    parts = len(some) * (1 + (total >> CHUNK_BITS))
    return parts, len(found) * sum(month.statements for month in some) // max(1, total)


def read_keys(reader: Reader, found: BitMap, wanted: int, low: int, high: int, upwards: bool) -> Iterator[int]:
    """The sort keys from `low` on and below `high` of what was found, in their order; read for so many at a time."""
    months, total = _read_months(reader)
    first, last = _month_of(low), _month_of(high - 1)
    inside = [month for month in months if first <= month.value <= last]
    for some in _batch(inside if upwards else inside[::-1], _share(total, found, wanted)):
        here = unite(list(load_bitmaps(reader, (month.facet for month in some)).values())) & found
        keys = read_sort_keys(reader, here) if here else []
        yield from (key for key in sorted(keys, reverse=not upwards) if low <= key < high)


def _read_months(reader: Reader) -> tuple[list[Month], int]:
    """From the earliest on, and how many statements there are in all."""

    def read() -> tuple[list[Month], int]:
        months = sorted(Month(*row) for row in reader.run_packed(_MONTHS))
        return months, sum(month.statements for month in months)

    return _cache.recall(reader, "months", read)


_MONTHS = select(Facet.value, Facet.number, Facet.statements).where(Facet.field == "month", Facet.statements > 0)


def _share(total: int, found: BitMap, wanted: int) -> float:
    """Among how many statements so many of those found are to be expected."""
    return _RESERVE * wanted * total / max(1, len(found))


def _batch(months: Sequence[Month], share: float) -> Iterator[list[Month]]:
    """Months in groups of that many statements at least."""
    batch: list[Month] = []
    statements = 0
    for month in months:
        batch.append(month)
        statements += month.statements
        if statements >= share:
            yield batch
            batch, statements = [], 0
    if batch:
        yield batch


def _month_of(sort_key: int) -> str:
    day = sort_key >> (ARTICLE_BITS + POSITION_BITS)
    return date.fromordinal(min(day, date.max.toordinal())).isoformat()[:7] if day > 0 else ""
