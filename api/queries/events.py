"""Events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, exists, func, select

from api.database.reading.document_bytes import DOCUMENT
from api.database.reading.reader import Reader
from api.models import Article, Entity, Event, EventAccount, EventLink, EventParticipant, SpeakerLink, Statement
from api.queries.paging import Key, Page, Position, fetch_page
from api.queries.selecting.filters import warn_of_days
from api.queries.selecting.names import describe_missing, find_rows
from api.queries.selecting.selection import ENTITIES
from extraction.text.document import EntityType

KEYS = (Key(Event.sort_key.expression, descending=True),)
_COLUMNS = (Article.id, Article.title, Article.side, Article.source, Article.published_on)


@dataclass(frozen=True, slots=True)
class EventSelection:
    """Which events are selected, and what to say of filters that find nothing."""

    conditions: tuple[ColumnElement[bool], ...] = ()
    warnings: tuple[str, ...] = ()


class Said(NamedTuple):
    """How many statements somebody makes at an event, and the first of them as JSON."""

    statements: int
    documents: list[bytes]


def select_events(reader: Reader, filters: Mapping[str, Any]) -> EventSelection:
    """The events that filters in the form of schemas.events.event.EventQuery mean."""
    conditions: list[ColumnElement[bool]] = []
    warnings: list[str] = warn_of_days(filters)
    if names := filters.get("participant"):
        conditions.append(
            _has_participant(EventParticipant.entity_number.in_(_find(reader, "participant", names, warnings)))
        )
    if names := filters.get("country"):
        numbers = _find(reader, "country", names, warnings, EntityType.COUNTRY)
        codes = select(Entity.code).where(Entity.number.in_(numbers), Entity.code.is_not(None))
        belongs = select(Entity.number).where(Entity.code.in_(codes) | Entity.country.in_(codes))
        conditions.append(_has_participant(EventParticipant.entity_number.in_(belongs)))
    if types := filters.get("type"):
        conditions.append(Event.type.in_(types))
    if filters.get("from_"):
        conditions.append(Event.day >= filters["from_"])
    if filters.get("to"):
        conditions.append(Event.day <= filters["to"])
    if filters.get("min_articles"):
        conditions.append(Event.articles >= filters["min_articles"])
    return EventSelection(tuple(conditions), tuple(warnings))


def _has_participant(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(EventParticipant.event_number == Event.number, condition)


def _find(
    reader: Reader, field: str, names: Iterable[str], warnings: list[str], preferred: EntityType | None = None
) -> list[int]:
    """The numbers of entities; of a name that means none the warnings say so."""
    found: list[int] = []
    for name in dict.fromkeys(names):
        rows = find_rows(reader, ENTITIES, "speaker", name, preferred)
        found += [row.number for row in rows]
        if not rows:
            warnings.append(describe_missing(reader, field, name, preferred))
    return found


def fetch_events(reader: Reader, selection: EventSelection, position: Position | None, limit: int) -> Page:
    """A page of events, the latest first."""
    return fetch_page(reader, select(Event).where(*selection.conditions), KEYS, position, limit)


def count_events(reader: Reader, selection: EventSelection) -> int:
    """How many events are on all pages."""
    return reader.session.scalar(select(func.count()).select_from(Event).where(*selection.conditions)) or 0


def find_event(reader: Reader, id_: str) -> Event | None:
    """The event with an id."""
    return reader.session.scalar(select(Event).where(Event.id == id_))


def list_participants(reader: Reader, events: Sequence[Event]) -> list[Any]:
    """Rows of (event's number, role, entity), in the order of the accounts."""
    query = select(EventParticipant.event_number, EventParticipant.role, Entity)
    query = query.join(Entity, Entity.number == EventParticipant.entity_number)
    numbers = [event.number for event in events]
    return list(
        reader.session.execute(
            query.where(EventParticipant.event_number.in_(numbers)).order_by(EventParticipant.position)
        )
    )


def list_accounts(reader: Reader, events: Sequence[Event]) -> list[Any]:
    """Rows of the accounts of events with their articles, in the order in which these were stored."""
    query = select(EventAccount, *_COLUMNS).join(Article, Article.number == EventAccount.article_number)
    numbers = [event.number for event in events]
    return list(reader.session.execute(query.where(EventAccount.event_number.in_(numbers)).order_by(Article.number)))


def find_entities(reader: Reader, ids: Iterable[str | None], numbers: Iterable[int | None]) -> list[Entity]:
    """Entities by their ids and numbers."""
    named, numbered = [i for i in set(ids) if i], [n for n in set(numbers) if n is not None]
    return list(reader.session.scalars(select(Entity).where(Entity.id.in_(named) | Entity.number.in_(numbered))))


def list_events_of(reader: Reader, article: Article) -> list[Any]:
    """Rows with id, type and day of the events that an article tells of, in the order in which it does."""
    query = select(Event.id, Event.type, Event.day).join(EventAccount, EventAccount.event_number == Event.number)
    return list(
        reader.session.execute(
            query.where(EventAccount.article_number == article.number).order_by(EventAccount.position)
        )
    )


def list_sayings(reader: Reader, event: Event, limit: int) -> dict[int, Said]:
    """What is said at an event by who says it, up to so many statements of each, in the order of pages."""
    query = select(SpeakerLink.entity_number, DOCUMENT).join(EventLink, EventLink.sort_key == SpeakerLink.sort_key)
    query = query.join(Statement, Statement.sort_key == EventLink.sort_key)
    found: dict[int, Said] = {}
    rows = reader.session.execute(
        query.where(EventLink.event_number == event.number).order_by(EventLink.sort_key.desc())
    )
    for number, document in rows:
        said = found.get(number, Said(0, []))
        found[number] = Said(
            said.statements + 1, [*said.documents, document] if len(said.documents) < limit else said.documents
        )
    return found
