"""An account of an event as it is compared with others: no rows, no text."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date

from extraction.text import FAMILY_OF, EventType, ParticipantRole

Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Party:
    """Who takes part by an account: the entity's id, its role, the country that it acts for, whether it is a person, or a country."""

    entity: str
    role: ParticipantRole
    country: str | None
    is_person: bool
    is_country: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the entity's id, its country, whether it is a country itself, or a city and no building."""

    entity: str
    country: str | None
    is_country: bool
    is_city: bool = True


@dataclass(frozen=True, slots=True)
class Match:
    """How surely two accounts are of one event, and why; `fit` is how well they fit however many more one of them names."""

    confidence: float
    reasons: tuple[str, ...]
    fit: float = field(default=0.0, compare=False)


ALONE = Match(1.0, ())
BY_HAND = Match(1.0, ("by hand",))


@dataclass(frozen=True, slots=True)
class Account:
    """What one article tells of one event. `key` is the article's id and the account's position in it, `article` the article's number.

    `event` is the number of the event that it belongs to, of a new one None; one that `is_pinned` belongs there for good. `match` is
    why it is there.
    """

    key: Key
    type: EventType
    day: date | None
    is_day_told: bool
    is_type_told: bool
    parties: tuple[Party, ...]
    place: Place | None = None
    host: str | None = None
    initiative: str | None = None
    topics: frozenset[str] = frozenset()
    event: int | None = None
    is_pinned: bool = False
    names: Mapping[str, str] = field(default_factory=dict, compare=False)
    article: int = field(default=0, compare=False)
    match: Match = field(default=ALONE, compare=False)

    @property
    def content(self) -> tuple[Hashable, ...]:
        """What is compared: accounts of which this is the same match the same others."""
        return self.type, self.day, self.is_day_told, self.is_type_told, self.parties, self.place, self.topics

    @property
    def entities(self) -> frozenset[str]:
        """Who takes part."""
        return frozenset(party.entity for party in self.parties)

    @property
    def is_open(self) -> bool:
        """Whether an account of a call or a meeting leaves open who of its sides took part, or with whom."""
        is_between_people = FAMILY_OF[self.type] in (EventType.CALL, EventType.MEETING)
        return is_between_people and (len(self.parties) < 2 or any(not party.is_person for party in self.parties))

    @property
    def people(self) -> frozenset[str]:
        """The people who take part."""
        return frozenset(party.entity for party in self.parties if party.is_person)


@dataclass(frozen=True, slots=True)
class Given:
    """To which event an account is said to belong, by id, and whether for good."""

    event: str
    is_pinned: bool = False
