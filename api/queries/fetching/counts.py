"""How many statements a plan finds."""

from __future__ import annotations

from datetime import date

from sqlalchemy import bindparam, select

from api.database import Reader
from api.models import Facet, FacetPair, statement_keys
from api.queries.bitmaps.days import Period, count_period, find_period, split_days
from api.queries.bitmaps.facet_bitmaps import unite_facets
from api.queries.planning.postings import has_posting, select_count
from api.queries.planning.statement_plan import StatementPlan, Way
from api.queries.selecting.selection import Condition, FacetCount


def count_statements(reader: Reader, plan: StatementPlan) -> int:
    """The size of the bitmap, or what is kept of the facet."""
    if plan.way is Way.NONE:
        return 0
    if plan.found is not None:
        return len(plan.found)
    assert plan.facet is not None
    if plan.selection.days is None:
        return plan.facet.statements
    periods = split_days(*plan.selection.days)
    if not plan.selection.conditions:
        return sum(count_period(reader, period) for period in periods)
    [condition] = plan.selection.conditions
    return sum(_count_inside(reader, condition, plan.facet, period) for period in periods)


def _count_inside(reader: Reader, condition: Condition, facet: FacetCount, period: Period) -> int:
    """Months as they are kept. Days are less than a month: few rows of an index, unless it knows the facet by several values."""
    if period.field == "month":
        months = {"number": facet.number, "first": period.first, "last": period.last}
        return sum(row[0] for row in reader.run_packed(_MONTHS, months))
    if not has_posting(condition, reader.dialect):
        return find_period(reader, period).intersection_cardinality(unite_facets(reader, condition.facets))
    keys = statement_keys(date.fromisoformat(period.first), date.fromisoformat(period.last))
    asked = {"value": condition.values[0], "low": keys.start, "high": keys.stop}
    return reader.run_packed(select_count(condition.field), asked)[0][0]  # type: ignore[no-any-return]


_MONTHS = (
    select(FacetPair.statements)
    .join(Facet, Facet.number == FacetPair.other_number)
    .where(FacetPair.facet_number == bindparam("number"), FacetPair.field == "month")
    .where(Facet.value >= bindparam("first"), Facet.value <= bindparam("last"))
)
