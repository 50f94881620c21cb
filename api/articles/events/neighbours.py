"""The accounts that have to be looked at again when one comes or goes: all that may be of one event with it, and theirs in turn."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from api.articles.events.accounts import Account, Key
from api.articles.events.keys import wanted_by
from api.articles.events.matching import Matches
from api.articles.events.rows import ACCOUNTS, make_accounts
from api.models import EventAccount, EventKey

MOST = 400  # accounts that are looked at together
_BATCH = 1000  # numbers in a query

_KEYED = (
    select(EventKey.article_number, EventKey.position)
    .where(
        EventKey.entity.in_(bindparam("keys", expanding=True)),
        EventKey.day >= bindparam("first"),
        EventKey.day <= bindparam("last"),
    )
    .distinct()
    .subquery()
)
_NEAR = (
    ACCOUNTS.join(
        _KEYED,
        (_KEYED.c.article_number == EventAccount.article_number) & (_KEYED.c.position == EventAccount.position),
    )
    .order_by(EventAccount.article_number, EventAccount.position)
    .limit(MOST)
)
_COUNT = select(func.count()).where(EventAccount.event_number == bindparam("number"))
_OF_EVENTS = ACCOUNTS.where(EventAccount.event_number.in_(bindparam("numbers", expanding=True)))


def find_component(session: Session, start: Iterable[Account], matches: Matches) -> list[Account]:
    """The accounts that are connected with some by pairs that are of one event, and all of their events'; those to start with too."""
    found: dict[Key, Account] = {account.key: account for account in start}
    found |= _load_others(session, found.values(), found)
    waiting = deque(found.values())
    read: dict[tuple[Hashable, ...], list[Account]] = {}  # near what accounts tell: many tell the same
    while waiting and len(found) < MOST:
        account = waiting.popleft()
        place = (wanted_by(account), account.day)
        if place not in read:
            read[place] = find_near(session, account)
        near = {one.key: one for one in read[place] if one.key not in found and matches.of(account, one) is not None}
        found |= near
        others = _load_others(session, near.values(), found)
        found |= others
        waiting.extend((*near.values(), *others.values()))
    return list(found.values())


def complete_event(session: Session, number: int, some: Iterable[Account]) -> list[Account]:
    """The accounts of an event, of which some have been read, perhaps all."""
    known = sorted((one for one in some if one.event == number), key=lambda account: account.key)
    count = session.connection().scalar(_COUNT, {"number": number})
    return known if len(known) == count else load_events(session, [number])


def load_events(session: Session, events: Iterable[int]) -> list[Account]:
    """The accounts of events, in the order of their keys."""
    numbers = sorted(events)
    parts = [numbers[start : start + _BATCH] for start in range(0, len(numbers), _BATCH)]
    rows = [row for part in parts for row in session.connection().execute(_OF_EVENTS, {"numbers": part})]
    return sorted(make_accounts(session, rows), key=lambda account: account.key)


def _load_others(session: Session, accounts: Iterable[Account], found: dict[Key, Account]) -> dict[Key, Account]:
    """Those that are of one event with some, and not found yet."""
    events = {account.event for account in accounts if account.event is not None}
    return {one.key: one for one in load_events(session, events) if one.key not in found}


def find_near(session: Session, account: Account) -> list[Account]:
    """Accounts with a key and a day that fit."""
    if account.day is None:
        return []
    day = account.day.toordinal()
    wanted = {"keys": sorted(wanted_by(account)), "first": day - 1, "last": day + 1}
    return make_accounts(session, session.connection().execute(_NEAR, wanted).all())
