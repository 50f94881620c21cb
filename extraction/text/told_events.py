"""The records of what happened by an article's account: calls, meetings, visits, speeches and the like."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from extraction.text.records import dataclass
from extraction.text.results import Span


class EventType(StrEnum):
    """What kind of event it is."""

    CALL = "call"
    VIDEO_CALL = "video-call"
    MEETING = "meeting"
    VISIT = "visit"
    SUMMIT = "summit"
    PRESS_CONFERENCE = "press-conference"
    BRIEFING = "briefing"
    SPEECH = "speech"
    STATEMENT = "statement"
    LETTER = "letter"
    DECLARATION = "declaration"


class ParticipantRole(StrEnum):
    """What part somebody has in an event."""

    HOST = "host"
    GUEST = "guest"
    PARTICIPANT = "participant"
    SPEAKER = "speaker"
    SENDER = "sender"
    RECIPIENT = "recipient"
    MEDIATOR = "mediator"


_FAMILIES = (
    (EventType.CALL, EventType.VIDEO_CALL),
    (EventType.MEETING, EventType.VISIT),
    (EventType.SUMMIT,),
    (EventType.PRESS_CONFERENCE, EventType.BRIEFING),
    (EventType.SPEECH,),
    (EventType.STATEMENT, EventType.DECLARATION),
    (EventType.LETTER,),
)
FAMILY_OF = {type_: family[0] for family in _FAMILIES for type_ in family}
"""The type that stands for all by which accounts may call one event: who says "call" and who says "video call" may mean one."""


@dataclass(frozen=True, slots=True)
class EventParticipant:
    """Who takes part, by the id of the entity, and in which role."""

    entity: str
    role: ParticipantRole


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """An event as one article tells it.

    `day` is the day of the event: told by the text where `is_day_told`, else that of publication. Where not `is_type_told` the words
    leave open whether it was a call or a meeting. `place`, `host` and `initiative` are ids of entities; `topics` are those that its
    sentences name besides the participants. `spans` are these sentences; the title has an empty span at the start.
    """

    type: EventType
    participants: tuple[EventParticipant, ...]
    spans: tuple[Span, ...]
    day: date | None = None
    is_day_told: bool = False
    place: str | None = None
    host: str | None = None
    initiative: str | None = None
    is_type_told: bool = True
    topics: tuple[str, ...] = ()

    @property
    def entities(self) -> tuple[str, ...]:
        """The ids of all entities that it refers to, each once."""
        others = [entity for entity in (self.place, self.host, self.initiative, *self.topics) if entity]
        return tuple(dict.fromkeys([*(participant.entity for participant in self.participants), *others]))
