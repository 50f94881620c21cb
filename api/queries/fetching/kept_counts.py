"""Sizes of groups from what is kept of facets.

A group's value is that of its facet; of a year or month the beginning of a day, of a week what `write_week` says, of the country
of sources their home.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from sqlalchemy import bindparam, select

from api.database.reading.reader import Reader
from api.models import Facet, FacetPair
from api.models.facet import UNKNOWN
from api.queries.planning.group_plan import GroupPlan, GroupWay, facet_field
from api.sources import catalogue

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
WHOLE: Mapping[str, Callable[[str], str]] = {
    "year": lambda month: month[:YEAR_CHARS],
    "week": write_week,
    "source_country": find_home,
}


def read_sizes(reader: Reader, plan: GroupPlan) -> Mapping[str, int]:
    """The size of each group by its value, of a plan by one field whose counts are kept."""
    [name] = plan.names
    if plan.way is GroupWay.FACETS:
        return _add_up(reader.run_packed(_FACETS, {"field": facet_field(name)}), name)
    assert plan.facet is not None
    return _add_up(reader.run_packed(_PAIRS, {"number": plan.facet.number, "field": facet_field(name)}), name)


_FACETS = select(Facet.value, Facet.statements).where(Facet.field == bindparam("field"), Facet.statements > 0)
_PAIRS = (
    select(Facet.value, FacetPair.statements)
    .join(Facet, Facet.number == FacetPair.other_number)
    .where(FacetPair.facet_number == bindparam("number"), FacetPair.field == bindparam("field"))
)


def _add_up(rows: Iterable[tuple[str, int]], name: str) -> Mapping[str, int]:
    """The months of a year added up, the days of a week, and the sources of a country."""
    if name not in WHOLE:
        return dict(rows)
    counted: Counter[str] = Counter()
    for value, statements in rows:
        counted[WHOLE[name](value)] += statements
    return counted
