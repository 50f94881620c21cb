"""Events kept in step with their accounts, in the transaction that stores, changes or removes an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from api.articles.article_text import identify_event
from api.articles.events.accounts import Account, Key
from api.articles.events.clustering import best_match, cluster
from api.articles.events.consensus import agree_on
from api.articles.events.keys import keys_of
from api.articles.events.links import relink
from api.articles.events.neighbours import find_component, load_events
from api.articles.events.rows import find_entities, make_account, write_told
from api.models import Article, Event, EventAccount, EventKey, EventParticipant
from api.models.sort_keys import article_key
from extraction.text.told_events import FAMILY_OF, EventType, ToldEvent


@dataclass(frozen=True, slots=True)
class Given:
    """To which event an account is said to belong, by id, and whether for good."""

    event: str
    is_pinned: bool = False


def add(session: Session, article: Article, told: Sequence[ToldEvent], given: Sequence[Given | None] = ()) -> None:
    """Store the accounts of an article, whose statements are there, and put each to its event, at first to that given for it."""
    entities = find_entities(session, {entity for event in told for entity in event.entities})
    accounts = []
    for position, event in enumerate(told):
        one = given[position] if position < len(given) else None
        key = (article.id, position)
        number = _find_or_make(session, one.event, event.day) if one else _make(session, _id_of(key), event.day)
        accounts.append(make_account(key, event, entities, number, bool(one and one.is_pinned)))
        _write(session, article.number, accounts[-1], event)
    if accounts:
        _settle(session, find_component(session, accounts), {account.key for account in accounts})
    relink(session, article.number)


def replace_accounts(session: Session, article: Article, told: Sequence[ToldEvent]) -> None:
    """Put other accounts in place of an article's, after it was parsed again; one of a family keeps the event that it had."""
    columns = (EventAccount.told, EventAccount.event_number, EventAccount.is_pinned, Event.id)
    query = select(*columns).join(Event, Event.number == EventAccount.event_number)
    old = (
        session.connection()
        .execute(query.where(EventAccount.article_number == article.number).order_by(EventAccount.position))
        .all()
    )
    left = {(FAMILY_OF[EventType(row.told["type"])], row.id): row for row in old}
    given: list[Given | None] = []
    for event in told:
        same = next((key for key in left if key[0] is FAMILY_OF[event.type]), None)
        given.append(Given(same[1], left.pop(same).is_pinned) if same is not None else None)
    touched = {row.event_number for row in old}
    forget(session, article.number)
    add(session, article, told, given)
    review(session, touched)


def has_same(session: Session, article: Article, told: Sequence[ToldEvent]) -> bool:
    """Whether an article's accounts are just these."""
    query = (
        select(EventAccount.told).where(EventAccount.article_number == article.number).order_by(EventAccount.position)
    )
    return list(session.connection().scalars(query)) == [write_told(event) for event in told]


def forget(session: Session, article_number: int) -> set[int]:
    """Take an article's accounts out; the events that they were of, which are to be reviewed."""
    events = set(
        session.connection().scalars(
            select(EventAccount.event_number).where(EventAccount.article_number == article_number)
        )
    )
    session.connection().execute(delete(EventAccount).where(EventAccount.article_number == article_number))
    session.connection().execute(delete(EventKey).where(EventKey.article_number == article_number))
    return events


def review(session: Session, events: Iterable[int]) -> None:
    """Look at events anew, some accounts of which are gone or were moved by hand; one that has none left goes."""
    numbers = set(events)
    _settle(session, load_events(session, numbers), set(), are_some_gone=True)
    _drop_empty(session, numbers)


def _settle(session: Session, accounts: Sequence[Account], fresh: set[Key], *, are_some_gone: bool = False) -> None:
    """Cluster accounts, let each group have the event that most of it had, and write what differs, or all where some are gone."""
    groups = cluster(accounts)
    sizes = Counter(account.event for account in accounts)
    for group, chosen in zip(groups, _choose(groups), strict=True):
        number = _make(session, _id_of(group[0].key), group[0].day) if chosen is None else chosen
        is_kept = sizes[number] == len(group) and all(a.event == number and a.key not in fresh for a in group)
        if are_some_gone or not is_kept:
            _write_group(session, group, number, fresh)
    _drop_empty(session, {number for number in sizes if number is not None})


def _choose(groups: Sequence[Sequence[Account]]) -> list[int | None]:
    """The number of the event that each group goes on: pinned accounts decide, else the most, else the oldest."""
    wishes: list[tuple[bool, int, int, int]] = []
    for index, group in enumerate(groups):
        for number in {account.event for account in group if account.event is not None}:
            mine = [account for account in group if account.event == number]
            wishes.append((not any(a.is_pinned for a in mine), -len(mine), number, index))
    chosen: list[int | None] = [None] * len(groups)
    taken: set[int] = set()
    for _, _, number, index in sorted(wishes):
        if chosen[index] is None and number not in taken:
            chosen[index] = number
            taken.add(number)
    return chosen


def _write_group(session: Session, group: Sequence[Account], number: int, fresh: set[Key]) -> None:
    _write_event(session, number, group)
    _write_matches(session, number, group)
    for id_ in {account.key[0] for account in group if account.event != number and account.key not in fresh}:
        relink(session, session.connection().scalars(select(Article.number).where(Article.id == id_)).one())


def _write_event(session: Session, number: int, group: Sequence[Account]) -> None:
    found = agree_on(group)
    ids = {found.place, found.host, found.initiative, *(entity for entity, _ in found.participants)} - {None}
    numbers = {id_: entity.number for id_, entity in find_entities(session, [id_ for id_ in ids if id_]).items()}
    session.connection().execute(
        update(Event)
        .where(Event.number == number)
        .values(
            type=found.type,
            name=found.name,
            day=found.day,
            sort_key=article_key(found.day, number),
            place_number=numbers.get(found.place or ""),
            host_number=numbers.get(found.host or ""),
            initiative_number=numbers.get(found.initiative or ""),
            articles=len({account.key[0] for account in group}),
            confidence=found.confidence,
        )
    )
    session.connection().execute(delete(EventParticipant).where(EventParticipant.event_number == number))
    rows = [
        {"event_number": number, "entity_number": numbers[entity], "position": position, "role": role}
        for position, (entity, role) in enumerate(found.participants)
    ]
    if rows:
        session.connection().execute(insert(EventParticipant), rows)


def _write_matches(session: Session, number: int, group: Sequence[Account]) -> None:
    for account in group:
        found = best_match(account, group)
        article = select(Article.number).where(Article.id == account.key[0]).scalar_subquery()
        session.connection().execute(
            update(EventAccount)
            .where(EventAccount.article_number == article, EventAccount.position == account.key[1])
            .values(event_number=number, confidence=found.confidence, reasons=list(found.reasons))
        )


def _write(session: Session, article_number: int, account: Account, told: ToldEvent) -> None:
    day = told.day.toordinal() if told.day else 0
    place: dict[str, Any] = {"article_number": article_number, "position": account.key[1]}
    row = {"event_number": account.event, "day": told.day, "told": write_told(told), "is_pinned": account.is_pinned}
    session.connection().execute(insert(EventAccount), [place | row | {"confidence": 1.0, "reasons": []}])
    keys = [place | {"entity": key, "day": day} for key in sorted(keys_of(account))]
    if keys:
        session.connection().execute(insert(EventKey), keys)


def make_event(session: Session, key: Key, day: date | None) -> int:
    """The number of a new event, named after an account, which has no accounts yet."""
    return _make(session, _id_of(key), day)


def _id_of(key: Key) -> str:
    return identify_event(*key)


def _find_or_make(session: Session, id_: str, day: date | None) -> int:
    number = session.connection().scalar(select(Event.number).where(Event.id == id_))
    return number if number is not None else _make(session, id_, day)


def _make(session: Session, id_: str, day: date | None) -> int:
    """An event that has no accounts yet. An id that is taken, since its first account went to another event, gets a letter more."""
    taken = set(session.connection().scalars(select(Event.id).where(Event.id.startswith(id_))))
    free = next(
        one for one in (id_, *(f"{id_}{letter}" for letter in "abcdefghijklmnopqrstuvwxyz")) if one not in taken
    )
    number = (session.connection().scalar(select(func.max(Event.number))) or 0) + 1
    values = {"number": number, "id": free, "sort_key": article_key(day, number), "name": "", "articles": 0}
    session.connection().execute(insert(Event), [values | {"type": "meeting", "day": day, "confidence": 1.0}])
    return number


def _drop_empty(session: Session, numbers: Iterable[int]) -> None:
    kept = select(EventAccount.event_number)
    session.connection().execute(delete(Event).where(Event.number.in_(list(numbers)), Event.number.not_in(kept)))
