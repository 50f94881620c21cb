"""A row of tokens to be read for events, and the phrases for somebody in it."""

from __future__ import annotations

from dataclasses import field

from extraction.coreference.resolver import Resolver
from extraction.text import Document, TokenRange, dataclass, replace, words_of

GENITIVE = "genitive"
BARE = ""
DETERMINERS = words_of("article", "determiner")
PRONOUNS = words_of("event_pronoun") | {"beiden"}
PREPOSITIONS = words_of("preposition")
LONGEST_LINE = 300  # tokens; what is longer is no sentence
_LONGEST_BRACKET = 7  # tokens
_MARKS_INSIDE = frozenset((",", "(", ")"))
_IN_CLAUSE = PREPOSITIONS | words_of(
    "contracted_preposition", "day_same", "day_earlier", "event_pronoun", "event_reflexive"
)
_MARKS = _MARKS_INSIDE | {":"}


@dataclass(frozen=True, slots=True)
class Party:
    """A phrase for somebody, as a half-open range of tokens.

    `governor` is the preposition in front, GENITIVE or BARE; `noun` the token of the noun that the phrase belongs to, or None.
    `follows` says that it goes on a row ("mit Merz und Macron") whose governor it has, `is_delegation` that a country stands for
    those who act for it.
    """

    first: int
    last: int
    entities: tuple[str, ...]
    is_person: bool
    governor: str = BARE
    noun: int | None = None
    follows: bool = False
    is_pronoun: bool = False
    is_delegation: bool = False


@dataclass(frozen=True, slots=True)
class EventLine:
    """A row of tokens to be read: a sentence, or the title with a document of its own.

    `surnames` are those of people of the article, with their entities, `homes` the countries that these act for; `commas` stand inside
    of phrases for somebody.
    """

    document: Document
    resolver: Resolver
    first: int
    last: int
    is_title: bool = False
    surnames: tuple[tuple[str, str], ...] = ()
    homes: tuple[tuple[str, str], ...] = ()
    commas: frozenset[int] = frozenset()
    words: tuple[str, ...] = field(init=False, compare=False)  # in small letters
    clauses: dict[int, TokenRange] = field(
        init=False, compare=False, default_factory=dict
    )  # around the tokens asked for so far

    def __post_init__(self) -> None:
        tokens = self.document.tokens[self.first : self.last]
        object.__setattr__(self, "words", tuple([token.text.lower() for token in tokens]))

    def words_in(self, tokens: TokenRange) -> frozenset[str]:
        """The words at some tokens of the line in small letters."""
        return frozenset(self.words[tokens[0] - self.first : tokens[1] - self.first])

    def word(self, i: int) -> str:
        """The word at a token in small letters; nothing outside of the line."""
        return self.words[i - self.first] if self.first <= i < self.last else ""

    def text(self, i: int) -> str:
        """The word at a token as it is written; nothing outside of the line."""
        return self.document.tokens[i].text if self.first <= i < self.last else ""

    def is_determined(self, i: int) -> bool:
        """Whether a determiner stands in front of a token, which "anderem" is not in "unter anderem"."""
        return self.word(i - 1) in DETERMINERS and self.word(i - 2) not in words_of("event_among")

    def is_noun(self, i: int) -> bool:
        """Whether the word at a token is written like a noun and is no first word of a sentence like "Am"."""
        word = self.text(i)
        return word[:1].isupper() and word.lower() not in DETERMINERS and word.lower() not in PREPOSITIONS


def bracketed(line: EventLine) -> set[int]:
    """The tokens of short brackets, which end no clause: "am Dienstagabend (Ortszeit Peking)"."""
    found: set[int] = set()
    if "(" not in line.words:
        return found
    tokens = line.document.tokens
    for i in (i for i in range(line.first, line.last) if tokens[i].text == "("):
        end = next((k for k in range(i + 1, min(line.last, i + _LONGEST_BRACKET)) if line.word(k) == ")"), None)
        found.update(range(i, end + 1) if end is not None else ())
    return found


def with_commas(line: EventLine, parties: list[Party]) -> EventLine:
    """The line with the commas around and inside of phrases, which end no clause: "mit dem Präsidenten, Jonas Tveit, …"."""
    if _MARKS.isdisjoint(line.words):
        return line
    inner = set(bracketed(line))
    for before, party in zip([None, *parties], parties, strict=False):
        inside = {i for i in range(party.first, party.last) if line.word(i) in _MARKS_INSIDE}
        if inside and line.word(party.last) == "," and not _is_before_relative(line, party):
            inside.add(party.last)
        colon = line.word(party.first - 1) == ":" and line.is_noun(party.first - 2)  # not "teilt mit: Kern und …"
        if colon and _starts_row(parties, party):
            inside.add(party.first - 1)
        if party.follows and before is not None:
            inside |= {i for i in range(before.last, party.first) if line.word(i) == ","}
        inner |= inside
    return replace(line, commas=frozenset(inner))


def _is_before_relative(line: EventLine, party: Party) -> bool:
    """ "empfing die Ministerin der Republik Malta, Mia Borg, die zu Besuch ist": a clause of its own behind the phrase."""
    relative = line.word(party.last + 1) in words_of("relative_pronoun") and party.is_person
    return relative and not line.is_noun(party.last + 2) and line.word(party.last + 2) in _IN_CLAUSE


def _starts_row(parties: list[Party], party: Party) -> bool:
    """ "begrüßte die Präsidenten: den estnischen, A, und den finnischen, B": a row behind a colon goes on the sentence."""
    at = parties.index(party)
    return party.is_person and at + 1 < len(parties) and parties[at + 1].follows
