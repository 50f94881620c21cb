"""The accounts that have to be looked at again when one comes or goes: all that may be of one event with it, and theirs in turn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Row, and_, or_, select
from sqlalchemy.orm import Session

from api.articles.events.accounts import Account, Key
from api.articles.events.keys import wanted_by
from api.articles.events.matching import match
from api.articles.events.rows import COLUMNS, make_accounts
from api.models import Article, EventAccount, EventKey

MOST = 400  # accounts that are looked at together


def find_component(session: Session, start: Sequence[Account]) -> list[Account]:
    """The accounts that are connected with some by pairs that are of one event, and all of their events'; those to start with too."""
    found: dict[Key, Account] = {account.key: account for account in start}
    frontier = list(start)
    while frontier and len(found) < MOST:
        near = [one for account in frontier for one in _candidates(session, account, found)]
        matching = {one.key: one for one in near if any(match(one, account) is not None for account in frontier)}
        events = {one.event for one in matching.values() if one.event is not None}
        fresh = matching | {one.key: one for one in load_events(session, events) if one.key not in found}
        found |= fresh
        frontier = list(fresh.values())
    return list(found.values())


def load_events(session: Session, events: Iterable[int]) -> list[Account]:
    """The accounts of events."""
    numbers = list(events)
    if not numbers:
        return []
    query = select(*COLUMNS).join(Article, Article.number == EventAccount.article_number)
    return make_accounts(
        session, session.connection().execute(query.where(EventAccount.event_number.in_(numbers))).all()
    )


def _candidates(session: Session, account: Account, found: dict[Key, Account]) -> list[Account]:
    """Accounts with a key and a day that fit."""
    if account.day is None:
        return []
    day = account.day.toordinal()
    keyed = select(EventKey.article_number, EventKey.position).where(
        EventKey.entity.in_(sorted(wanted_by(account))), EventKey.day >= day - 1, EventKey.day <= day + 1
    )
    places = {(row.article_number, row.position) for row in session.connection().execute(keyed)}
    rows: list[Row[*tuple[object, ...]]] = []
    if places:
        query = select(*COLUMNS).join(Article, Article.number == EventAccount.article_number)
        at = or_(
            *(and_(EventAccount.article_number == n, EventAccount.position == p) for n, p in sorted(places)[:MOST])
        )
        rows = [row for row in session.connection().execute(query.where(at)) if (row.id, row.position) not in found]
    return make_accounts(session, rows)
