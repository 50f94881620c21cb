"""Accounts as rows of the tables, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from api.articles.events.accounts import Account, Party, Place
from api.models import Article, Entity, EventAccount
from extraction.text.document import EntityType, Span
from extraction.text.told_events import EventParticipant, EventType, ParticipantRole, ToldEvent

COLUMNS = (
    Article.id, EventAccount.article_number, EventAccount.position, EventAccount.event_number, EventAccount.told,
    EventAccount.is_pinned,
)  # fmt: skip


def write_told(told: ToldEvent) -> dict[str, Any]:
    """An event as an article tells it as JSON."""
    return {
        "type": told.type.value,
        "participants": [{"entity": p.entity, "role": p.role.value} for p in told.participants],
        "spans": [[span.start, span.end] for span in told.spans],
        "day": told.day.isoformat() if told.day else None,
        "is_day_told": told.is_day_told,
        "is_type_told": told.is_type_told,
        "place": told.place,
        "host": told.host,
        "initiative": told.initiative,
        "topics": list(told.topics),
    }


def read_told(told: Mapping[str, Any]) -> ToldEvent:
    """The event that was written so. Raises ValueError or KeyError."""
    return ToldEvent(
        type=EventType(told["type"]),
        participants=tuple(EventParticipant(p["entity"], ParticipantRole(p["role"])) for p in told["participants"]),
        spans=tuple(Span(start, end) for start, end in told["spans"]),
        day=date.fromisoformat(told["day"]) if told["day"] else None,
        is_day_told=told["is_day_told"],
        is_type_told=told["is_type_told"],
        place=told["place"],
        host=told["host"],
        initiative=told["initiative"],
        topics=tuple(told["topics"]),
    )


def make_accounts(session: Session, rows: Iterable[Row[*tuple[Any, ...]]]) -> list[Account]:
    """Accounts as they are compared, of rows with COLUMNS."""
    told = [(row, read_told(row.told)) for row in rows]
    entities = find_entities(session, {entity for _, event in told for entity in event.entities})
    return [
        make_account((row.id, row.position), event, entities, row.event_number, row.is_pinned) for row, event in told
    ]


def find_entities(session: Session, ids: Iterable[str]) -> Mapping[str, Any]:
    """What is compared of the entities that have these ids, by id: rows, as they are read in a fraction of the time."""
    wanted = list(ids)
    if not wanted:
        return {}
    return {row.id: row for row in session.connection().execute(_ENTITIES, {"ids": wanted})}


_ENTITIES = select(Entity.number, Entity.id, Entity.type, Entity.name, Entity.code, Entity.country).where(
    Entity.id.in_(bindparam("ids", expanding=True))
)


def make_account(
    key: tuple[str, int], told: ToldEvent, entities: Mapping[str, Any], event: int | None, is_pinned: bool
) -> Account:
    """An account as it is compared."""
    parties = tuple(_party(p, entities[p.entity]) for p in told.participants if p.entity in entities)
    place = entities.get(told.place or "")
    return Account(
        key=key,
        type=told.type,
        day=told.day,
        is_day_told=told.is_day_told,
        is_type_told=told.is_type_told,
        parties=parties,
        place=Place(place.id, side_of(place), place.type is EntityType.COUNTRY) if place else None,
        host=told.host,
        initiative=told.initiative,
        topics=frozenset(told.topics),
        event=event,
        is_pinned=is_pinned,
        names={entity.id: entity.name for entity in entities.values()},
    )


def _party(participant: EventParticipant, entity: Any) -> Party:
    is_person, is_country = entity.type is EntityType.PERSON, entity.type is EntityType.COUNTRY
    return Party(participant.entity, participant.role, side_of(entity), is_person, is_country)


def side_of(entity: Any) -> str | None:
    """The country that an entity is or belongs to."""
    side: str | None = entity.code or entity.country
    return side
