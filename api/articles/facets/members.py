"""Which statements of a batch have which facets, as arrays: what is counted of ten thousand statements is counted at once."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from api.articles.facets.reading import FacetKey
from api.models.facet import GROUPED, PAIRED

Integers = NDArray[np.integer[Any]]

_TOGETHER = 5000  # statements of which all pairs are in memory at once: some 70 of each, 8 bytes a pair


@dataclass(frozen=True, slots=True)
class Members:
    """The facets of a batch in order (by field and value), and where they are.

    `statements` are the numbers of all statements, ascending; `numbers`, by facet, those of its statements. `ends` says, by
    statement, where its facets end in `found`, which has places in `facets`.
    """

    facets: list[FacetKey]
    statements: Sequence[int]
    numbers: list[list[int]]
    counts: Integers
    ends: Integers
    found: Integers

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
        is_first = np.array([field in PAIRED for field, _ in self.facets])
        is_second = np.array([field in GROUPED for field, _ in self.facets])
        for start in range(0, len(self.ends), _TOGETHER):
            first_place = self.ends[start - 1] if start else 0
            ends = self.ends[start : start + _TOGETHER] - first_place
            found = self.found[first_place : first_place + ends[-1]]
            statements = np.repeat(np.arange(len(ends)), np.diff(ends, prepend=0))
            firsts, seconds = is_first[found], is_second[found]
            yield _cross(statements[firsts], found[firsts], statements[seconds], found[seconds], len(self.facets))


class Gathering:
    """The facets of one statement after the other: of thousands little more than numbers is kept."""

    def __init__(self) -> None:
        self._places: defaultdict[FacetKey, int] = defaultdict(count().__next__)
        self._found, self._ends = array("q"), array("q")

    def add(self, facets: Iterable[FacetKey]) -> None:
        """The facets of the next statement."""
        places = self._places
        self._found.extend([places[facet] for facet in facets])
        self._ends.append(len(self._found))

    def number(self, statements: Sequence[int]) -> Members:
        """What was gathered, by the numbers of the statements, ascending."""
        keys, ends = sorted(self._places), np.array(self._ends, np.int64)
        in_order = np.empty(len(keys), np.int64)
        in_order[[self._places[key] for key in keys]] = np.arange(len(keys))
        found = in_order[np.array(self._found, np.int64)]
        counts = np.bincount(found, minlength=len(keys))
        by_facet = np.repeat(np.array(statements, np.int64), np.diff(ends, prepend=0))
        several, starts = by_facet[np.argsort(found, kind="stable")].tolist(), np.cumsum(counts) - counts
        numbers = [several[start : start + n] for start, n in zip(starts.tolist(), counts.tolist(), strict=True)]
        return Members(keys, statements, numbers, counts, ends, found)


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
