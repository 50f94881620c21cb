"""Sort keys of a selection in the order of pages, read only as far as a page needs, in whichever way costs least.

An index is walked in that order, that of the rarest facet, past what the selection's bitmap doesn't have; or the bitmap's statements
are looked up and sorted, all of them or month by month.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from pyroaring import BitMap
from sqlalchemy import Select, bindparam
from sqlalchemy.orm import Session

from api.database.execution import run_packed
from api.models import StatementNumber
from api.models.sort_keys import POSITION_BITS
from api.queries import fulltext
from api.queries.bitmaps import months, selections
from api.queries.bitmaps.facet_bitmaps import sort_keys_of
from api.queries.bitmaps.indexes import by_value
from api.queries.bitmaps.word_bitmaps import WORD
from api.queries.paging import Position
from api.queries.selecting.filters import Selection

EVERY_KEY = range(2**63 - 1)
MOST_ROWS = 5000  # of one slice
_LOOKING_UP, _PASSING, _LOADING = (
    1.0,
    0.6,
    1.5,
)  # costs of a key, a row and a part of a bitmap: microseconds on SQLite, about

Walk = Callable[[int, int, bool], Iterator[int]]  # keys from, keys below, whether upwards


@dataclass(frozen=True, slots=True)
class _Leader:
    """The facet that is walked: its field ("" for all statements), its value there, and how many statements it has."""

    field: str
    value: Any
    statements: int


def find_keys(session: Session, selection: Selection, sort: str, position: Position | None, limit: int) -> list[int]:
    """Up to `limit` + 1 sort keys beside a position, nearest first. `sort` is -published_on or published_on."""
    walk = _choose(session, selection, limit)
    backwards = position is not None and position.backwards
    if sort == "published_on":
        keys = EVERY_KEY if selection.sort_keys is None else selection.sort_keys
        return _by_articles(walk, keys, position, backwards, limit)
    low, high = find_bounds(selection, position)
    return list(islice(walk(low, high, backwards), limit + 1))


def find_bounds(selection: Selection, position: Position | None) -> tuple[int, int]:
    """From which sort key on, and below which, a page beside a position in the order of the keys can be."""
    keys = EVERY_KEY if selection.sort_keys is None else selection.sort_keys
    if position is None:
        return keys.start, keys.stop
    [key] = position.values
    assert isinstance(key, int)
    return (max(keys.start, key + 1), keys.stop) if position.backwards else (keys.start, min(keys.stop, key))


def _by_articles(walk: Walk, keys: range, position: Position | None, backwards: bool, limit: int) -> list[int]:
    """Older articles first, yet in each its statements as in the text, from the highest key down."""
    low, high = keys.start, keys.stop
    is_beyond: Callable[[int], bool] = lambda _key: True  # noqa: E731
    if position is not None:
        article, last = position.values
        assert isinstance(article, int)
        assert isinstance(last, int)
        if backwards:
            high = min(high, (article + 1) << POSITION_BITS)
            is_beyond = lambda key: key >> POSITION_BITS < article or key > last  # noqa: E731
        else:
            low = max(low, article << POSITION_BITS)
            is_beyond = lambda key: key >> POSITION_BITS > article or key < last  # noqa: E731
    found: list[int] = []
    for _, same in groupby(walk(low, high, not backwards), key=lambda key: key >> POSITION_BITS):
        found += filter(is_beyond, sorted(same, reverse=not backwards))
        if len(found) > limit:
            break
    return found[: limit + 1]


def _choose(session: Session, selection: Selection, limit: int) -> Walk:
    leader = _leader(session, selection)
    is_all = bool(leader.field) or not selection.facets
    if is_all and selections.single(session, selection) is not None:
        return lambda low, high, upwards: _walk(session, leader, None, limit + 2, low, high, upwards)
    found = selections.find(session, selection)
    if len(found) <= limit:
        return partial(_sort, session, found)
    passed = (limit + 1) * leader.statements // max(1, len(found))
    size = min(MOST_ROWS, passed + passed // 4 + 10)
    parts, read = months.estimate(session, found, limit + 1)
    ways: list[tuple[float, Walk]] = [
        (_LOOKING_UP * len(found), partial(_sort, session, found)),
        (_PASSING * passed, partial(_walk, session, leader, found, size)),
        (_LOADING * parts + _LOOKING_UP * read, partial(months.walk, session, found, limit + 1)),
    ]
    return min(ways, key=itemgetter(0))[1]


def _sort(session: Session, found: BitMap, low: int, high: int, upwards: bool) -> Iterator[int]:
    keys = sorted(sort_keys_of(session, found), reverse=not upwards)
    return (key for key in keys if low <= key < high)


def _leader(session: Session, selection: Selection) -> _Leader:
    """The rarest of the single facets that can be walked."""
    leaders = [
        _Leader(condition.field, condition.value, condition.most)
        for condition in selection.facets
        if condition.value is not None and (condition.field != WORD or fulltext.is_walkable(session))
    ]
    return min(leaders, key=lambda leader: leader.statements, default=None) or _Leader(
        "", None, selections.everything(session).statements
    )


def _walk(
    session: Session, leader: _Leader, found: BitMap | None, size: int, low: int, high: int, upwards: bool
) -> Iterator[int]:
    """The leader's keys that were found, read in slices; each once, though a statement may mention an entity twice."""
    query = _slice(leader.field, found is not None, upwards)
    last = None
    while True:
        rows = run_packed(session, query, {"value": leader.value, "low": low, "high": high, "size": size})
        for row in rows:
            if row[0] != last and (found is None or row[1] in found):
                yield row[0]
            last = row[0]
        if len(rows) < size:
            return
        assert last is not None
        low, high = (last + 1, high) if upwards else (low, last)


@cache
def _slice(field: str, with_number: bool, upwards: bool) -> Select[Any]:
    query: Select[Any]
    query, key = by_value(field)
    if with_number and field:
        query = query.add_columns(StatementNumber.number).join(StatementNumber, StatementNumber.sort_key == key)
    query = query.where(key >= bindparam("low"), key < bindparam("high"))
    return query.order_by(key if upwards else key.desc()).limit(bindparam("size"))
