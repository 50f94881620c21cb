"""Sizes of groups from what is kept of facets: their counts, those of their pairs, and their bitmaps.

A group's value is that of its facet; of a year or month the beginning of a day, of a week what `write_week` says, of the country
of sources their home.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from pyroaring import BitMap
from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased

from api.database import Reader
from api.models import Facet, FacetPair
from api.models.facet import UNKNOWN
from api.queries.bitmaps.facet_bitmaps import load_bitmaps
from api.queries.planning.group_plan import GroupPlan, GroupWay, facet_field, first_of_pair
from api.sources import catalogue

YEAR_CHARS = 4
Values = tuple[str, ...]  # of a group, one for each grouping


def write_week(day: str) -> str:
    """The value of a day's week: the ordinal of its Monday."""
    if not day:
        return UNKNOWN
    ordinal = date.fromisoformat(day).toordinal()
    return str(ordinal - (ordinal - 1) % 7)


def find_home(source: str) -> str:
    """The home of a house of the catalogue."""
    house = catalogue.get(source)
    return house.home if house else UNKNOWN


# Groups that are made of others.
WHOLE: Mapping[str, Callable[[str], str]] = {
    "year": lambda month: month[:YEAR_CHARS],
    "week": write_week,
    "source_country": find_home,
}


def read_sizes(reader: Reader, plan: GroupPlan) -> Mapping[Values, int]:
    """The size of each group by its values, of a plan that needs neither links nor columns."""
    rows: Iterable[Sequence[Any]]
    match plan.way:
        case GroupWay.FACETS:
            rows = reader.run_packed(_FACETS, {"field": facet_field(*plan.names)})
        case GroupWay.PAIRS:
            assert plan.facet is not None
            rows = reader.run_packed(_PAIRS, {"number": plan.facet.number, "field": facet_field(*plan.names)})
        case GroupWay.FIELD_PAIRS:
            rows = _read_field_pairs(reader, plan.names)
        case _:
            rows = _count_by_bitmaps(reader, plan)
    return _add_up(rows, plan.names)


_FACETS = select(Facet.value, Facet.statements).where(Facet.field == bindparam("field"), Facet.statements > 0)
_PAIRS = (
    select(Facet.value, FacetPair.statements)
    .join(Facet, Facet.number == FacetPair.other_number)
    .where(FacetPair.facet_number == bindparam("number"), FacetPair.field == bindparam("field"))
)
_one, _other = aliased(Facet), aliased(Facet)
_FIELD_PAIRS = (
    select(_one.value.label("one"), _other.value.label("other"), FacetPair.statements)
    .join(_one, _one.number == FacetPair.facet_number)
    .join(_other, _other.number == FacetPair.other_number)
    .where(_one.field == bindparam("field"), FacetPair.field == bindparam("other"))
)
_VALUES = select(Facet.number, Facet.value).where(Facet.field == bindparam("field"))


def _read_field_pairs(reader: Reader, names: Sequence[str]) -> Iterable[Sequence[Any]]:
    """The values of two fields in the order of their names, and how many statements have them."""
    one = first_of_pair(names)
    [other] = [name for name in names if name != one]
    rows = reader.run_packed(_FIELD_PAIRS, {"field": facet_field(str(one)), "other": facet_field(other)})
    return rows if names[0] == one else ((second, first, statements) for first, second, statements in rows)


def _count_by_bitmaps(reader: Reader, plan: GroupPlan) -> Iterator[Sequence[Any]]:
    """How many of the statements found have a facet, or two of two fields."""
    assert plan.found is not None
    fields = [_load_field(reader, facet_field(name)) for name in plan.names]
    for value, bitmap in fields[0]:
        if len(fields) == 1:
            yield value, plan.found.intersection_cardinality(bitmap)
        elif meeting := plan.found & bitmap:
            yield from ((value, other, meeting.intersection_cardinality(second)) for other, second in fields[1])


def _load_field(reader: Reader, field: str) -> list[tuple[str, BitMap]]:
    values = dict(reader.run_packed(_VALUES, {"field": field}))
    return [(values[number], bitmap) for number, bitmap in load_bitmaps(reader, values).items()]


def _add_up(rows: Iterable[Sequence[Any]], names: Sequence[str]) -> Mapping[Values, int]:
    """The months of a year added up, the days of a week, and the sources of a country."""
    if not any(name in WHOLE for name in names):
        return {tuple(values): statements for *values, statements in rows if statements}
    write = [WHOLE.get(name, str) for name in names]
    counted: Counter[Values] = Counter()
    for *values, statements in rows:
        counted[tuple(whole(value) for whole, value in zip(write, values, strict=True))] += statements
    return +counted
