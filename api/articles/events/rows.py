"""Accounts as rows of the tables, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.json import Decoder
from sqlalchemy import Row, Text, bindparam, cast, select
from sqlalchemy.orm import Session

from api.articles.events.accounts import Account, Key, Match, Party, Place
from api.models import Article, Entity, EventAccount
from api.models.events.told_events import COMPARED, Compared, Participant, read_compared
from extraction.text import EntityType, EventParticipant, ToldEvent

ACCOUNTS = select(
    Article.id, EventAccount.article_number, EventAccount.position, EventAccount.event_number, COMPARED,
    EventAccount.is_pinned, EventAccount.confidence, cast(EventAccount.reasons, Text).label("reasons"),
).join(Article, Article.number == EventAccount.article_number)  # fmt: skip


_read_reasons = Decoder(tuple[str, ...]).decode


def make_accounts(session: Session, rows: Iterable[Row[*tuple[Any, ...]]]) -> list[Account]:
    """Accounts as they are compared, of rows of ACCOUNTS."""
    told = [(row, read_compared(row.told)) for row in rows]
    entities = load_entities(session, {entity for _, event in told for entity in event.entities})
    return [
        make_account(
            (row.id, row.position),
            event,
            entities,
            event=row.event_number,
            is_pinned=row.is_pinned,
            article=row.article_number,
            match=Match(row.confidence, _read_reasons(row.reasons)),
        )
        for row, event in told
    ]


def load_entities(session: Session, ids: Iterable[str]) -> Mapping[str, Any]:
    """What is compared of the entities that have these ids, by id: rows, as they are read in a fraction of the time."""
    wanted = sorted(ids)
    found: dict[str, Any] = {}
    for start in range(0, len(wanted), _BATCH):
        rows = session.connection().execute(_ENTITIES, {"ids": wanted[start : start + _BATCH]})
        found |= {row.id: row for row in rows}
    return found


_BATCH = 1000  # of which databases take so many in a query
_ENTITIES = select(Entity.number, Entity.id, Entity.type, Entity.name, Entity.code, Entity.country).where(
    Entity.id.in_(bindparam("ids", expanding=True))
)


def make_account(key: Key, told: ToldEvent | Compared, entities: Mapping[str, Any], **more: Any) -> Account:
    """An account as it is compared; `more` are fields that its row has besides."""
    place = entities.get(told.place or "")
    return Account(
        key=key,
        type=told.type,
        day=told.day,
        is_day_told=told.is_day_told,
        is_type_told=told.is_type_told,
        parties=tuple(_party(p, entities[p.entity]) for p in told.participants if p.entity in entities),
        place=_place(place) if place else None,
        host=told.host,
        initiative=told.initiative,
        topics=frozenset(told.topics),
        names={id_: entities[id_].name for id_ in told.entities if id_ in entities},
        **more,
    )


def _place(entity: Any) -> Place:
    return Place(entity.id, home_of(entity), entity.type is EntityType.COUNTRY, entity.type is EntityType.PLACE)


def _party(participant: EventParticipant | Participant, entity: Any) -> Party:
    is_person, is_country = entity.type is EntityType.PERSON, entity.type is EntityType.COUNTRY
    return Party(participant.entity, participant.role, home_of(entity), is_person, is_country)


def home_of(entity: Any) -> str | None:
    """The country that an entity is or belongs to."""
    home: str | None = entity.code or entity.country
    return home
