"""What the words of any stretch of text say about its themes: the first of the two linear models.

A word speaks by its stem, by its parts of five letters (so that a new compound says what its like say), and by the lists of
data/theme_hints.tsv; terms of data/theme_terms.tsv speak by their theme and weight. Everything adds up, so that a word is looked up
once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import exp
from typing import NamedTuple

from extraction.labels.model.weights import Vector, Weights, added_up, read_table, themes
from extraction.labels.theme_phrases import Term
from extraction.labels.theme_terms import NEUTRAL, TermIndex, theme_terms
from extraction.text import growing, rows
from extraction.text.inflection import fold, stem
from extraction.text.records import is_long_figure

PART = "~"
BEGINNING = "^"
PART_LENGTH = 5
KNOWN_WORDS = 1 << 14
NO_CHANCE = -30.0  # log odds


class Stretch(NamedTuple):
    """A stretch of text. By theme: the log odds by its words, how strong its strongest term is (0 to 1), how many words hint."""

    logits: list[float]
    named: list[float]
    hinted: list[int]


class Word(NamedTuple):
    """What one word adds to the log odds of each theme, if anything, and the themes that it hints at."""

    weights: Vector
    hints: tuple[int, ...]


NO_WORD = Word((), ())  # most words


def word_features(word: str) -> Iterator[str]:
    """The names of the features of a word: its stem, every PART_LENGTH letters of it with its beginning marked, and its hints.

    A word that data/theme_terms.tsv has with the theme "-" speaks for nothing.
    """
    if any(theme == NEUTRAL for theme, _ in theme_terms().words(word)):
        return
    yield stem(word)
    folded = fold(word)
    if len(folded) >= PART_LENGTH and folded.isalpha():
        marked = BEGINNING + folded
        yield from (PART + marked[i : i + PART_LENGTH] for i in range(len(marked) - PART_LENGTH + 1))
    yield from (f"hint={theme}" for theme in hints_of(word))


def term_features(terms: Iterable[tuple[str, float]]) -> set[str]:
    """The names of the features of terms: theme and weight."""
    return {f"term={theme}:{weight:.0f}" for theme, weight in terms}


def hints_of(word: str) -> tuple[str, ...]:
    """The themes that data/theme_hints.tsv lists for a word."""
    return tuple(theme for theme, _ in _hints().words(word))


@cache
def _hints() -> TermIndex:
    index = TermIndex()
    for theme, _, words in rows("theme_hints.tsv"):
        for word in words.split():
            index.add(Term(theme, 1.0, word, word[:1].isupper()))
    return index


def probability(logit: float) -> float:
    """Log odds as a probability."""
    return 1 / (1 + exp(-logit)) if logit > NO_CHANCE else 0.0


def probabilities(logits: Sequence[float]) -> list[float]:
    """Log odds as probabilities."""
    if min(logits, default=0.0) > NO_CHANCE:
        return [1 / (1 + exp(-logit)) for logit in logits]  # nearly always
    return list(map(probability, logits))


class WordScores:
    """Scores stretches of text by the weights of words. What a word adds is kept for the next time."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._index = {theme: i for i, theme in enumerate(weights.labels)}
        self._words: dict[str, Word] = {}
        self._terms: dict[tuple[str, float], Vector] = {}
        self.nothing = Stretch(weights.bias, [0.0] * len(weights.labels), [0] * len(weights.labels))

    def read(self, words: Iterable[str], terms: Iterable[tuple[str, float]]) -> Stretch:
        """The scores of a stretch; a word counts once."""
        look_up, known_words = self.word, self._words
        telling = [
            known for word in dict.fromkeys(words) if (known := known_words.get(word) or look_up(word)) is not NO_WORD
        ]
        terms = dict.fromkeys(terms)
        if not telling and not terms:
            return self.nothing
        vectors = [known.weights for known in telling if known.weights]
        vectors += filter(None, map(self._of_term, terms))
        named = self._named(terms) if terms else self.nothing.named
        return Stretch(added_up(self.weights.bias, vectors), named, self._hinted(telling))

    def _hinted(self, words: Iterable[Word]) -> list[int]:
        """How many words hint at each theme."""
        hints = [word.hints for word in words if word.hints]
        if not hints:
            return self.nothing.hinted
        hinted = self.nothing.hinted.copy()
        for themes_of_word in hints:
            for theme in themes_of_word:
                hinted[theme] += 1
        return hinted

    def says_nothing(self, words: Iterable[str]) -> bool:
        """Whether none of some words adds anything."""
        return all(self.word(word) is NO_WORD for word in words)

    def _named(self, terms: Iterable[tuple[str, float]]) -> list[float]:
        """How strong the strongest term of each theme is."""
        named = self.nothing.named.copy()
        for name, weight in terms:
            theme = self._index[name]
            named[theme] = max(named[theme], min(weight, 3.0) / 3)
        return named

    def _of_term(self, term: tuple[str, float]) -> Vector:
        found = self._terms.get(term)
        if found is None:
            found = self._terms[term] = self.weights.of(term_features([term]))
        return found

    def word(self, word: str) -> Word:
        """What a word adds, kept for the next time."""
        found = self._words.get(word)
        if found is None:
            if is_long_figure(word):
                return self._look_up(word)
            if len(self._words) >= KNOWN_WORDS:
                self._words.clear()
            found = self._words[word] = self._look_up(word)
        return found

    def _look_up(self, word: str) -> Word:
        if len(word) < 2 or not word[0].isalnum():
            return NO_WORD
        weights = self.weights.of(word_features(word))
        hints = tuple(self._index[theme] for theme in hints_of(word))
        return Word(weights, hints) if weights or hints else NO_WORD


@cache
@growing()
def word_scores() -> WordScores:
    """The scores by the trained weights of data/theme_word_weights.tsv."""
    return WordScores(Weights(themes(), read_table("theme_word_weights.tsv")))
