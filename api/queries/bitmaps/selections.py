"""Which statements a selection finds, as a bitmap of their numbers, and how many."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from pyroaring import BitMap
from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from api.database.execution import run_packed
from api.models import Facet, FacetPair, Statement, StatementNumber
from api.models.facet import ANY, PAIRED
from api.models.sort_keys import statement_keys
from api.queries.bitmaps import indexes, word_bitmaps
from api.queries.bitmaps.facet_bitmaps import FacetCount, Facets, find_facets, intersect, load, unite
from api.queries.selecting.filters import Selection


def count(session: Session, selection: Selection) -> int:
    """How many statements a selection finds; of a single facet the number is kept."""
    if selection.is_empty:
        return 0
    facet = single(session, selection) if selection.found is None else None
    if facet is None:
        return len(find(session, selection))
    if selection.days is None:
        return facet.statements
    return _count_dated(session, selection, facet, *selection.days)


def _count_dated(
    session: Session, selection: Selection, facet: FacetCount, first: date | None, last: date | None
) -> int:
    """Months as they are kept, days before and after one by one."""
    months, days = _parts(first, last)
    if not selection.facets:
        parts = [("month", *months)] if months else []
        parts += [("day", *part) for part in days]
        return sum(sum(_numbers(session, _STATEMENTS, field=f, first=a, last=b)) for f, a, b in parts)
    [condition] = selection.facets
    if condition.field not in PAIRED:
        return len(find(session, selection))
    counted = sum(_numbers(session, _COUNTED, number=facet.number, first=months[0], last=months[1])) if months else 0
    return counted + sum(_count_days(session, condition, *part) for part in days)


def _count_days(session: Session, condition: Facets, first: str, last: str) -> int:
    """Less than a month: few rows of an index, unless it knows the facet by several values."""
    if condition.value is None:
        days = load(session, _numbers(session, _DATED, field="day", first=first, last=last))
        return BitMap.union(BitMap(), *days.values()).intersection_cardinality(unite(session, condition.facets))
    keys = statement_keys(date.fromisoformat(first), date.fromisoformat(last))
    asked = {"value": condition.value, "low": keys.start, "high": keys.stop}
    return sum(_numbers(session, indexes.counting(condition.field), **asked))


def single(session: Session, selection: Selection) -> FacetCount | None:
    """The facet that a selection comes to but for its days, if it is one; that of all statements where nothing is asked for."""
    if selection.rest is not None or selection.articles is not None or selection.since is not None:
        return None
    if not selection.facets:
        return everything(session)
    if len(selection.facets) > 1 or len(selection.facets[0].facets) > 1:
        return None
    return selection.facets[0].facets[0]


def everything(session: Session) -> FacetCount:
    """The facet of all statements."""
    found = find_facets(session, ANY[0], [ANY[1]])
    return found[0] if found else FacetCount(0, 0)


def find(session: Session, selection: Selection) -> BitMap:
    """The statements that a selection finds; looked up once."""
    if selection.found is None:
        selection.found = BitMap() if selection.is_empty else _find(session, selection)
    return selection.found


def _find(session: Session, selection: Selection) -> BitMap:
    start = _of_articles(session, selection.articles) if selection.articles is not None else None
    found = intersect(session, selection.facets, start) if selection.facets or start is not None else None
    if selection.rest is not None and (found is None or found):
        matching = word_bitmaps.find(session, selection.rest)
        found = matching if found is None else found & matching
    if selection.days is not None and (found is None or found):
        dated = _of_days(session, *selection.days)
        found = dated if found is None else found & dated
    if selection.since is not None:
        found = unite(session, [everything(session)]) if found is None else found
        found = found & _stored_after(session, selection.since)
    return unite(session, [everything(session)]) if found is None else found


_IN_ARTICLES = (
    select(StatementNumber.number)
    .join(Statement, Statement.sort_key == StatementNumber.sort_key)
    .where(Statement.article_number.in_(bindparam("articles", expanding=True)))
)


def _of_articles(session: Session, articles: list[int]) -> BitMap:
    return BitMap(session.scalars(_IN_ARTICLES, {"articles": articles}))


def _stored_after(session: Session, moment: datetime) -> BitMap:
    """Numbers rise with the time, so all from the first one that was stored later."""
    later = select(func.min(Statement.created_at)).where(Statement.created_at > moment).scalar_subquery()
    first = select(func.min(StatementNumber.number)).join(Statement, Statement.sort_key == StatementNumber.sort_key)
    number = session.scalar(first.where(Statement.created_at == later))
    last = session.scalar(select(func.max(StatementNumber.number)))
    return BitMap(range(number, last + 1)) if number is not None and last is not None else BitMap()


def _of_days(session: Session, first: date | None, last: date | None) -> BitMap:
    """Whole months by their facets, the days before and after by theirs."""
    months, days = _parts(first, last)
    numbers = _numbers(session, _DATED, field="month", first=months[0], last=months[1]) if months else []
    for first_day, last_day in days:
        numbers += _numbers(session, _DATED, field="day", first=first_day, last=last_day)
    loaded = load(session, numbers)
    return BitMap.union(BitMap(), *loaded.values())


def _parts(first: date | None, last: date | None) -> tuple[tuple[str, str] | None, list[tuple[str, str]]]:
    """As _whole_months; of days that are no range nothing."""
    start, end = first or date.min, last or date.max
    return _whole_months(start, end) if start <= end else (None, [])


def _whole_months(start: date, end: date) -> tuple[tuple[str, str] | None, list[tuple[str, str]]]:
    """First and last whole month of a range of days, None if it has none, and the ranges of days outside of these."""
    first = start if start.day == 1 else _next_month(start)
    after = _next_month(end)
    ends_month = end == date.max or (after is not None and after - timedelta(1) == end)
    last_day = end if ends_month else end.replace(day=1) - timedelta(1)
    if first is None or first > last_day:
        return None, [(start.isoformat(), end.isoformat())]
    days = []
    if start < first:
        days.append((start.isoformat(), (first - timedelta(1)).isoformat()))
    if last_day < end:
        days.append(((last_day + timedelta(1)).isoformat(), end.isoformat()))
    return (first.isoformat()[:7], last_day.isoformat()[:7]), days


def _next_month(day: date) -> date | None:
    """The first day of the month after, None after the last month that a date can have."""
    if (day.year, day.month) == (date.max.year, 12):
        return None
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _numbers(session: Session, query: Select[Any], **asked: Any) -> list[int]:
    """The one column of a query."""
    return [row[0] for row in run_packed(session, query, asked)]


_COUNTED = (
    select(FacetPair.statements)
    .join(Facet, Facet.number == FacetPair.other_number)
    .where(FacetPair.facet_number == bindparam("number"), FacetPair.field == "month")
    .where(Facet.value >= bindparam("first"), Facet.value <= bindparam("last"))
)
_IS_DATED = (Facet.field == bindparam("field"), Facet.value >= bindparam("first"), Facet.value <= bindparam("last"))
_DATED = select(Facet.number).where(*_IS_DATED)
_STATEMENTS = select(Facet.statements).where(*_IS_DATED)
