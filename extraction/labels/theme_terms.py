"""The words that speak for a theme: reads data/theme_terms.tsv and finds its terms in tokens."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import field
from functools import cache
from typing import NamedTuple

from extraction.labels.theme_phrases import (
    NOTHING,
    Phrase,
    Term,
    WordEntry,
    element_of,
    fits,
    keys_of,
    longest,
    phrase_key,
    written_forms,
)
from extraction.text import dataclass, growing, rows
from extraction.text.dictionary import lemma_of
from extraction.text.inflection import small, strip

NEUTRAL = "-"
SHORTEST_PREFIX = 3
SHORTEST_MODIFIER = 3
PREFIX_KEY = 3
END_KEY = 3
KNOWN_WORDS = 1 << 16


class TermMatch(NamedTuple):
    """A term found: the range of token indices that it covers, half-open."""

    theme: str
    weight: float
    first: int
    last: int


@dataclass(slots=True)
class TermIndex:
    """Terms by the way they are looked up; phrases by the first letters of their first word, the longest first.

    `lengths` says how long the beginnings are that start with three letters (or are two), the longest first; `ends` has the
    last three letters of all ends of compounds.
    """

    literals: dict[str, list[Term]] = field(default_factory=lambda: defaultdict(list))
    stems: dict[str, list[Term]] = field(default_factory=lambda: defaultdict(list))
    prefixes: dict[str, list[Term]] = field(default_factory=lambda: defaultdict(list))
    tails: dict[str, list[Term]] = field(default_factory=lambda: defaultdict(list))
    phrases: dict[str, list[Phrase]] = field(default_factory=lambda: defaultdict(list))
    known: dict[str, WordEntry] = field(default_factory=dict)
    lengths: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    ends: set[str] = field(default_factory=set)

    def add(self, term: Term) -> None:
        """File a term under its key."""
        text = term.text
        if " " in text:
            elements = text.split()
            self._add_phrase(elements, term)
            if elements[-1].endswith("en") and elements[-1].islower():
                self._add_phrase([*elements[:-1], "zu", elements[-1]], term)
        elif text.startswith("="):
            self.literals[small(text[1:])].append(term)
        elif text.startswith("*"):
            tail = strip(small(text[1:]))
            self.tails[tail].append(term)
            self.ends.add(tail[-END_KEY:])
        elif text.endswith("*"):
            beginning = small(text[:-1])
            self.prefixes[beginning].append(term)
            lengths = self.lengths[beginning[:PREFIX_KEY]]
            if len(beginning) not in lengths:
                lengths.append(len(beginning))
                lengths.sort(reverse=True)
        else:
            self.stems[strip(small(text))].append(term)

    def _add_phrase(self, elements: Sequence[str], term: Term) -> None:
        phrase = Phrase(tuple(map(element_of, elements)), term)
        keys = [phrase_key(elements[0][:-1])] if elements[0].endswith("*") else written_forms(elements[0])
        for key in keys:
            self.phrases[key].append(phrase)

    def read(self, word: str) -> WordEntry:
        """The themes and weights that a single word speaks for, and the phrases that it opens; kept for the next time."""
        found = self.known.get(word)
        if found is None:
            if len(self.known) >= KNOWN_WORDS:
                self.known.clear()
            phrases = [phrase for key in keys_of(word) for phrase in self.phrases.get(key, ())]
            found = self.known[word] = WordEntry.of(
                self._parts(word), [p for p in phrases if fits(p.elements[0], word)]
            )
        return found

    def words(self, word: str) -> tuple[tuple[str, float], ...]:
        """The themes and weights that a single word speaks for, whatever phrases there are."""
        return tuple(self._parts(word).items())

    def _parts(self, word: str) -> dict[str, float]:
        """Themes and weights of a single word; of a hyphenated one also those of its parts."""
        themes = self._word(word)
        if themes is None and (lemma := lemma_of(word)) != word:
            themes = self._word(lemma)
        if themes is None and "-" in word:
            themes = {}
            for part in filter(None, word.split("-")):
                merge(themes, *(self._word(part) or {}).items())
        return themes or {}

    def _word(self, word: str) -> dict[str, float] | None:
        lower, noun = small(word), word[:1].isupper()
        literal = weigh(self.literals.get(lower), noun)
        if literal:
            return literal
        themes = weigh(self.stems.get(strip(lower)), noun)
        if NEUTRAL in themes:
            return themes
        length = self._longest_prefix(lower, noun)
        if length:
            merge(themes, *weigh(self.prefixes.get(lower[:length]), noun).items())
        if noun and NEUTRAL not in themes:
            merge(themes, *self._tail(strip(lower), max(length, SHORTEST_MODIFIER)).items())
        return themes or None

    def _longest_prefix(self, lower: str, noun: bool) -> int:
        of_three, of_two = self.lengths.get(lower[:PREFIX_KEY], ()), self.lengths.get(lower[: PREFIX_KEY - 1], ())
        for length in (*of_three, *of_two) if of_two else of_three:
            terms = self.prefixes.get(lower[:length]) if SHORTEST_PREFIX - 2 < length <= len(lower) else None
            if terms and weigh(terms, noun):
                return length
        return 0

    def _tail(self, stemmed: str, start: int) -> dict[str, float]:
        """The themes of the longest end of a noun that is listed: only nouns are compounds."""
        if stemmed[-END_KEY:] not in self.ends:
            return {}
        whole = weigh(self.tails.get(stemmed), noun=True)
        if whole:
            return whole
        for index in range(start, len(stemmed) - 2):
            terms = self.tails.get(stemmed[index:])
            if terms:
                return weigh(terms, noun=True)
        return {}


def weigh(terms: Sequence[Term] | None, noun: bool) -> dict[str, float]:
    """The themes of terms, without those that want a capital where there is none."""
    themes: dict[str, float] = {}
    for term in terms or ():
        if noun or not term.noun:
            themes[term.theme] = max(term.weight, themes.get(term.theme, 0.0))
    return themes


def merge(themes: dict[str, float], *more: tuple[str, float]) -> None:
    """Add themes, the greater weight of each."""
    for theme, weight in more:
        themes[theme] = max(weight, themes.get(theme, 0.0))


@cache
@growing()
def theme_terms() -> TermIndex:
    """The words that speak for a theme, by data/theme_terms.tsv."""
    index = TermIndex()
    for theme, weight, text in rows("theme_terms.tsv"):
        noun = text.lstrip("=*")[:1].isupper() or text.startswith("*")
        index.add(Term(theme, float(weight), text, noun))
    for phrases in index.phrases.values():
        phrases.sort(key=lambda phrase: -len(phrase.elements))
    return index


def find_terms(words: Sequence[str], index: TermIndex) -> Iterator[TermMatch]:
    """Every term in a sequence of words, from left to right; a phrase takes its words out of single search."""
    entries, read = index.known, index.read
    telling = [
        (position, entry)
        for position, word in enumerate(words)
        if (entry := entries.get(word) or read(word)) is not NOTHING
    ]
    end, last = 0, len(words) - 1
    for position, known in telling:
        if position < end:
            continue
        opens = position < last and (known.by_form or known.by_beginning)
        phrases = known.going_on(words[position + 1]) if opens else ()
        length, terms = longest(phrases, words, position) if phrases else (0, [])
        found = weigh(terms, noun=True).items() if length else known.themes
        end = position + (length or 1)
        for theme, weight in found:
            if theme != NEUTRAL:
                yield TermMatch(theme, weight, position, end)
