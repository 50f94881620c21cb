"""How a page of statements, or all of them, are found, and how they are counted."""

from __future__ import annotations

from enum import Enum
from operator import itemgetter

from msgspec import Struct
from pyroaring import BitMap

from api.database import Reader
from api.models.facet import PAIRED
from api.queries.bitmaps import months
from api.queries.bitmaps.selected_numbers import find_numbers
from api.queries.paging import Position
from api.queries.planning.postings import Posting, find_rarest, posting_of_all
from api.queries.selecting import Selection
from api.queries.selecting.facets import find_facet_of_all
from api.queries.selecting.selection import FacetCount

MOST_ROWS = 5000  # of one slice of a posting list
# Costs of a key that is looked up, a row that is passed and a part of a bitmap: microseconds on SQLite, about.
_LOOKING_UP, _PASSING, _LOADING = 1.0, 0.6, 1.5


class Way(Enum):
    """How statements are found in their order."""

    NONE = "nothing can be found"
    JOINED = "a posting list joined with the statements"
    POSTING = "a posting list, past what the bitmap does not have, if there is one"
    LOOKUP = "the sort keys of all that is in the bitmap"
    MONTHS = "the sort keys of what is in the bitmap, month by month"
    TIMES = "what is in the bitmap, or everything, by the time of storing"
    LINKS = "joins of link tables, from end to end"


class StatementPlan(Struct, frozen=True):
    """A page of a selection beside a position, or with Way.LINKS all of it, and how it is found.

    `facet` is what the selection comes to but for its days, if that is one facet; `found` its bitmap, where there has to be one;
    `posting` is read in slices of so many rows.
    """

    selection: Selection
    way: Way
    sort: str
    position: Position | None = None
    limit: int = 0
    facet: FacetCount | None = None
    found: BitMap | None = None
    posting: Posting | None = None
    slice_rows: int = 0


def plan_page(reader: Reader, selection: Selection, sort: str, position: Position | None, limit: int) -> StatementPlan:
    """The plan of a page, sorted as schemas.statement.SORTS names it."""
    if selection.is_empty:
        return StatementPlan(selection, Way.NONE, sort, position, limit)
    facet = find_only_facet(reader, selection)
    if "created_at" in sort:
        found = None if selection.is_everything else find_numbers(reader, selection)
        return StatementPlan(selection, Way.TIMES, sort, position, limit, facet, found)
    posting = find_rarest(selection, reader.dialect)
    if facet is not None and (posting is not None or not selection.conditions):
        is_page = posting is not None and posting.gives_pages and sort == "-published_on"
        way = Way.JOINED if is_page else Way.POSTING
        found = None if _is_count_kept(selection) else find_numbers(reader, selection)
        posting = posting or posting_of_all(facet)
        return StatementPlan(selection, way, sort, position, limit, facet, found, posting, limit + 2)
    found = find_numbers(reader, selection)
    if len(found) <= limit:
        return StatementPlan(selection, Way.LOOKUP, sort, position, limit, facet, found)
    posting = posting or posting_of_all(find_facet_of_all(reader))
    passed = (limit + 1) * posting.statements // len(found)
    way = _choose_way(reader, found, passed, limit)
    slice_rows = min(MOST_ROWS, passed + passed // 4 + 10)
    return StatementPlan(selection, way, sort, position, limit, facet, found, posting, slice_rows)


def plan_export(reader: Reader, selection: Selection, sort: str) -> StatementPlan:
    """The plan of all statements of a selection."""
    if selection.is_empty:
        return StatementPlan(selection, Way.NONE, sort)
    facet = find_only_facet(reader, selection)
    is_kept = facet is not None and _is_count_kept(selection)
    found = None if is_kept else find_numbers(reader, selection)
    return StatementPlan(selection, Way.LINKS, sort, facet=facet, found=found)


def find_only_facet(reader: Reader, selection: Selection) -> FacetCount | None:
    """The facet that a selection comes to but for its days, if it is one; that of all statements where there is no condition."""
    if not selection.is_by_facets:
        return None
    if not selection.conditions:
        return find_facet_of_all(reader)
    facets = selection.conditions[0].facets
    return facets[0] if len(selection.conditions) == len(facets) == 1 else None


def _is_count_kept(selection: Selection) -> bool:
    """Whether the number of statements with one facet is kept for their days too."""
    return selection.days is None or all(condition.field in PAIRED for condition in selection.conditions)


def _choose_way(reader: Reader, found: BitMap, passed: int, limit: int) -> Way:
    """What costs least; `passed` rows of the posting list make a page."""
    parts, read = months.estimate_reading(reader, found, limit + 1)
    costs = (
        (_LOOKING_UP * len(found), Way.LOOKUP),
        (_PASSING * passed, Way.POSTING),
        (_LOADING * parts + _LOOKING_UP * read, Way.MONTHS),
    )
    return min(costs, key=itemgetter(0))[1]
