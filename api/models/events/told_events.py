"""Events as articles tell them, as JSON in a column."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.json import Decoder
from sqlalchemy import Label, Text, cast

from api.models.events.event import EventAccount
from extraction.text import EventParticipant, EventType, ParticipantRole, Span, ToldEvent


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


class Participant(Struct, frozen=True):
    """Who takes part, as it is stored."""

    entity: str
    role: ParticipantRole


class Compared(Struct, frozen=True):
    """What accounts are compared by: of thousands that are read only this is."""

    type: EventType
    participants: tuple[Participant, ...]
    day: date | None
    is_day_told: bool
    is_type_told: bool
    place: str | None
    host: str | None
    initiative: str | None
    topics: tuple[str, ...]

    @property
    def entities(self) -> Iterator[str]:
        """The ids of all entities that it refers to, some perhaps twice."""
        yield from (one.entity for one in self.participants)
        yield from filter(None, (self.place, self.host, self.initiative))
        yield from self.topics


COMPARED: Label[str] = cast(EventAccount.told, Text).label("told")
"""The JSON as it is stored, for read_compared."""

read_compared = Decoder(Compared).decode
