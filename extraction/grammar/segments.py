"""The records that clause reading makes: a sentence cut into segments, each with its shape and finite verb."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from extraction.grammar.morphology import Mood, VerbForm
from extraction.grammar.tags import Tag
from extraction.text import Document, Quotation, Sentence, Token, TokenRange


class Shape(StrEnum):
    """What a segment of a sentence is."""

    MAIN = "main"
    SUBORDINATE = "subordinate"
    INFINITIVE = "infinitive"
    FRAGMENT = "fragment"
    QUOTE = "quote"


@dataclass(slots=True)
class Segment:
    """A stretch of a sentence between two separators: tokens `first` to `last` (half-open, indices into the document).

    `before` is the separator in front ("", a mark, or a coordinator), `verb` the index of the finite verb, `form` how that is read,
    `opener` the index of the subordinator. `quotation` is the index of the quotation that a QUOTE segment stands for.
    """

    first: int
    last: int
    before: str
    shape: Shape = Shape.FRAGMENT
    verb: int | None = None
    form: VerbForm | None = None
    opener: int | None = None
    quotation: int | None = None
    apposition: tuple[int, int] | None = None  # a name or title between commas inside the clause
    shared: bool = False  # the participle of a clause that has its subject and its auxiliary in the one before
    participle: int | None = None  # a participle or particle that an insertion parts from its verb

    @property
    def mood(self) -> Mood:
        """The moods that the finite verb may have."""
        return self.form.moods if self.form else Mood.NONE

    @property
    def surely_subjunctive(self) -> bool:
        """Whether the finite verb can stand in a subjunctive, and in no indicative."""
        return self.form is not None and self.form.surely_subjunctive

    @property
    def verb_first(self) -> bool:
        """Whether the finite verb opens the clause."""
        return self.shape is Shape.MAIN and self.verb == self.first


@dataclass(slots=True)
class ParsedSentence:
    """A sentence with the classes of its tokens (`tags[i - first]`) and its segments.

    `tokens` and `quotations` are the document's: all indices of tokens and quotations count from its start.
    """

    index: int
    sentence: Sentence
    tokens: list[Token]
    quotations: list[Quotation]
    tags: list[Tag]
    segments: list[Segment] = field(default_factory=list)
    phrase_ends: dict[tuple[int, int], int] = field(default_factory=dict)  # where noun phrases end, by start and limit
    sources: list[TokenRange] = field(
        default_factory=list, init=False
    )  # "seinem Sprecher zufolge": no part of a clause
    insertions: list[TokenRange] = field(
        default_factory=list, init=False
    )  # "– darunter auch Kern –": between dashes, no part of a clause
    source_clauses: frozenset[int] = field(default=frozenset(), init=False)  # segments that only name a source
    claimed: set[int] = field(default_factory=set, init=False)  # segments that are part of a frame or of its content
    lowered: frozenset[str] = field(init=False)  # the words of the sentence in small letters
    first: int = field(init=False, repr=False, compare=False)  # the sentence's first token
    verbs: list[int] = field(init=False, repr=False, compare=False)  # the tokens that are tagged so

    def __post_init__(self) -> None:
        self.lowered = frozenset([token.text.lower() for token in self.words])
        self.first = self.sentence.first
        self.verbs = [t for t, tag in enumerate(self.tags, self.first) if tag is Tag.VERB]

    def tag(self, token: int) -> Tag:
        """The class of a token, by its index in the document."""
        return self.tags[token - self.first]

    def verbs_in(self, first: int, last: int) -> list[int]:
        """The verbs among some tokens of the sentence."""
        return [t for t in self.verbs if first <= t < last]

    @classmethod
    def unread(cls, document: Document, index: int) -> ParsedSentence:
        """A sentence that nothing is found in: it has no segments."""
        sentence = document.sentences[index]
        tags = [Tag.MARK] * (sentence.last - sentence.first)
        return cls(index, sentence, document.tokens, document.quotations, tags)

    @property
    def words(self) -> list[Token]:
        """The tokens of the sentence."""
        return self.tokens[self.sentence.first : self.sentence.last]

    def source_at(self, token: int) -> TokenRange | None:
        """The source frame, or the insertion between dashes, inside a clause that a token is in."""
        parts = (*self.sources, *self.insertions)
        return next(((first, last) for first, last in parts if first <= token < last), None)

    def claim(self, *segments: int) -> None:
        """Take segments for a frame or its content, so that no other frame does."""
        self.claimed.update(segments)
