"""Events as articles tell them, as JSON in a column."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from extraction.text.document import Span
from extraction.text.told_events import EventParticipant, EventType, ParticipantRole, ToldEvent


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
