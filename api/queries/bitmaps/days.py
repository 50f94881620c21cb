"""Ranges of days by the facets of days and months: whole months as they are kept, the days before and after one by one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from pyroaring import BitMap
from sqlalchemy import bindparam, select

from api.database import Reader
from api.models import Facet
from api.queries.bitmaps.facet_bitmaps import load_bitmaps, unite


class Period(NamedTuple):
    """Months (YYYY-MM) or days (YYYY-MM-DD) from the first to the last: `field` is that of their facets."""

    field: str
    first: str
    last: str


def find_days(reader: Reader, first: date | None, last: date | None) -> BitMap:
    """The statements of a range of days."""
    return unite([find_period(reader, period) for period in split_days(first, last)])


def find_period(reader: Reader, period: Period) -> BitMap:
    """The statements of a period."""
    facets = [row[0] for row in reader.run_packed(_FACETS, period._asdict())]
    return unite(list(load_bitmaps(reader, facets).values()))


def count_period(reader: Reader, period: Period) -> int:
    """How many they are."""
    return sum(row[0] for row in reader.run_packed(_COUNTS, period._asdict()))


_IS_INSIDE = (Facet.field == bindparam("field"), Facet.value >= bindparam("first"), Facet.value <= bindparam("last"))
_FACETS = select(Facet.number).where(*_IS_INSIDE)
_COUNTS = select(Facet.statements).where(*_IS_INSIDE)


def split_days(first: date | None, last: date | None) -> list[Period]:
    """The whole months of a range of days, if it has any, then the days outside of these; of what is no range nothing."""
    start, end = first or date.min, last or date.max
    return [Period(*period) for period in _split(start, end)] if start <= end else []


def _split(start: date, end: date) -> Iterator[tuple[str, str, str]]:
    first = start if start.day == 1 else _next_month(start)
    after = _next_month(end)
    ends_month = end == date.max or (after is not None and after - timedelta(1) == end)
    last_day = end if ends_month else end.replace(day=1) - timedelta(1)
    if first is None or first > last_day:
        yield "day", start.isoformat(), end.isoformat()
        return
    yield "month", first.isoformat()[:7], last_day.isoformat()[:7]
    if start < first:
        yield "day", start.isoformat(), (first - timedelta(1)).isoformat()
    if last_day < end:
        yield "day", (last_day + timedelta(1)).isoformat(), end.isoformat()


def _next_month(day: date) -> date | None:
    """The first day of the month after, None after the last month that a date can have."""
    if (day.year, day.month) == (date.max.year, 12):
        return None
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
