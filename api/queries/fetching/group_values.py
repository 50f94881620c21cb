"""The values of a grouping with the facets that they are made of, as columns are counted by them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from sqlalchemy import bindparam, select

from api.database import Reader, RevisionCache
from api.models import Facet
from api.queries.bitmaps.columns import Integers
from api.queries.fetching.kept_counts import WHOLE
from api.queries.planning.group_plan import facet_field

KEPT_FACETS = 500_000
_cache = RevisionCache(KEPT_FACETS)


class GroupValues(NamedTuple):
    """The values of a grouping in their order, and the numbers of all facets of its field, with the rank of the value of each."""

    values: Sequence[str]
    facets: Integers
    ranks: Integers

    def write_table(self, factor: int) -> Integers:
        """The rank times a factor, by the number of the facet."""
        table = np.zeros(int(self.facets.max(initial=0)) + 1, np.int64)
        table[self.facets] = self.ranks * factor
        return table


def read_values(reader: Reader, name: str) -> GroupValues:
    """The values of a grouping, which are kept while the data stand."""
    kept = _cache.of(reader).get(name)
    if isinstance(kept, GroupValues):
        return kept
    made = _make(reader, name)
    _cache.keep(reader, name, made, len(made.facets) + 1)
    return made


def _make(reader: Reader, name: str) -> GroupValues:
    rows = reader.run_packed(_VALUES, {"field": facet_field(name)})
    whole = WHOLE.get(name, str)
    written = [whole(value) for _, value in rows]
    values = sorted(set(written))  # by code point, as both databases sort
    ranks = {value: rank for rank, value in enumerate(values)}
    facets = np.array([number for number, _ in rows], np.int64)
    return GroupValues(values, facets, np.array([ranks[value] for value in written], np.int64))


_VALUES = select(Facet.number, Facet.value).where(Facet.field == bindparam("field"))
