"""Rows of events, their accounts and who takes part, written by one who knows what they are to be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from string import ascii_lowercase
from typing import Any

from sqlalchemy import bindparam, delete, exists, func, insert, literal, select, update
from sqlalchemy.orm import Session

from api.articles.article_text import identify_event
from api.articles.events.accounts import Account, Key
from api.articles.events.consensus import Consensus, agree_on
from api.articles.events.keys import keys_of
from api.articles.events.rows import load_entities
from api.models import Event, EventAccount, EventKey, EventParticipant, EventRemoval, article_key, write_told
from api.models.base import Number
from extraction.text import ToldEvent

BATCH = 1000  # values in a query
_accounts: Any = EventAccount.__table__
_INSERT = {table: insert(table) for table in (Event, EventAccount, EventKey, EventParticipant)}
_TAKEN = select(Event.id).where(Event.id.in_(bindparam("ids", expanding=True)))
_LAST = select(func.max(Event.number))
_FORGET = delete(EventParticipant).where(EventParticipant.event_number == bindparam("number"))
_MATCHES = update(_accounts).where(
    _accounts.c.article_number == bindparam("of_article"), _accounts.c.position == bindparam("at_position")
)


def make_event(session: Session, revision: int, key: Key, day: date | None) -> int:
    """The number of a new event, named after an account, which has no accounts yet.

    An id that is taken, since its first account went to another event, gets a letter more.
    """
    id_ = identify_event(*key)
    choices = [id_, *(f"{id_}{letter}" for letter in ascii_lowercase)]
    taken = set(session.connection().scalars(_TAKEN, {"ids": choices}))
    return _make(session, revision, next(one for one in choices if one not in taken), day)


def find_or_make_event(session: Session, revision: int, id_: str, day: date | None) -> int:
    """The number of the event with an id, which is made where there is none."""
    number = session.connection().scalar(select(Event.number).where(Event.id == id_))
    return number if number is not None else _make(session, revision, id_, day)


def _make(session: Session, revision: int, id_: str, day: date | None) -> int:
    number = (session.connection().scalar(_LAST) or 0) + 1
    values = {"number": number, "id": id_, "sort_key": article_key(day, number), "name": "", "articles": 0}
    values |= {"type": "meeting", "day": day, "confidence": 1.0, "revision": revision, "is_revised": False}
    session.connection().execute(_INSERT[Event], [values])
    return number


def write_account(session: Session, account: Account, told: ToldEvent) -> None:
    """Store an account of an event that is there."""
    place: dict[str, Any] = {"article_number": account.article, "position": account.key[1]}
    row = {"event_number": account.event, "day": told.day, "told": write_told(told), "is_pinned": account.is_pinned}
    match = {"confidence": account.match.confidence, "reasons": list(account.match.reasons)}
    session.connection().execute(_INSERT[EventAccount], [place | row | match])
    day = told.day.toordinal() if told.day else 0
    if keys := [place | {"entity": key, "day": day} for key in sorted(keys_of(account))]:
        session.connection().execute(_INSERT[EventKey], keys)


def write_matches(session: Session, accounts: Iterable[Account]) -> None:
    """Of which event accounts are, and why."""
    rows = [
        {
            "of_article": account.article,
            "at_position": account.key[1],
            "event_number": account.event,
            "confidence": account.match.confidence,
            "reasons": list(account.match.reasons),
        }
        for account in accounts
    ]
    if rows:
        session.connection().execute(_MATCHES, rows)


def write_event(
    session: Session, revision: int, number: int, accounts: Sequence[Account], before: Consensus | None = None
) -> None:
    """What an event is by its accounts, which are sorted by their keys; `before` is what it was, as far as that is known."""
    found = agree_on(accounts)
    values: dict[str, Any] = {
        "articles": len({account.key[0] for account in accounts}),
        "confidence": min(account.match.confidence for account in accounts),
    }
    if found != before:
        values |= _write_consensus(session, number, found)
    values |= _revise(revision)
    session.connection().execute(update(Event).where(Event.number == number).values(values))


def touch_events(session: Session, revision: int, articles: Sequence[int]) -> None:
    """Note that articles, by number, are written otherwise in the events that they tell of."""
    for start in range(0, len(articles), BATCH):
        part = articles[start : start + BATCH]
        theirs = select(EventAccount.event_number).where(EventAccount.article_number.in_(part))
        session.connection().execute(update(Event).where(Event.number.in_(theirs)).values(_revise(revision)))


def _revise(revision: int) -> dict[str, Any]:
    """An event that was made in this revision stays one that was added."""
    return {"revision": revision, "is_revised": Event.is_revised | (Event.revision != revision)}


def _write_consensus(session: Session, number: int, found: Consensus) -> dict[str, Any]:
    """Store who takes part; the values of the event's own columns."""
    ids = {found.place, found.host, found.initiative, *(entity for entity, _ in found.participants)}
    numbers = {id_: entity.number for id_, entity in load_entities(session, filter(None, ids)).items()}
    session.connection().execute(_FORGET, {"number": number})
    rows = [
        {"event_number": number, "entity_number": numbers[entity], "position": position, "role": role}
        for position, (entity, role) in enumerate(found.participants)
    ]
    if rows:
        session.connection().execute(_INSERT[EventParticipant], rows)
    return {
        "type": found.type,
        "name": found.name,
        "day": found.day,
        "sort_key": article_key(found.day, number),
        "place_number": numbers.get(found.place or ""),
        "host_number": numbers.get(found.host or ""),
        "initiative_number": numbers.get(found.initiative or ""),
    }


def drop_empty(session: Session, revision: int, numbers: Iterable[int]) -> None:
    """Those of some events that have no account go. Of one that was made in this revision nobody has heard."""
    wanted = list(numbers)
    if not wanted:
        return
    is_empty = Event.number.in_(wanted) & ~exists().where(EventAccount.event_number == Event.number)
    known = is_empty & (Event.is_revised | (Event.revision != revision))
    gone = select(literal(revision, Number), Event.number, Event.id).where(known)
    session.connection().execute(insert(EventRemoval).from_select(["revision", "number", "id"], gone))
    session.connection().execute(delete(Event).where(is_empty))
