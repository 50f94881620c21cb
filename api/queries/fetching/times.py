"""Statements in the order in which they were stored, which is that of their numbers."""

from __future__ import annotations

from datetime import datetime

from pyroaring import BitMap
from sqlalchemy import bindparam, func, select

from api.database import Reader
from api.models import Statement, StatementNumber
from api.queries.paging import Position

_TIMES = select(Statement.created_at).join(StatementNumber, StatementNumber.sort_key == Statement.sort_key)
_TIME_OF = _TIMES.where(StatementNumber.number == bindparam("number"))
_SPAN_OF = select(func.min(StatementNumber.number), func.max(StatementNumber.number)).join(
    Statement, Statement.sort_key == StatementNumber.sort_key
).where(Statement.created_at == bindparam("time"))  # fmt: skip


def cut_to_times(reader: Reader, found: BitMap, sort: str, position: Position | None, limit: int) -> BitMap:
    """Those of the statements found that can be on the page of up to `limit` + 1 beside a position.

    What was stored at one time is kept together, since there other keys decide. `sort` is created_at or -created_at.
    """
    upwards = (sort == "created_at") != (position is not None and position.backwards)
    start = BitMap()
    if position is not None:
        moment = position.values[0]
        assert isinstance(moment, datetime)
        first, last = _find_span(reader, moment)
        start = found & BitMap(range(first, last + 1))
        found = _beside(found, last + 1 if upwards else first, upwards)
    if len(found) <= limit + 1:
        return start | found
    edge = found[limit] if upwards else found[len(found) - limit - 1]
    first, last = _find_span(reader, reader.session.scalars(_TIME_OF, {"number": edge}).one())
    return start | (
        _beside(found, first, False) | _between(found, first, last) if upwards else _beside(found, first, True)
    )


def _find_span(reader: Reader, moment: datetime) -> tuple[int, int]:
    """First and last number of what was stored at a time; of what was removed since, the place where it was."""
    first, last = reader.session.execute(_SPAN_OF, {"time": moment}).one()
    if first is not None:
        return first, last
    later = select(func.min(Statement.created_at)).where(Statement.created_at > moment).scalar_subquery()
    following = select(func.min(StatementNumber.number)).join(Statement, Statement.sort_key == StatementNumber.sort_key)
    number = reader.session.scalar(following.where(Statement.created_at == later))
    if number is None:
        number = (reader.session.scalar(select(func.max(StatementNumber.number))) or 0) + 1
    return number, number - 1


def _beside(found: BitMap, edge: int, upwards: bool) -> BitMap:
    """From an edge upwards, or below it."""
    if upwards:
        return _between(found, edge, found.max()) if found else found
    return _between(found, 0, edge - 1)


def _between(found: BitMap, first: int, last: int) -> BitMap:
    return found & BitMap(range(first, last + 1)) if first <= last else BitMap()
