"""Events kept in step with their accounts, in the transaction that stores, changes or removes an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, delete, select
from sqlalchemy.orm import Session

from api.articles.events import writing
from api.articles.events.accounts import Given
from api.articles.events.joining import add_accounts
from api.articles.events.links import link, relink
from api.articles.events.neighbours import find_component, load_events
from api.articles.events.settling import Work, settle
from api.articles.facets import FacetKey
from api.database import is_listed, write_list
from api.models import Article, Event, EventAccount, EventKey, EventLink, EventParticipant, write_told
from extraction.text import FAMILY_OF, EventType, ToldEvent

_BATCH = 1000  # entities in a query


def add(
    session: Session, revision: int, article: Article, told: Sequence[ToldEvent], given: Sequence[Given | None] = ()
) -> None:
    """Store the accounts of an article, whose statements are there but not counted, and put each to its event.

    At first that is the event that is given for it.
    """
    if told:
        add_accounts(Work(session, revision), article, told, given)
        link(session, article.number)


def list_facets(session: Session, keys: Sequence[int]) -> dict[int, list[FacetKey]]:
    """The events of statements as facets, by sort key."""
    query = select(EventLink.sort_key, Event.id).join(Event, Event.number == EventLink.event_number)
    dialect = session.get_bind().dialect.name
    listed = query.where(is_listed(EventLink.sort_key, dialect, "keys"))
    found = session.connection().execute(listed, {"keys": write_list(dialect, keys)})
    return {key: [("event", event)] for key, event in found}


def replace_accounts(session: Session, revision: int, article: Article, told: Sequence[ToldEvent]) -> None:
    """Put other accounts in place of an article's, after it was parsed again.

    An account of a family keeps the event that it had. What was decided by hand stays, though the account be of another family now.
    """
    columns = (EventAccount.told, EventAccount.event_number, EventAccount.is_pinned, Event.id)
    query = select(*columns).join(Event, Event.number == EventAccount.event_number)
    mine = query.where(EventAccount.article_number == article.number).order_by(EventAccount.position)
    old = session.connection().execute(mine).all()
    forget(session, article.number)
    add_accounts(Work(session, revision), article, told, _give(told, old))
    relink(session, article.number)
    review(session, revision, {row.event_number for row in old})


def _give(told: Sequence[ToldEvent], old: Sequence[Row[*tuple[Any, ...]]]) -> list[Given | None]:
    """For each account the event that one of its family had, in their order, where some are too many the pinned ones.

    What else is pinned goes to those for which there is none.
    """
    wanted = Counter(FAMILY_OF[event.type] for event in told)
    left: dict[EventType, list[Given]] = {}
    for row in sorted(old, key=lambda row: not row.is_pinned):
        left.setdefault(FAMILY_OF[EventType(row.told["type"])], []).append(Given(row.id, row.is_pinned))
    order = [row.id for row in old]
    kept = {
        family: iter(sorted(of[: wanted[family]], key=lambda one: order.index(one.event)))
        for family, of in left.items()
    }
    others = iter([one for family, of in left.items() for one in of[wanted[family] :] if one.is_pinned])
    given = [next(kept.get(FAMILY_OF[event.type], others), None) for event in told]
    return [one or next(others, None) for one in given]


def has_same(session: Session, article: Article, told: Sequence[ToldEvent]) -> bool:
    """Whether an article's accounts are just these."""
    mine = select(EventAccount.told).where(EventAccount.article_number == article.number)
    stored = session.connection().scalars(mine.order_by(EventAccount.position))
    return list(stored) == [write_told(event) for event in told]


def forget(session: Session, article_number: int) -> set[int]:
    """Take an article's accounts out; the events that they were of, which are to be reviewed."""
    mine = select(EventAccount.event_number).where(EventAccount.article_number == article_number)
    events = set(session.connection().scalars(mine))
    for table in (EventAccount, EventKey):
        session.connection().execute(delete(table).where(table.article_number == article_number))
    return events


def review(session: Session, revision: int, events: Iterable[int]) -> None:
    """Look at events anew, some accounts of which are gone or were moved by hand; one that has none left goes."""
    work, numbers = Work(session, revision), set(events)
    settle(work, find_component(session, load_events(session, numbers), work.matches), changed=numbers)
    writing.drop_empty(session, revision, numbers)


def rename(session: Session, revision: int, entities: Sequence[int]) -> None:
    """Write events anew in which these entities, by number, take part: they are called something else now."""
    column, events = EventParticipant.entity_number, set[int]()
    for start in range(0, len(entities), _BATCH):
        query = select(EventParticipant.event_number).where(column.in_(entities[start : start + _BATCH]))
        events |= set(session.connection().scalars(query))
    for number in sorted(events):
        writing.write_event(session, revision, number, load_events(session, [number]))
