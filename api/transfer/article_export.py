"""Articles for another server: each with its statements, ids and times, as a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload, undefer

from api.database import Database
from api.models import (
    AddresseeLink,
    Article,
    Entity,
    Event,
    EventAccount,
    Mention,
    OnBehalfOfLink,
    OrganisationLink,
    RelayLink,
    SpeakerLink,
    Statement,
    ThemeLink,
    read_told,
)
from api.transfer import article_lines
from api.transfer.article_lines import StoredEvent

BATCH = 100  # articles that are loaded at a time
_LOADING = (
    undefer(Article.text),
    selectinload(Article.statements).options(
        selectinload(Statement.speaker_links).selectinload(SpeakerLink.entity),
        selectinload(Statement.addressee_links).selectinload(AddresseeLink.entity),
        selectinload(Statement.relay_links).selectinload(RelayLink.entity),
        selectinload(Statement.on_behalf_of_links).selectinload(OnBehalfOfLink.entity),
        selectinload(Statement.organisation_links).selectinload(OrganisationLink.entity),
        selectinload(Statement.theme_links).selectinload(ThemeLink.theme),
        selectinload(Statement.act_links),
        selectinload(Statement.entities).selectinload(Mention.entity),
    ),
)


def export(database: Database, seconds: float) -> Iterator[bytes]:
    """Every article as a line, in the order in which they were stored; all as of one moment."""
    with database.exporting(seconds) as reader:
        session = reader.session
        numbers = session.scalars(select(Article.number).order_by(Article.number)).all()
        for start in range(0, len(numbers), BATCH):
            part = numbers[start : start + BATCH]
            query = select(Article).where(Article.number.in_(part)).order_by(Article.number).options(*_LOADING)
            events = _list_events(session, part)
            ids = {entity for each in events.values() for one in each for entity in one.told.entities}
            named = {entity.id: entity for entity in session.scalars(select(Entity).where(Entity.id.in_(ids)))}
            for article in session.scalars(query):
                told = events.get(article.number, [])
                yield article_lines.write_line(article, told, [named[e] for one in told for e in one.told.entities])
            session.expunge_all()


def _list_events(session: Session, articles: Sequence[int]) -> dict[int, list[StoredEvent]]:
    """What articles tell of events, by their numbers, in the order in which they do."""
    query = select(EventAccount, Event.id).join(Event, Event.number == EventAccount.event_number)
    query = query.where(EventAccount.article_number.in_(articles)).order_by(EventAccount.position)
    found: dict[int, list[StoredEvent]] = {}
    for account, id_ in session.execute(query):
        stored = StoredEvent(id=id_, is_pinned=account.is_pinned, told=read_told(account.told))
        found.setdefault(account.article_number, []).append(stored)
    return found
