"""How statements are counted in groups."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache

from msgspec import Struct
from pyroaring import BitMap
from sqlalchemy import Select, func, select

from api.database import Reader, RevisionCache, is_listed, write_list
from api.models import Facet
from api.models.facet import CHUNK_BITS, GROUPED, is_paired
from api.queries.bitmaps.selected_numbers import find_numbers
from api.queries.paging import Position
from api.queries.planning.statement_plan import find_only_facet
from api.queries.selecting import Selection
from api.queries.selecting.selection import FacetCount

FEW = 200  # statements whose links are read sooner than columns are made
MOST_PAIRS = 10_000
# Costs of a part of a bitmap that meets another one, and of a statement that is looked up in a column: microseconds, about.
_MEETING, _READING = 1.5, 0.03

# What statements are grouped by.
FIELDS = (*GROUPED, "addressee", "relayed_by", "entity", "event", "side", "language", "day")
_facets = RevisionCache()


class GroupWay(Enum):
    """Where the sizes of groups come from."""

    NONE = "nothing can be found"
    FACETS = "kept counts of the facets of a field"
    PAIRS = "kept counts of what meets one facet"
    FIELD_PAIRS = "kept counts of the pairs of two fields"
    LINKS = "the links of the few statements in the bitmap"
    BITMAPS = "bitmaps of the facets, met with the bitmap"
    COLUMNS = "columns of the facets of what is in the bitmap"


class GroupPlan(Struct, frozen=True):
    """A page beside a position of the groups of a selection by one or two fields, and how they are counted: `facet` is the one of
    Way.PAIRS, `found` the bitmap of the selection.
    """

    way: GroupWay
    names: tuple[str, ...]
    position: Position | None
    limit: int
    facet: FacetCount | None = None
    found: BitMap | None = None


def plan_groups(
    reader: Reader, selection: Selection, names: Sequence[str], position: Position | None, limit: int
) -> GroupPlan:
    """The plan of a page of groups, the largest first."""
    way, facet, found = _choose_way(reader, selection, names)
    return GroupPlan(way, tuple(names), position, limit, facet, found)


def _choose_way(
    reader: Reader, selection: Selection, names: Sequence[str]
) -> tuple[GroupWay, FacetCount | None, BitMap | None]:
    if selection.is_empty:
        return GroupWay.NONE, None, None
    if selection.is_everything and len(names) == 1:
        return GroupWay.FACETS, None, None
    if selection.is_everything and first_of_pair(names) is not None and _count_groups(reader, names) <= MOST_PAIRS:
        return GroupWay.FIELD_PAIRS, None, None
    if len(names) == 1 and selection.days is None:
        facet = find_only_facet(reader, selection)
        if facet is not None and is_paired(selection.conditions[0].field, facet_field(names[0])):
            return GroupWay.PAIRS, facet, None
    found = find_numbers(reader, selection)
    return _choose_counting(reader, found, names), None, found


def _choose_counting(reader: Reader, found: BitMap, names: Sequence[str]) -> GroupWay:
    """What costs least, for a bitmap of what is selected."""
    if len(found) <= FEW:
        return GroupWay.LINKS
    parts = ((found[-1] - found[0]) >> CHUNK_BITS) + 1
    meeting, reading = _MEETING * parts * _count_groups(reader, names), _READING * len(names) * len(found)
    return GroupWay.BITMAPS if meeting < reading else GroupWay.COLUMNS


def _count_groups(reader: Reader, names: Sequence[str]) -> int:
    """How many groups there can be."""
    counts = _facets.recall(reader, "facets", lambda: _count_facets(reader))
    return math.prod(counts.get(facet_field(name), 0) for name in names)


def _count_facets(reader: Reader) -> Mapping[str, int]:
    """By field; the facets of words are by far the most, and not looked at."""
    return dict(reader.run(_counting(reader.dialect), {"fields": write_list(reader.dialect, FIELDS)}))


@cache
def _counting(dialect: str) -> Select[str, int]:
    query = select(Facet.field, func.count()).where(is_listed(Facet.field, dialect, "fields"))
    return query.group_by(Facet.field)


def first_of_pair(names: Sequence[str]) -> str | None:
    """Which of two fields the pairs are kept by, if they are kept."""
    one, other = names
    both = ((one, other), (other, one))
    return next((first for first, second in both if is_paired(facet_field(first), facet_field(second))), None)


def facet_field(name: str) -> str:
    """The field of the facets that make groups; years are made of months, weeks of days, countries of sources of the sources."""
    return {"year": "month", "week": "day", "source_country": "source"}.get(name, name)
