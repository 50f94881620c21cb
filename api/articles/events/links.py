"""Which statements of an article belong to which of its events: those behind the sentence that tells of one, up to the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from api.articles import facets
from api.models import EventAccount, EventLink, Statement


def relink(session: Session, article_number: int) -> None:
    """Link an article's statements with the events of its accounts; those that are counted are counted anew where that differs."""
    query = select(Statement.sort_key, Statement.context_start).where(Statement.article_number == article_number)
    statements = [
        (row.sort_key, row.context_start) for row in session.connection().execute(query.order_by(Statement.position))
    ]
    keys = [key for key, _ in statements]
    linked = select(EventLink.sort_key, EventLink.event_number).where(EventLink.sort_key.in_(keys))
    before = {row.sort_key: row.event_number for row in session.connection().execute(linked)}
    after = _events_of(session, article_number, statements)
    changed = [key for key in keys if before.get(key) != after.get(key)]
    if not changed:
        return
    connection = session.connection()
    numbers = facets.withdraw(connection, changed)
    session.connection().execute(delete(EventLink).where(EventLink.sort_key.in_(changed)))
    rows = [{"event_number": after[key], "sort_key": key} for key in changed if key in after]
    if rows:
        session.connection().execute(insert(EventLink), rows)
    facets.recount(connection, numbers)


def _events_of(session: Session, article_number: int, statements: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Statement's sort key → event: the one that was told last before it, at the start the first."""
    query = select(EventAccount.event_number, EventAccount.told).where(EventAccount.article_number == article_number)
    rows = session.connection().execute(query.order_by(EventAccount.position))
    accounts = [(row.event_number, row.told) for row in rows]
    if not accounts:
        return {}
    told = sorted((start, event) for event, account in accounts for start, _ in account["spans"])
    starts = [start for start, _ in told]
    first = accounts[0][0]
    found = {}
    for key, start in statements:
        at = bisect_right(starts, start) - 1
        found[key] = first if at < 0 or len(accounts) == 1 else _told_at(told, at, first)
    return found


def _told_at(told: Sequence[tuple[int, int]], at: int, first: int) -> int:
    """At one offset, such as that of the title, the first event comes before others."""
    same = [event for start, event in told if start == told[at][0]]
    return first if first in same else same[0]
