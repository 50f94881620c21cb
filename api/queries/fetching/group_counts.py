"""Sizes of groups of any statements by one or two fields, counted by columns.

This module needs numpy, so it is imported by the first request that is counted so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from api.database import Reader
from api.queries.bitmaps.columns import CHUNK, Integers, load_all, load_column
from api.queries.fetching.group_values import GroupValues, read_values
from api.queries.paging import Page, Position, cut_page
from api.queries.planning.group_plan import FIELDS, GroupPlan, facet_field

MOST_BINS = 1 << 20  # groups that may be counted one by one, whether they occur or not
MOST_KEYS = 1 << 22  # that are kept before they are counted


class GroupCounts(NamedTuple):
    """The groups that occur, in the order of their keys, and the size of each.

    A key is the rank of a value among `values` of the first field, times the number of those of the second, plus a rank among these.
    """

    values: Sequence[Sequence[str]]
    keys: Integers
    sizes: Integers

    def read(self, index: int) -> tuple[str, ...]:
        """The values of a group."""
        key, found = int(self.keys[index]), []
        for values in reversed(self.values):
            key, rank = divmod(key, len(values))
            found.append(values[rank])
        return tuple(reversed(found))

    def find(self, wanted: Sequence[str], bisect: Callable[[Sequence[str], str], int]) -> int:
        """The first key of a group whose values are not before some values (bisect_left), or are after them (bisect_right)."""
        key = 0
        for index, (values, value) in enumerate(zip(self.values, wanted, strict=True)):
            rest = self.values[index + 1 :]
            rank = bisect_left(values, value)
            is_there = rank < len(values) and values[rank] == value
            if not rest:
                return key + bisect(values, value)
            key = (key + rank) * len(rest[0])
            if not is_there:
                return key
        return key


def fetch_counted(reader: Reader, plan: GroupPlan) -> tuple[Page, int]:
    """A page of groups, the largest first, and how many there are; rows are as of fetch_groups."""
    fields = [read_values(reader, name) for name in plan.names]
    counts = _count(reader, plan, fields)
    return _cut(counts, plan.position, plan.limit), len(counts.keys)


def load_columns(reader: Reader) -> None:
    """Make the columns of everything that statements are grouped by."""
    load_all(reader, {field: read_values(reader, field).facets for field in FIELDS})


def _count(reader: Reader, plan: GroupPlan, fields: Sequence[GroupValues]) -> GroupCounts:
    values = [field.values for field in fields]
    bins = 1
    for some in values:
        bins *= len(some)
    counter = _Counter(bins)
    if bins:
        for keys in _write_keys(reader, plan, fields):
            counter.add(keys)
    return GroupCounts(values, *counter.finish())


def _write_keys(reader: Reader, plan: GroupPlan, fields: Sequence[GroupValues]) -> Iterator[Integers]:
    """The keys of the groups that each statement is in, chunk by chunk."""
    assert plan.found is not None
    factors = [1, *(len(field.values) for field in fields[:0:-1])][::-1]
    tables = [field.write_table(factor) for field, factor in zip(fields, factors, strict=True)]
    for chunk, places in _split(np.frombuffer(plan.found.to_array(), np.uint32)):
        keys: Integers | None = None
        for name, field, table in zip(plan.names, fields, tables, strict=True):
            column = load_column(reader, facet_field(name), field.facets, chunk)
            owners, codes = column.read(places)
            own = table[column.facets].take(codes)
            if owners is None:
                keys = own if keys is None else keys + own
            else:
                keys = own if keys is None else keys.take(owners) + own
                places = places.take(owners)
        assert keys is not None
        yield keys


def _split(numbers: Integers) -> Iterator[tuple[int, Integers]]:
    """Numbers in their order by chunk, as places in it."""
    chunks = np.arange(numbers[0] // CHUNK, numbers[-1] // CHUNK + 1, dtype=np.uint32)
    edges = [*np.searchsorted(numbers, chunks * np.uint32(CHUNK)).tolist(), len(numbers)]
    for chunk, (start, end) in zip(chunks.tolist(), pairwise(edges), strict=True):
        if start < end:
            yield chunk, (numbers[start:end] & np.uint32(CHUNK - 1)).astype(np.intp)


class _Counter:
    """Counts keys below `bins`: each by its place if there are few, else sorted."""

    def __init__(self, bins: int) -> None:
        self._bins = bins
        self._waiting: list[Integers] = []
        self._counted: tuple[Integers, Integers] = (np.zeros(0, np.int64), np.zeros(0, np.int64))

    def add(self, keys: Integers) -> None:
        """Count some more, or keep them for later."""
        self._waiting.append(keys)
        if sum(map(len, self._waiting)) > MOST_KEYS:
            self._count()

    def finish(self) -> tuple[Integers, Integers]:
        """The keys in their order, and how often there was each."""
        self._count()
        return self._counted

    def _count(self) -> None:
        if not self._waiting:
            return
        keys = np.concatenate(self._waiting)
        self._waiting.clear()
        self._counted = _add(self._counted, self._count_keys(keys))

    def _count_keys(self, keys: Integers) -> tuple[Integers, Integers]:
        if self._bins <= min(MOST_BINS, 8 * len(keys)):
            sizes = np.bincount(keys, minlength=self._bins)
            found = np.flatnonzero(sizes)
            return found, sizes[found]
        narrow = keys.astype(np.min_scalar_type(self._bins), copy=False)
        return np.unique(narrow, return_counts=True)


def _add(one: tuple[Integers, Integers], other: tuple[Integers, Integers]) -> tuple[Integers, Integers]:
    if not len(one[0]):
        return other
    keys, places = np.unique(np.concatenate((one[0], other[0])), return_inverse=True)
    return keys, np.bincount(places, np.concatenate((one[1], other[1]))).astype(np.int64)


def _cut(counts: GroupCounts, position: Position | None, limit: int) -> Page:
    """The groups beside a position."""
    is_backwards = position is not None and position.backwards
    indexes = np.arange(len(counts.keys)) if position is None else _find_beside(counts, position)
    if is_backwards:
        indexes = indexes[::-1]
    order = counts.sizes[indexes] if is_backwards else -counts.sizes[indexes]
    nearest = indexes[_find_least(order, limit + 1)]
    rows = [(*(values := counts.read(index)), int(counts.sizes[index]), *values) for index in nearest.tolist()]
    return cut_page(rows, 1 + len(counts.values), position, limit)


def _find_beside(counts: GroupCounts, position: Position) -> Integers:
    """The indexes of the groups behind a position, or before it."""
    size, *values = position.values
    wanted = [str(value) for value in values]
    if position.backwards:
        is_near = counts.keys < counts.find(wanted, bisect_left)
        is_beside = (counts.sizes > size) | ((counts.sizes == size) & is_near)
    else:
        is_near = counts.keys >= counts.find(wanted, bisect_right)
        is_beside = (counts.sizes < size) | ((counts.sizes == size) & is_near)
    return np.flatnonzero(is_beside)


def _find_least(order: Integers, number: int) -> Integers:
    """The places of the least so many; of equal ones the first. Thousands may be equal, so only what is taken is sorted."""
    if len(order) <= number:
        return np.argsort(order, kind="stable")
    limit = np.partition(order, number - 1)[number - 1]
    less = np.flatnonzero(order < limit)
    equal = np.flatnonzero(order == limit)[: number - len(less)]
    chosen = np.concatenate((less, equal))
    return chosen[np.argsort(order[chosen], kind="stable")]
