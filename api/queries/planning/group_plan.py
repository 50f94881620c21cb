"""How statements are counted in groups."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from msgspec import Struct
from pyroaring import BitMap

from api.database.reading.reader import Reader
from api.models.facet import GROUPED, PAIRED
from api.queries.bitmaps.selected_numbers import find_numbers
from api.queries.paging import Position
from api.queries.planning.statement_plan import find_only_facet
from api.queries.selecting.selection import FacetCount, Selection

FEW = 200  # statements whose links are read sooner than columns are made


class GroupWay(Enum):
    """Where the sizes of groups come from."""

    NONE = "nothing can be found"
    FACETS = "kept counts of the facets of a field"
    PAIRS = "kept counts of what meets one facet"
    LINKS = "the links of the few statements in the bitmap"
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
    if len(names) == 1:
        if selection.is_everything:
            return GroupWay.FACETS, None, None
        facet = find_only_facet(reader, selection) if selection.days is None else None
        if facet is not None and selection.conditions[0].field in PAIRED and facet_field(names[0]) in GROUPED:
            return GroupWay.PAIRS, facet, None
    found = find_numbers(reader, selection)
    return (GroupWay.COLUMNS if len(found) > FEW else GroupWay.LINKS), None, found


def facet_field(name: str) -> str:
    """The field of the facets that make groups; years are made of months, weeks of days, countries of sources of the sources."""
    return {"year": "month", "week": "day", "source_country": "source"}.get(name, name)
