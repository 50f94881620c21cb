"""The records that the stages of the extraction hand on.

All offsets are character offsets into the article's text, half-open: ``text[start:end]``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
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


class Genre(StrEnum):
    """What kind of text a document is, told from its form."""

    ARTICLE = "article"
    TRANSCRIPT = "transcript"
    INTERVIEW = "interview"
    SPEECH = "speech"
    PRESS_STATEMENT = "press-statement"
    DECLARATION = "declaration"


class TurnKind(StrEnum):
    """What a turn holds: somebody's own words, a question put to them, nobody's words (salutations, headings,
    stage directions), or a report that the speaker passes on.
    """

    WORDS = "words"
    QUESTION = "question"
    SILENCE = "silence"
    RELAY = "relay"


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


@dataclass(slots=True)
class Token:
    """A word, number or mark.

    `lemma` is the dictionary form, of a separated verb without its particle. Nobody changes a token; it is not frozen only
    because there are more of these than of any other record, and frozen ones take longer to make.
    """

    text: str
    start: int
    end: int
    lemma: str

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)


STARTS_AT = attrgetter("span.start")
"""Where a record with a span starts: the key by which sentences and mentions are searched."""

TokenRange = tuple[int, int]
"""A half-open range of indices into a document's tokens."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its characters, its tokens as a half-open range of token indices, and the paragraph it is in."""

    span: Span
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks. `outer` includes the marks, `inner` does not; `depth` is 0 for the outermost."""

    outer: Span
    inner: Span
    depth: int


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
class Turn:
    """Sentences whose words belong to one speaker by the form of the text: a label, a title, an opening.

    `first` and `last` are a half-open range of sentences. `speaker` is the phrase that says whose words they are, `label` the
    words that mark them; both stand in the text or in the document's margin. `on_behalf_of` is for whom the speaker's "wir"
    speaks by the label ("(AA)") or the title; with `official` it speaks for their own country. In a turn with `declares` the issuer
    of a document speaks of itself in the third person: "Der Rat fordert …" is a frame of its own. `also` is what else the text calls
    the speaker ("Außenminister der G7").
    """

    kind: TurnKind
    first: int
    last: int
    speaker: Span | None = None
    label: tuple[Span, ...] = ()
    on_behalf_of: Span | None = None
    official: bool = False
    declares: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """One sentence's worth of reported content, before names are linked.

    `content` holds the pieces of the content in order. `cue` holds the words of the cue, `cue_lemma` its entry in
    data/reporting_verbs.tsv. `speaker` is the noun phrase that names the speaker, in this sentence or, where a speech
    carries on, in an earlier one (then `carried` is true); None where the text names nobody. `frame` is everything in the sentence
    that attributes rather than says. `sentence` is the index of the sentence that holds the content. `turn` is the turn whose
    speaker says it, and `relayed_by` the phrases that name through whom the words come, the outermost first. `partner` names with
    whom the speaker talked something over.
    """

    content: tuple[Span, ...]
    kind: Kind
    sentence: int
    cue: tuple[Span, ...] = ()
    cue_lemma: str | None = None
    speaker: Span | None = None
    addressee: Span | None = None
    frame: tuple[Span, ...] = ()
    carried: bool = False
    nested: bool = False
    turn: Turn | None = None
    relayed_by: tuple[Span, ...] = ()
    partner: Span | None = None


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


@dataclass(slots=True)
class Document:
    """The working copy of one article that the stages fill in, one after the other.

    `starts` holds where each token starts. `margin` is where the article's own text ends: behind it stand phrases that name
    speakers in other words than the text does, from its title, its byline or a label ("SRS KERN"). `author` is the byline, where the
    text does not have it. `turns` are the stretches whose speaker the form of the text names, in its order.

    `relayed` holds attributions that only pass on somebody else's words ("Peskow sagte, Putin habe erklärt, …"); the words are
    in `attributions`, as the innermost speaker's. `hearsay` holds sentences with "soll", which say that somebody claims or plans
    something without saying who; they make no statements. `faults` holds what a stage could not read, as keys.
    """

    text: str
    title: str | None = None
    published_on: date | None = None
    author: str | None = None
    margin: int = -1
    genre: Genre = Genre.ARTICLE
    turns: list[Turn] = field(default_factory=list)
    tokens: list[Token] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    relayed: list[Attribution] = field(default_factory=list)
    hearsay: list[Attribution] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    faults: dict[Fault, None] = field(default_factory=dict)

    def words(self, sentence: Sentence) -> list[Token]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]
