"""Events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, case, exists, func, select

from api.database import DOCUMENT, Reader
from api.models import (
    Article,
    Entity,
    Event,
    EventAccount,
    EventLink,
    EventParticipant,
    SpeakerLink,
    Statement,
    read_told,
)
from api.queries.fetching.newest import Newest
from api.queries.notes import Note
from api.queries.paging import Key, Page, Position, fetch_page
from api.queries.selecting import ENTITIES, describe_found, describe_missing, find_rows, sides, warn_of_days
from extraction.text import EntityType, ToldEvent

KEYS = (Key(Event.sort_key.expression, descending=True),)
_ACCOUNT = (
    Article.id, Article.title, Article.side, Article.source, Article.published_on,
    EventAccount.event_number, EventAccount.told, EventAccount.confidence, EventAccount.reasons, EventAccount.is_pinned,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EventSelection:
    """Which events are selected, and what to say of filters that find nothing."""

    conditions: tuple[ColumnElement[bool], ...] = ()
    warnings: tuple[Note, ...] = ()


class StoredAccount(NamedTuple):
    """An account of an event: columns of its own and of its article, and what it tells."""

    row: Any
    told: ToldEvent


class Said(NamedTuple):
    """How many statements somebody makes at an event, and the first of them as JSON."""

    statements: int
    documents: list[bytes]


def select_events(reader: Reader, filters: Mapping[str, Any]) -> EventSelection:
    """The events that filters in the form of schemas.events.event.EventQuery mean."""
    conditions: list[ColumnElement[bool]] = []
    warnings: list[Note] = warn_of_days(filters)
    if names := filters.get("participant"):
        numbers = _find(reader, "participant", names, warnings, None)
        conditions.append(_has_participant(EventParticipant.entity_number.in_(numbers)))
    if names := filters.get("country"):
        numbers = _find(reader, "country", names, warnings, EntityType.COUNTRY)
        conditions.append(_has_participant(_belonging(numbers)))
    if names := filters.get("side"):
        conditions.append(_is_told_by(names, warnings))
    if types := filters.get("type"):
        conditions.append(Event.type.in_(types))
    if filters.get("from_"):
        conditions.append(Event.day >= filters["from_"])
    if filters.get("to"):
        conditions.append(Event.day <= filters["to"])
    if filters.get("min_articles"):
        conditions.append(Event.articles >= filters["min_articles"])
    return EventSelection(tuple(conditions), tuple(warnings))


def _is_told_by(names: Sequence[str], warnings: list[Note]) -> ColumnElement[bool]:
    """Events of which an article is the account of one of these sides, or what is relayed in an article of nobody's side."""
    found = {name: sides.find_sides(name) for name in names}
    warnings += [sides.warn_of_unknown(name) for name, each in found.items() if not each]
    values = {side for each in found.values() for side in each}
    mine = exists().where(EventAccount.event_number == Event.number, EventAccount.article_number == Article.number)
    is_relayed = (
        EventLink.event_number == Event.number,
        EventLink.sort_key == Statement.sort_key,
        Statement.side.in_(values),
    )
    relayed = mine.where(Article.side.is_(None), Statement.article_number == Article.number, *is_relayed)
    return mine.where(Article.side.in_(values)) | relayed


def _has_participant(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(EventParticipant.event_number == Event.number, condition)


def _find(reader: Reader, field: str, names: Iterable[str], warnings: list[Note], kind: EntityType | None) -> list[int]:
    """The numbers of entities of a kind; what finds nothing is told by its name."""
    found: list[int] = []
    for name in dict.fromkeys(names):
        rows = find_rows(reader, ENTITIES, "speaker", name, kind)
        meant = [row for row in rows if kind in (None, row.type)]
        found += [row.number for row in meant]
        if not rows:
            warnings.append(describe_missing(reader, field, name, kind))
        elif not meant:
            warnings.append(describe_found(field, name, rows, "other-type", f"is no {kind}"))
        elif not _take_part(reader, _belonging(row.number for row in meant)):
            warnings.append(describe_found(field, name, rows, "no-event", "is known, but takes part in no event here"))
    return found


def _belonging(numbers: Iterable[int]) -> ColumnElement[bool]:
    """The condition that who takes part is one of these entities, or belongs to one that is a country."""
    listed = list(numbers)
    codes = select(Entity.code).where(Entity.number.in_(listed), Entity.code.is_not(None))
    belongs = select(Entity.number).where(Entity.code.in_(codes) | Entity.country.in_(codes))
    return EventParticipant.entity_number.in_(listed) | EventParticipant.entity_number.in_(belongs)


def _take_part(reader: Reader, condition: ColumnElement[bool]) -> bool:
    return reader.session.scalar(select(EventParticipant.event_number).where(condition).limit(1)) is not None


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


def list_accounts(reader: Reader, events: Sequence[Event]) -> list[StoredAccount]:
    """The accounts of events, in the order in which their articles were stored, and there in that in which they are told."""
    query = select(*_ACCOUNT).join(Article, Article.number == EventAccount.article_number)
    mine = query.where(EventAccount.event_number.in_([event.number for event in events]))
    rows = reader.session.execute(mine.order_by(Article.number, EventAccount.position))
    return [StoredAccount(row, read_told(row.told)) for row in rows]


def find_entities(reader: Reader, ids: Iterable[str | None], numbers: Iterable[int | None]) -> list[Entity]:
    """Entities by their ids and numbers."""
    named, numbered = [i for i in set(ids) if i], [n for n in set(numbers) if n is not None]
    return list(reader.session.scalars(select(Entity).where(Entity.id.in_(named) | Entity.number.in_(numbered))))


def list_events_of(reader: Reader, article: Article) -> list[dict[str, Any]]:
    """Id, type and day of the events that an article tells of, and the spans where, in the order in which it does."""
    query = select(Event.id, Event.type, Event.day, EventAccount.told).join(
        EventAccount, EventAccount.event_number == Event.number
    )
    mine = query.where(EventAccount.article_number == article.number).order_by(EventAccount.position)
    return [{**row._mapping, "spans": read_told(row.told).spans} for row in reader.session.execute(mine)]


def list_sayings(reader: Reader, event: Event, limit: int) -> dict[int, Said]:
    """What is said at an event by who says it, up to so many statements of each, in the order of pages."""
    speaker = SpeakerLink.entity_number
    place = func.row_number().over(partition_by=speaker, order_by=EventLink.sort_key.desc()).label("place")
    count = func.count().over(partition_by=speaker).label("statements")
    numbered = select(speaker, EventLink.sort_key, count, place)
    mine = numbered.join(SpeakerLink, SpeakerLink.sort_key == EventLink.sort_key)
    said = mine.where(EventLink.event_number == event.number).subquery()
    query = select(said.c.entity_number, said.c.statements, DOCUMENT)
    query = query.join(Statement, Statement.sort_key == said.c.sort_key).where(said.c.place <= limit)
    found: dict[int, Said] = {}
    for row in reader.session.execute(query.order_by(said.c.entity_number, said.c.place)):
        found.setdefault(row.entity_number, Said(row.statements, [])).documents.append(row.document)
    return found


def list_told(reader: Reader, event: Event, most: int) -> Newest:
    """The statements of the articles about an event, of each side as many as of any other where there are more than `most`."""
    articles = select(EventAccount.article_number).where(EventAccount.event_number == event.number)
    of_nobody = case((Statement.side.is_(None), Statement.article_number))
    place = func.row_number().over(partition_by=(Statement.side, of_nobody), order_by=Statement.sort_key.desc())
    ranked = select(Statement.sort_key, place.label("place"), func.count().over().label("total"))
    told = ranked.where(Statement.article_number.in_(articles)).subquery()
    chosen = select(told.c.total, DOCUMENT).join(Statement, Statement.sort_key == told.c.sort_key)
    rows = reader.session.execute(chosen.order_by(told.c.place, told.c.sort_key.desc()).limit(most)).all()
    return Newest([row.document for row in rows], rows[0].total if rows else 0)


def list_unsure(reader: Reader, min_articles: int, most_sure: float, limit: int) -> list[Event]:
    """The latest events of so many articles that are no surer than that to be of one."""
    query = select(Event).where(Event.articles >= min_articles, Event.confidence <= most_sure)
    return list(reader.session.scalars(query.order_by(Event.sort_key.desc()).limit(limit)))
