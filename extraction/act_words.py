"""The words that make an act: reading data/act_words.tsv and finding its lines in a clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from extraction.document import Act, Token
from extraction.lexicon import rows, words_of
from extraction.stance import Clause
from extraction.theme_terms import fold, matches, small

KEY_LENGTH = 4
REFLEXIVES = frozenset(("sich", "uns", "mich"))
LINKS = frozenset(("und", "sondern", "aber", "sowie", "oder"))


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
class Found:
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


def is_negation(word: str) -> bool:
    """Whether a word negates its clause."""
    return word.lower() in words_of("negation")


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
    return any(is_negation(word) for word in words[start:end])


def acts_together(clause: Clause) -> Iterator[Found]:
    """The acts that words of a clause make together, a longer line before a shorter one."""
    lines = act_words()["words"].together
    keys = {key_of(token.text) for token in clause.tokens} | {key_of(verb.lemma) for verb in clause.verbs}
    candidates = [line for key in keys for line in lines.get(key, ())]
    for line in sorted(candidates, key=lambda line: -len(line.words)):
        places = [place_of(word, clause) for word in line.words]
        if None not in places:
            indices = sorted(index for index in places if index is not None)
            act = line.act
            if not line.negative and is_negated(clause, indices[0]):
                act = line.negated or Act.COMMENT
            yield Found(act, tuple(clause.tokens[index] for index in indices))


def place_of(word: str, clause: Clause) -> int | None:
    """The index of the token that fits a word of a line: any negation for a negation, any form of a verb for a verb."""
    if is_negation(word):
        return next((i for i, token in enumerate(clause.tokens) if is_negation(token.text)), None)
    verb = next((verb.index for verb in clause.verbs if verb.lemma == word), None)
    if verb is not None:
        return verb
    return next((i for i, token in enumerate(clause.tokens) if fits(word, token.text)), None)


def fits(word: str, text: str) -> bool:
    """Whether a token fits a word of a line: nouns in any inflection, others as they stand: "bereit", no "bereits"."""
    if word[:1].isupper():
        return text[:1].isupper() and matches(word, text)
    return matches(word, text) if word.endswith("*") else small(word) == small(text)


def acts_of_verbs(clause: Clause) -> Iterator[Found]:
    """The acts of a clause's verbs: finite, or participles with "haben"; a passive does not say who acts."""
    lines = act_words()["verb"].single
    perfect = clause.has_finite_lemma("haben") is not None
    reflexive = bool(REFLEXIVES.intersection(clause.words))
    for verb in clause.verbs:
        line = (lines.get(f"sich {verb.lemma}") if reflexive else None) or lines.get(verb.lemma)
        if line and (verb.form.finite or (verb.form.participle and perfect)):
            act: Act | None = line.negated if is_negated(clause, verb.index) else line.act
            yield Found(act or Act.COMMENT, (clause.tokens[verb.index],))
