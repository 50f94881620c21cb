"""Which statements of an article belong to which of its events: those behind the sentence that tells of one, up to the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.orm import Session

from api.articles import facets
from api.models import EventAccount, EventLink, Statement

_STATEMENTS = (
    select(Statement.sort_key, Statement.context_start, EventLink.event_number)
    .outerjoin(EventLink, EventLink.sort_key == Statement.sort_key)
    .where(Statement.article_number == bindparam("article"))
    .order_by(Statement.position)
)
_TOLD = (
    select(EventAccount.event_number, EventAccount.told)
    .where(EventAccount.article_number == bindparam("article"))
    .order_by(EventAccount.position)
)


def relink(session: Session, article_number: int) -> None:
    """Link an article's statements with the events of its accounts; those that are counted are counted anew where that differs."""
    before, after = _compare(session, article_number)
    if before != after:
        connection = session.connection()
        numbers = facets.withdraw(connection, [key for key in before if before[key] != after[key]])
        _write(session, before, after)
        facets.recount(connection, numbers)


def link(session: Session, article_number: int) -> None:
    """Link the statements of an article that has just been stored, which are not counted yet."""
    before, after = _compare(session, article_number)
    if before != after:
        _write(session, before, after)


_Events = dict[int, int | None]  # by the statement's sort key


def _compare(session: Session, article_number: int) -> tuple[_Events, _Events]:
    """The events of an article's statements as they are, and as they are to be."""
    wanted = {"article": article_number}
    rows = session.connection().execute(_STATEMENTS, wanted).all()
    accounts = [(row.event_number, row.told) for row in session.connection().execute(_TOLD, wanted)]
    told = sorted((start, event) for event, account in accounts for start, _ in account["spans"])
    before = {row.sort_key: row.event_number for row in rows}
    if not accounts:
        return before, dict.fromkeys(before)
    return before, {row.sort_key: _event_at(row.context_start, told, accounts[0][0], len(accounts)) for row in rows}


def _event_at(start: int, told: Sequence[tuple[int, int]], first: int, accounts: int) -> int:
    """The event that was told last before a statement, at the start the first; of several told there the first, as in a title."""
    at = bisect_right(told, start, key=lambda one: one[0]) - 1
    if at < 0 or accounts == 1:
        return first
    same = [event for offset, event in told if offset == told[at][0]]
    return first if first in same else same[0]


def _write(session: Session, before: _Events, after: _Events) -> None:
    gone = [key for key, event in before.items() if event is not None and event != after[key]]
    if gone:
        session.connection().execute(delete(EventLink).where(EventLink.sort_key.in_(gone)))
    rows = [
        {"event_number": event, "sort_key": key} for key, event in after.items() if event not in (None, before[key])
    ]
    if rows:
        session.connection().execute(insert(EventLink), rows)
