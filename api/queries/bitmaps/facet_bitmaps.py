"""Statements by their facets: numbers of statements as roaring bitmaps, read from their table and combined.

What is read is kept for other queries as long as the data are of the same revision. So nothing that is given here may be changed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, cast

from pyroaring import BitMap
from sqlalchemy import Select, select

from api.database import Reader, RevisionCache, is_listed, write_list
from api.models import FacetBitmap, StatementNumber
from api.queries.selecting.selection import Condition, FacetCount

KEPT_BYTES = 8_000_000  # of bitmaps in each process, as they are stored
_cache = RevisionCache(KEPT_BYTES)


def load_bitmaps(reader: Reader, facets: Iterable[int]) -> dict[int, BitMap]:
    """The statements of each facet."""
    numbers, kept = list(facets), _cache.of(reader)
    found = {facet: cast(BitMap, bitmap) for facet in numbers if (bitmap := kept.get(facet)) is not None}
    missing = [facet for facet in numbers if facet not in found]
    read = _read_bitmaps(reader, missing) if missing else {}
    return {facet: found[facet] if facet in found else read[facet] for facet in numbers} if read else found


def _read_bitmaps(reader: Reader, facets: Sequence[int]) -> dict[int, BitMap]:
    parts: dict[int, list[BitMap]] = defaultdict(list)
    sizes: Counter[int] = Counter()
    for facet, bitmap in reader.run(_loading(reader.dialect), {"facets": write_list(reader.dialect, facets)}):
        parts[facet].append(BitMap.deserialize(bitmap))
        sizes[facet] += len(bitmap)
    read = {facet: unite(parts[facet]) for facet in facets}
    for facet, joined in read.items():
        _cache.keep(reader, facet, joined, sizes[facet])
    return read


@cache
def _loading(dialect: str) -> Select[int, bytes]:
    columns = select(FacetBitmap.facet_number, FacetBitmap.bitmap)
    return columns.where(is_listed(FacetBitmap.facet_number, dialect, "facets"))


def unite(bitmaps: Sequence[BitMap]) -> BitMap:
    """What is in any of them."""
    return BitMap.union(*bitmaps) if len(bitmaps) > 1 else bitmaps[0] if bitmaps else BitMap()


def unite_facets(reader: Reader, facets: Iterable[FacetCount]) -> BitMap:
    """The statements that have any of the facets."""
    return unite(list(load_bitmaps(reader, (facet.number for facet in facets)).values()))


def intersect_conditions(reader: Reader, conditions: Iterable[Condition], start: BitMap | None = None) -> BitMap:
    """The statements that meet every condition, of which there is one at least, or a start.

    They are read from the rarest on, and no further than needed.
    """
    found = start
    for condition in sorted(conditions, key=lambda condition: condition.most):
        if found is not None and not found:
            break
        meeting = unite_facets(reader, condition.facets)
        found = meeting if found is None else found & meeting
    assert found is not None
    return found


def read_sort_keys(reader: Reader, numbers: Iterable[int]) -> list[int]:
    """The sort keys of statements, in no order."""
    rows = reader.run_packed(_numbered(reader.dialect), {"numbers": write_list(reader.dialect, numbers)})
    return [row[0] for row in rows]


@cache
def _numbered(dialect: str) -> Select[Any]:
    return select(StatementNumber.sort_key).where(is_listed(StatementNumber.number, dialect, "numbers"))
