"""Sort keys of a page in its order, read only as far as it needs, as the plan says.

A posting list is read in that order, past what the plan's bitmap doesn't have; or the bitmap's statements are looked up and sorted,
all of them or month by month.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Select, bindparam

from api.database import Reader
from api.models import POSITION_BITS, StatementNumber
from api.queries.bitmaps import months
from api.queries.bitmaps.facet_bitmaps import read_sort_keys
from api.queries.planning.postings import select_keys
from api.queries.planning.statement_plan import StatementPlan, Way


def read_keys(reader: Reader, plan: StatementPlan) -> list[int]:
    """Up to `limit` + 1 sort keys beside the position, nearest first. The plan's sort is -published_on or published_on."""
    if plan.sort == "published_on":
        return _read_by_articles(reader, plan)
    low, high = bound_keys(plan)
    return list(islice(_read(reader, plan, low, high, _is_backwards(plan)), plan.limit + 1))


def bound_keys(plan: StatementPlan) -> tuple[int, int]:
    """From which sort key on, and below which, a page in the order of the keys can be."""
    keys, position = plan.selection.sort_keys, plan.position
    if position is None:
        return keys.start, keys.stop
    [key] = position.values
    assert isinstance(key, int)
    return (max(keys.start, key + 1), keys.stop) if position.backwards else (keys.start, min(keys.stop, key))


def _is_backwards(plan: StatementPlan) -> bool:
    return plan.position is not None and plan.position.backwards


def _read_by_articles(reader: Reader, plan: StatementPlan) -> list[int]:
    """Older articles first, yet in each its statements as in the text, from the highest key down."""
    low, high = plan.selection.sort_keys.start, plan.selection.sort_keys.stop
    backwards = _is_backwards(plan)
    is_beyond: Callable[[int], bool] = lambda _key: True  # noqa: E731
    if plan.position is not None:
        article, last = plan.position.values
        assert isinstance(article, int)
        assert isinstance(last, int)
        if backwards:
            high = min(high, (article + 1) << POSITION_BITS)
            is_beyond = lambda key: key >> POSITION_BITS < article or key > last  # noqa: E731
        else:
            low = max(low, article << POSITION_BITS)
            is_beyond = lambda key: key >> POSITION_BITS > article or key < last  # noqa: E731
    found: list[int] = []
    keys = _read(reader, plan, low, high, not backwards)
    for _, same in groupby(keys, key=lambda key: key >> POSITION_BITS):
        found += filter(is_beyond, sorted(same, reverse=not backwards))
        if len(found) > plan.limit:
            break
    return found[: plan.limit + 1]


def _read(reader: Reader, plan: StatementPlan, low: int, high: int, upwards: bool) -> Iterator[int]:
    """The sort keys from `low` on and below `high`."""
    if plan.way is Way.POSTING:
        return _read_posting(reader, plan, low, high, upwards)
    assert plan.found is not None
    if plan.way is Way.MONTHS:
        return months.read_keys(reader, plan.found, plan.limit + 1, low, high, upwards)
    keys = sorted(read_sort_keys(reader, plan.found), reverse=not upwards)
    return (key for key in keys if low <= key < high)


def _read_posting(reader: Reader, plan: StatementPlan, low: int, high: int, upwards: bool) -> Iterator[int]:
    """In slices; each key once, though a statement may mention an entity twice."""
    found, posting, size = plan.found, plan.posting, plan.slice_rows
    assert posting is not None
    query = _select_slice(posting.field, found is not None, upwards)
    last = None
    while True:
        rows = reader.run_packed(query, {"value": posting.value, "low": low, "high": high, "size": size})
        for row in rows:
            if row[0] != last and (found is None or row[1] in found):
                yield row[0]
            last = row[0]
        if len(rows) < size:
            return
        assert last is not None
        low, high = (last + 1, high) if upwards else (low, last)


@cache
def _select_slice(field: str, with_number: bool, upwards: bool) -> Select[Any]:
    query: Select[Any]
    query, key = select_keys(field)
    if with_number and field:
        query = query.add_columns(StatementNumber.number).join(StatementNumber, StatementNumber.sort_key == key)
    query = query.where(key >= bindparam("low"), key < bindparam("high"))
    return query.order_by(key if upwards else key.desc()).limit(bindparam("size"))
