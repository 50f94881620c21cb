"""The working copy of an article: tokens, sentences, quotations, turns and attributions, which the stages hand on.

All offsets are character offsets into the article's text, half-open: ``text[start:end]``.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date
from enum import StrEnum

from extraction.text.records import dataclass
from extraction.text.results import Entity, Fault, Kind, Mention, Span


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


"""Where a record with a span starts: the key by which sentences and mentions are searched."""
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
