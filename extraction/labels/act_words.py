"""The words that make an act: reading data/act_words.tsv and finding its lines in a clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import cache, lru_cache

from extraction.labels.stance import Clause
from extraction.text import Act, Token, dataclass, rows, words_of
from extraction.text.inflection import fold, small, stems
from extraction.text.records import keeping_words

KEY_LENGTH = 4
REFLEXIVES = words_of("reflexive_of_act")
LINKS = words_of("end_of_negation")


@dataclass(frozen=True, slots=True)
class ActWord:
    """A line of data/act_words.tsv."""

    act: Act
    words: tuple[str, ...]
    negated: Act | None

    @property
    def negative(self) -> bool:
        """Whether the line itself holds a negation."""
        return any(is_negation(word) for word in self.words)


@dataclass(frozen=True, slots=True)
class ActEvidence:
    """An act and the tokens that made it."""

    act: Act
    tokens: tuple[Token, ...]


@dataclass(slots=True)
class ActWords:
    """The lines of one use: single words by themselves, several by the first letters of the one that tells most."""

    single: dict[str, ActWord] = field(default_factory=dict)
    together: dict[str, list[ActWord]] = field(default_factory=lambda: defaultdict(list))

    def add(self, line: ActWord) -> None:
        """File a line."""
        self.single[" ".join(line.words)] = line
        self.together[key_of(telling(line.words))].append(line)


NEGATIONS = words_of("negation")


@keeping_words
def is_negation(word: str) -> bool:
    """Whether a word negates its clause."""
    return word.lower() in NEGATIONS


@keeping_words
def key_of(word: str) -> str:
    """The first letters of a folded word."""
    return fold(word.rstrip("*"))[:KEY_LENGTH]


def telling(words: Sequence[str]) -> str:
    """The word of a line to look for first: a noun or, without one, the longest that is no negation."""
    candidates = [word for word in words if not is_negation(word)] or list(words)
    return max(candidates, key=lambda word: (word[:1].isupper(), len(word)))


@cache
def act_words() -> dict[str, ActWords]:
    """All lines of data/act_words.tsv by their use."""
    uses: dict[str, ActWords] = defaultdict(ActWords)
    for act, use, words, *negated in rows("act_words.tsv"):
        uses[use].add(ActWord(Act(act), tuple(words.split()), Act(negated[0]) if negated else None))
    return dict(uses)


def is_negated(clause: Clause, index: int) -> bool:
    """Whether a negation stands in the part of a clause, between two conjunctions, that holds a word.

    "verlange keine Almosen, sondern Kredite" negates only one of two objects.
    """
    words = clause.words
    start, end = index, index
    while start > 0 and words[start - 1] not in LINKS:
        start -= 1
    while end < len(words) and words[end] not in LINKS:
        end += 1
    if words[end : end + 1] == ("sondern",):
        return False
    return not NEGATIONS.isdisjoint(words[start:end])


@lru_cache(maxsize=64)
def acts_together(clause: Clause) -> tuple[ActEvidence, ...]:
    """The acts that words of a clause make together, a longer line before a shorter one.

    Kept while the labels of one statement are read, which ask for them one after the other.
    """
    return tuple(_together(clause))


def _together(clause: Clause) -> Iterator[ActEvidence]:
    lines = act_words()["words"].together
    keys = dict.fromkeys(map(key_of, (*clause.words, *(verb.lemma for verb in clause.verbs))))
    candidates = [line for key in keys for line in lines.get(key, ())]
    if not candidates:
        return
    where = WordPositions(clause)
    for line in sorted(candidates, key=lambda line: -len(line.words)):
        places = where.of(line.words)
        if places is not None:
            indices = sorted(places)
            act = line.act
            if not line.negative and is_negated(clause, indices[0]):
                act = line.negated or Act.COMMENT
            yield ActEvidence(act, tuple([clause.tokens[index] for index in indices]))


class WordPositions:
    """Where in a clause the words of a line stand, looked up by form: the clause is read once for all lines."""

    def __init__(self, clause: Clause) -> None:
        self.clause = clause
        self.verbs: dict[str, int] = {}
        for verb in clause.verbs:
            self.verbs.setdefault(verb.lemma, verb.index)
        self.written: dict[str, int] = {}  # the words as they stand
        self.nouns: dict[str, int] = {}  # the forms of the nouns
        for index, token in enumerate(clause.tokens):
            self.written.setdefault(small(token.text), index)
            if token.text[:1].isupper():
                for form in stems(token.text):
                    self.nouns.setdefault(form, index)

    def of(self, words: Sequence[str]) -> list[int] | None:
        """The index of the token that fits each word; None where one fits none."""
        places: list[int] = []
        for word in words:
            place = self.of_word(word)
            if place is None:
                return None
            places.append(place)
        return places

    def of_word(self, word: str) -> int | None:
        """The first token that fits: any negation for a negation, any form of a verb for a verb, nouns in any inflection;
        others as they stand: "bereit", no "bereits".
        """
        if is_negation(word):
            return next((i for i, text in enumerate(self.clause.words) if text in NEGATIONS), None)
        if word in self.verbs:
            return self.verbs[word]
        if word.endswith("*"):
            return self._beginning(small(word[:-1]), noun=word[:1].isupper())
        if word[:1].isupper():
            return min((self.nouns[form] for form in stems(word) if form in self.nouns), default=None)
        return self.written.get(small(word))

    def _beginning(self, start: str, *, noun: bool) -> int | None:
        """The first token with a beginning; a noun's stands in a word with a capital."""
        tokens = enumerate(self.clause.tokens)
        return next(
            (i for i, t in tokens if (not noun or t.text[:1].isupper()) and small(t.text).startswith(start)), None
        )


@lru_cache(maxsize=64)
def acts_of_verbs(clause: Clause) -> tuple[ActEvidence, ...]:
    """The acts of a clause's verbs: finite, or participles with "haben"; a passive does not say who acts.

    Kept like those that words make together.
    """
    return tuple(_of_verbs(clause))


def _of_verbs(clause: Clause) -> Iterator[ActEvidence]:
    lines = act_words()["verb"].single
    perfect = clause.has_finite_lemma("haben") is not None
    reflexive = bool(REFLEXIVES.intersection(clause.words))
    for verb in clause.verbs:
        line = (lines.get(f"sich {verb.lemma}") if reflexive else None) or lines.get(verb.lemma)
        if line and (verb.form.finite or (verb.form.participle and perfect)):
            act: Act | None = line.negated if is_negated(clause, verb.index) else line.act
            yield ActEvidence(act or Act.COMMENT, (clause.tokens[verb.index],))
