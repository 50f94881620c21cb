"""What the extraction gives: statements with their labels, evidence and entities, and what could not be read."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING

from extraction.text.records import dataclass

if TYPE_CHECKING:
    from extraction.text.told_events import ToldEvent


class Kind(StrEnum):
    """How a statement is reported."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    FREE_INDIRECT = "free_indirect"
    REPORTED = "reported"


class Act(StrEnum):
    """What a statement does: the verbal root categories of CAMEO."""

    COMMENT = "comment"
    APPEAL = "appeal"
    INTENT_TO_COOPERATE = "intent-to-cooperate"
    CONSULT = "consult"
    ENDORSE = "endorse"
    DEMAND = "demand"
    DISAPPROVE = "disapprove"
    REJECT = "reject"
    THREATEN = "threaten"


NAME_CHARS = 200  # of a name or id of an entity


class EntityType(StrEnum):
    """What an entity is."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANISATION = "organisation"
    PLACE = "place"
    INITIATIVE = "initiative"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of the article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Whether all of `other` lies inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


STARTS_AT = attrgetter("span.start")
TokenRange = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, country, organisation, place or initiative.

    `id` is a readable slug (`wladimir-putin`, `china`, `UN`). `country` and `code` are ISO 3166-1 alpha-2 codes:
    `country` where a person belongs, `code` what a country is called. `role` is the German name of a person's office.
    `parent` is the id of the organisation that this one is part of.
    """

    id: str
    type: EntityType
    name: str
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    wikidata: str | None = None
    code: str | None = None
    country: str | None = None
    role: str | None = None
    gender: str | None = None
    parent: str | None = None

    def __post_init__(self) -> None:
        """What is longer than any name is cut: it is a run of words that only looks like one."""
        if max(map(len, (self.name, *self.aliases))) > NAME_CHARS:
            object.__setattr__(self, "name", self.name[:NAME_CHARS])
            object.__setattr__(self, "aliases", tuple(alias[:NAME_CHARS] for alias in self.aliases))


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text where an entity is named."""

    entity: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Cue:
    """The word or phrase that marks the speech. The parts of a separated one are joined in `text`, spanned in `span`."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that made a label: `field` is "themes", "acts" or "on_behalf_of", `value` the label."""

    field: str
    value: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence's worth of reported content, attributed to whoever said it.

    `speakers`, `addressees`, `on_behalf_of` and `organisations` hold ids of entities, `themes` ids of themes. `relayed_by` holds
    those through whom the words reach the reader, the outermost first. A cue that stands outside of the text (in its title) has an
    empty span at its start. `context` covers the whole sentence or sentences, frame included.
    """

    text: str
    spans: tuple[Span, ...]
    kind: Kind
    context: Span
    cue: Cue | None = None
    speakers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    relayed_by: tuple[str, ...] = ()
    on_behalf_of: tuple[str, ...] = ()
    acts: tuple[Act, ...] = (Act.COMMENT,)
    organisations: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that could not be read: at which stage, and where. Without a span it is the title line or the whole text."""

    stage: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an article says: its statements in the order of the text, and every entity that they refer to, by id.

    `warnings` has what could not be read, each place once for every stage. `events` are those that the article tells of, the one
    that it is mostly about first; `entities` has theirs too.
    """

    text: str
    language: str
    statements: tuple[Statement, ...]
    entities: Mapping[str, Entity]
    warnings: tuple[Fault, ...] = ()
    events: tuple[ToldEvent, ...] = ()
