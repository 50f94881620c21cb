"""Which statements of a batch have which facets, as arrays: what is counted of ten thousand statements is counted at once."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from api.articles.facets.containers import LOW_BYTES, Lows
from api.articles.facets.reading import FacetKey
from api.models.facet import CHUNK_BITS, GROUPED, MANY, PAIRED, is_paired

Integers = NDArray[np.integer[Any]]

_TOGETHER = 5000  # statements of which all pairs are in memory at once: some 40 of each, 8 bytes a pair
_FIRSTS = ([field for field in PAIRED if field not in MANY], MANY)  # fields that are paired with the same others


@dataclass(frozen=True, slots=True)
class Members:
    """The facets of a batch in order (by field and value), and where they are.

    `statements` are the numbers of all statements, ascending; `numbers` those of the statements of each facet, one facet after the
    other, `counts` how many. `ends` says, by statement, where its facets end in `found`, which has places in `facets`.
    """

    facets: list[FacetKey]
    statements: Sequence[int]
    numbers: Integers
    counts: Integers
    ends: Integers
    found: Integers

    def list_chunks(self) -> Iterator[tuple[int, Iterator[tuple[int, Lows]]]]:
        """The chunks of the numbers: the places of facets in `facets`, and what numbers they have there."""
        content, ends = self.numbers.astype("<u2").tobytes(), np.cumsum(self.counts)
        begins_run = _sum_up(np.diff(self.numbers, prepend=-1) != 1)
        for chunk in range(self.statements[0] >> CHUNK_BITS, (self.statements[-1] >> CHUNK_BITS) + 1):
            starts = ends - self.counts
            before, within = (_sum_up(self.numbers < n << CHUNK_BITS) for n in (chunk, chunk + 1))
            firsts, lasts = starts + before[ends] - before[starts], starts + within[ends] - within[starts]
            runs = 1 + begins_run[lasts] - begins_run[np.minimum(firsts + 1, lasts)]
            yield chunk, _cut(content, firsts * LOW_BYTES, lasts * LOW_BYTES, runs)

    def count_pairs(self) -> tuple[Integers, Integers, Integers]:
        """In how many statements two facets meet: the first one that pairs are counted for, the second one that they are counted by.

        Places in `facets`, and the counts.
        """
        pairs, counts = zip(*map(_count, self._pair_up()), strict=True)
        together, places = np.unique(np.concatenate(pairs), return_inverse=True)
        total = np.bincount(places, weights=np.concatenate(counts)).astype(np.int64)
        return together // len(self.facets), together % len(self.facets), total

    def _pair_up(self) -> Iterator[Integers]:
        """All pairs of some statements at a time, each as one number."""
        together = [(self._mark(firsts), self._mark(_list_others(firsts))) for firsts in _FIRSTS]
        for start in range(0, len(self.ends), _TOGETHER):
            first_place = self.ends[start - 1] if start else 0
            ends = self.ends[start : start + _TOGETHER] - first_place
            found = self.found[first_place : first_place + ends[-1]]
            statements = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
            for is_first, is_second in together:
                firsts, seconds = is_first[found], is_second[found]
                yield _cross(statements[firsts], found[firsts], statements[seconds], found[seconds], len(self.facets))

    def _mark(self, fields: Collection[str]) -> NDArray[np.bool_]:
        """Which facets are of these fields."""
        return np.array([field in fields for field, _ in self.facets])


class Gathering:
    """The facets of one statement after the other: of thousands little more than numbers is kept."""

    def __init__(self) -> None:
        self._places: defaultdict[FacetKey, int] = defaultdict(count().__next__)
        self._found, self._ends = array("q"), array("q")

    def __getstate__(self) -> tuple[list[FacetKey], array[int], array[int]]:
        """For another process, whose counters go on by themselves."""
        return list(self._places), self._found, self._ends

    def __setstate__(self, state: tuple[list[FacetKey], array[int], array[int]]) -> None:
        """From another process."""
        facets, self._found, self._ends = state
        self._places = defaultdict(count(len(facets)).__next__, zip(facets, count(), strict=False))

    def add(self, facets: Iterable[FacetKey]) -> None:
        """The facets of the next statement."""
        places = self._places
        self._found.extend([places[facet] for facet in facets])
        self._ends.append(len(self._found))

    def extend(self, other: Gathering, more: Sequence[Sequence[FacetKey]]) -> None:
        """Those that were gathered of the next statements, and further ones of each of them."""
        places = self._places
        here = np.array([places[facet] for facet in other._places], np.int64)
        found, ends = here[np.array(other._found, np.int64)], np.array(other._ends, np.int64)
        added = np.array([places[facet] for facets in more for facet in facets], np.int64)
        widths = np.array([len(facets) for facets in more], np.int64)
        found = np.insert(found, np.repeat(ends, widths), added)
        ends = ends + np.cumsum(widths) + len(self._found)
        self._found.frombytes(found.tobytes())
        self._ends.frombytes(ends.tobytes())

    def number(self, statements: Sequence[int]) -> Members:
        """What was gathered, by the numbers of the statements, ascending."""
        keys, ends = sorted(self._places), np.array(self._ends, np.int64)
        in_order = np.empty(len(keys), np.int64)
        in_order[[self._places[key] for key in keys]] = np.arange(len(keys))
        found = in_order[np.array(self._found, np.int64)]
        counts = np.bincount(found, minlength=len(keys))
        by_facet = np.repeat(np.array(statements, np.int64), np.diff(ends, prepend=0))
        numbers = by_facet[np.argsort(found, kind="stable")]
        return Members(keys, statements, numbers, counts, ends, found)


def _list_others(fields: Sequence[str]) -> list[str]:
    """What these fields are all paired with."""
    return [other for other in GROUPED if all(is_paired(field, other) for field in fields)]


def _sum_up(marks: NDArray[np.bool_]) -> Integers:
    """How many are marked before each place, and in all."""
    return np.concatenate([[0], np.cumsum(marks)])


def _cut(content: bytes, firsts: Integers, lasts: Integers, runs: Integers) -> Iterator[tuple[int, Lows]]:
    pieces = zip(firsts.tolist(), lasts.tolist(), runs.tolist(), strict=True)
    return ((n, Lows(content[first:last], several)) for n, (first, last, several) in enumerate(pieces) if first < last)


def _cross(first_of: Integers, firsts: Integers, second_of: Integers, seconds: Integers, width: int) -> Integers:
    """Each first with each second of the same statement; both are in the order of their statements."""
    most = int(max(first_of.max(initial=-1), second_of.max(initial=-1))) + 1
    lengths = np.bincount(second_of, minlength=most)
    starts = np.cumsum(lengths) - lengths
    times = lengths[first_of]
    left = np.repeat(firsts, times)
    within = np.arange(len(left)) - np.repeat(np.cumsum(times) - times, times)
    return left * width + seconds[np.repeat(starts[first_of], times) + within]


def _count(pairs: Integers) -> tuple[Integers, Integers]:
    values, counts = np.unique(pairs, return_counts=True)
    return values, counts
