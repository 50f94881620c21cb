"""Sizes of groups from what is kept of facets: read where they are kept, else counted by bitmaps.

A group's value is that of its facet; of a year or month the beginning of a day, of a week what `write_week` says, of the country
of sources their home.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, Subquery, bindparam, cast, func, select
from sqlalchemy.orm import aliased

from api.database.reading.reader import Reader
from api.models import Facet, FacetPair
from api.models.facet import UNKNOWN
from api.queries.bitmaps.facet_bitmaps import load_bitmaps
from api.queries.fetching.groupings import write_home
from api.queries.planning.group_plan import GroupPlan, GroupWay, facet_field, first_of_pair
from api.sources import catalogue

BATCH = 500  # facets whose bitmaps are read at a time
YEAR_CHARS = 4


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
_WHOLE: Mapping[str, Callable[[str], str]] = {
    "year": lambda month: month[:YEAR_CHARS],
    "week": write_week,
    "source_country": find_home,
}
_WRITTEN: Mapping[str, Callable[[ColumnElement[str]], ColumnElement[str]]] = {
    "year": lambda month: func.substr(month, 1, YEAR_CHARS),
    "source_country": write_home,
}


def read_sizes(reader: Reader, plan: GroupPlan) -> Mapping[str, int]:
    """The size of each group by its value, of a plan by one field that needs no joins."""
    [name] = plan.names
    if plan.way is GroupWay.FACETS:
        return _add_up(reader.run_packed(_FACETS, {"field": facet_field(name)}), name)
    if plan.way is GroupWay.PAIRS:
        assert plan.facet is not None
        return _add_up(reader.run_packed(_PAIRS, {"number": plan.facet.number, "field": facet_field(name)}), name)
    return _count_by_bitmaps(reader, plan, name)


_FACETS = select(Facet.value, Facet.statements).where(Facet.field == bindparam("field"), Facet.statements > 0)
_VALUES = select(Facet.number, Facet.value).where(Facet.field == bindparam("field"))
_PAIRS = (
    select(Facet.value, FacetPair.statements)
    .join(Facet, Facet.number == FacetPair.other_number)
    .where(FacetPair.facet_number == bindparam("number"), FacetPair.field == bindparam("field"))
)


def _add_up(rows: Iterable[tuple[str, int]], name: str) -> Mapping[str, int]:
    """The months of a year added up, the days of a week, and the sources of a country."""
    if name not in _WHOLE:
        return dict(rows)
    counted: Counter[str] = Counter()
    for value, statements in rows:
        counted[_WHOLE[name](value)] += statements
    return counted


def _count_by_bitmaps(reader: Reader, plan: GroupPlan, name: str) -> Counter[str]:
    """How many of the statements found are in each group."""
    assert plan.found is not None
    counted: Counter[str] = Counter()
    rest = iter(reader.run_packed(_VALUES, {"field": facet_field(name)}))
    while values := dict(islice(rest, BATCH)):
        for number, bitmap in load_bitmaps(reader, values).items():
            counted[_WHOLE.get(name, str)(values[number])] += plan.found.intersection_cardinality(bitmap)
    return +counted


def select_field_pairs(names: Sequence[str]) -> Subquery:
    """The groups of all statements by two fields, with the `statements` of each."""
    one = first_of_pair(names)
    [other] = [name for name in names if name != one]
    first, second = aliased(Facet), aliased(Facet)
    query = select(FacetPair.statements).join(first, first.number == FacetPair.facet_number)
    query = query.join(second, second.number == FacetPair.other_number)
    query = query.where(first.field == facet_field(str(one)), FacetPair.field == facet_field(other))
    values = {one: first.value, other: second.value}
    return _select_groups(query, FacetPair.statements, {name: values[name] for name in names})


def _select_groups(query: Select[Any], statements: Any, values: dict[str, Any]) -> Subquery:
    """With the values in columns of the groupings' names; what makes up a group added up."""
    columns = {name: _WRITTEN[name](value) if name in _WRITTEN else value for name, value in values.items()}
    groups = query.with_only_columns(
        *(column.label(name) for name, column in columns.items()), statements.label("statements")
    ).subquery()
    if not columns.keys() & _WRITTEN.keys():
        return groups
    own = [groups.c[name] for name in columns]
    return select(*own, cast(func.sum(groups.c.statements), BigInteger).label("statements")).group_by(*own).subquery()
