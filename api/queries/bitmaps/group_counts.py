"""Counts of statements in groups from what is kept of facets: read where they are kept, else counted by bitmaps.

A group's value is that of its facet; of a year or month the beginning of a day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from pyroaring import BitMap
from sqlalchemy import BigInteger, Select, Subquery, bindparam, cast, func, select
from sqlalchemy.orm import Session, aliased

from api.database.execution import run_packed
from api.models import Facet, FacetPair
from api.models.facet import GROUPED, PAIRED
from api.queries.bitmaps import selections
from api.queries.bitmaps.facet_bitmaps import load
from api.queries.paging import Page, Position, cut
from api.queries.selecting.filters import Selection

BATCH = 500  # facets whose bitmaps are read at a time
YEAR_CHARS = 4


class Group(NamedTuple):
    """A group: its value and size, and again as what groups are sorted by."""

    value: str
    statements: int
    sorted_statements: int
    sorted_value: str


def kept(session: Session, selection: Selection, name: str) -> Mapping[str, int] | None:
    """The size of each group by its value, where these are kept; None where they have to be counted."""
    if selection.is_everything:
        rows = run_packed(session, _FACETS, {"field": _field(name)})
        return _counted(rows, name)
    given = selections.single(session, selection) if selection.days is None else None
    if given is None or selection.facets[0].field not in PAIRED or _field(name) not in GROUPED:
        return None
    return _counted(run_packed(session, _PAIRS, {"number": given.number, "field": _field(name)}), name)


_FACETS = select(Facet.value, Facet.statements).where(Facet.field == bindparam("field"), Facet.statements > 0)
_VALUES = select(Facet.number, Facet.value).where(Facet.field == bindparam("field"))
_PAIRS = (
    select(Facet.value, FacetPair.statements)
    .join(Facet, Facet.number == FacetPair.other_number)
    .where(FacetPair.facet_number == bindparam("number"), FacetPair.field == bindparam("field"))
)


def _counted(rows: Iterable[tuple[str, int]], name: str) -> Mapping[str, int]:
    """The months of a year added up."""
    if name != "year":
        return dict(rows)
    counted: Counter[str] = Counter()
    for value, statements in rows:
        counted[value[:YEAR_CHARS]] += statements
    return counted


def kept_pairs(selection: Selection, names: Sequence[str]) -> Subquery | None:
    """The groups by two fields of all statements with the `statements` of each, where these are kept."""
    return _two(names) if selection.is_everything else None


def _two(names: Sequence[str]) -> Subquery | None:
    """The pairs of two fields; of one that is of no use as the first, the other way round."""
    one, other = names if _field(names[0]) in PAIRED else reversed(names)
    if _field(one) not in PAIRED or _field(other) not in GROUPED:
        return None
    first, second = aliased(Facet), aliased(Facet)
    query = select(FacetPair.statements).join(first, first.number == FacetPair.facet_number)
    query = query.join(second, second.number == FacetPair.other_number)
    query = query.where(first.field == _field(one), FacetPair.field == _field(other))
    values = {one: first.value, other: second.value}
    return _grouped(query, FacetPair.statements, {name: values[name] for name in names})


def _grouped(query: Select[Any], statements: Any, values: dict[str, Any]) -> Subquery:
    """With the values in columns of the groupings' names; the months of a year added up."""
    columns = {name: func.substr(v, 1, YEAR_CHARS) if name == "year" else v for name, v in values.items()}
    groups = query.with_only_columns(
        *(column.label(name) for name, column in columns.items()), statements.label("statements")
    ).subquery()
    if "year" not in columns:
        return groups
    own = [groups.c[name] for name in columns]
    return select(*own, cast(func.sum(groups.c.statements), BigInteger).label("statements")).group_by(*own).subquery()


def count(session: Session, found: BitMap, name: str) -> Counter[str]:
    """How many of the statements are in each group."""
    counted: Counter[str] = Counter()
    facets = run_packed(session, _VALUES, {"field": _field(name)})
    rest = iter(facets)
    while values := dict(islice(rest, BATCH)):
        for number, bitmap in load(session, values).items():
            value = values[number][:YEAR_CHARS] if name == "year" else values[number]
            counted[value] += found.intersection_cardinality(bitmap)
    return +counted


def page(counted: Mapping[str, int], position: Position | None, limit: int) -> Page:
    """The groups beside a position, the largest first."""
    is_backwards = position is not None and position.backwards
    places = sorted(((-statements, value) for value, statements in counted.items()), reverse=is_backwards)
    if position is not None:
        edge = _edge(position)
        places = [place for place in places if (place < edge if is_backwards else place > edge)]
    groups = [Group(value, -less, -less, value) for less, value in places[: limit + 1]]
    return cut(groups, 2, position, limit)


def _edge(position: Position) -> tuple[int, str]:
    statements, value = position.values
    assert isinstance(statements, int)
    assert isinstance(value, str)
    return -statements, value


def _field(name: str) -> str:
    return "month" if name == "year" else name
