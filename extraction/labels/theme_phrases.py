"""Terms of several words that speak for a theme: how a phrase stands in a text, and which phrases a word opens."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.text import dataclass
from extraction.text.inflection import fold, small, stems, strip
from extraction.text.records import keeping_words

PHRASE_KEY = 4
UMLAUTS = frozenset("äöüÄÖÜ")


@dataclass(frozen=True, slots=True)
class Term:
    """A line of data/theme_terms.tsv. `noun` is true where only a word with a capital counts, as in all compounds."""

    theme: str
    weight: float
    text: str
    noun: bool


def matches(element: str, word: str) -> bool:
    """Whether a word fits an element of a term: "grün*" by its beginning, "grüner" in any inflection."""
    if element.endswith("*"):
        return small(word).startswith(small(element[:-1]))
    return bool(stems(word) & stems(element))


Element = tuple[str, frozenset[str]]


def element_of(text: str) -> Element:
    """A word of a phrase: the beginning that it wants, or else the forms that it may have."""
    return (small(text[:-1]), frozenset()) if text.endswith("*") else ("", written_forms(text))


def written_forms(text: str) -> frozenset[str]:
    """The forms of a word in the data: only where its vowel may have changed is its lemma worth its time."""
    return frozenset((strip(small(text)),)) if UMLAUTS.isdisjoint(text) else stems(text)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A term of several words."""

    elements: tuple[Element, ...]
    term: Term

    def goes_on(self, words: Sequence[str], index: int) -> bool:
        """Whether the rest of the phrase stands behind its first two words at an index."""
        elements = self.elements
        if index + len(elements) > len(words):
            return False
        return len(elements) == 2 or all(map(fits, elements[2:], words[index + 2 : index + len(elements)]))


def fits(element: Element, word: str) -> bool:
    """Whether a word fits an element of a phrase."""
    beginning, forms = element
    return small(word).startswith(beginning) if beginning else not forms.isdisjoint(stems(word))


@dataclass(frozen=True, slots=True)
class WordEntry:
    """What a single word speaks for, and the phrases that it opens: by the forms of their second words, and by the beginnings
    that they want there. Each phrase has its place among all of the word's, the longest first.
    """

    themes: tuple[tuple[str, float], ...]
    by_form: dict[str, list[tuple[int, Phrase]]]
    by_beginning: dict[str, list[tuple[int, Phrase]]]

    @classmethod
    def of(cls, themes: dict[str, float], phrases: Sequence[Phrase]) -> WordEntry:
        """The record of a word from its themes and the phrases that it opens."""
        if not phrases:
            return cls(tuple(themes.items()), {}, {}) if themes else NOTHING
        entry = cls(tuple(themes.items()), {}, {})
        for placed in enumerate(phrases):
            beginning, forms = placed[1].elements[1]
            if beginning:
                entry.by_beginning.setdefault(beginning, []).append(placed)
            for form in forms:
                entry.by_form.setdefault(form, []).append(placed)
        return entry

    def going_on(self, word: str) -> list[Phrase]:
        """The phrases whose second word may be this one, the longest first."""
        found: dict[int, Phrase] = {}
        forms = stems(word)
        if not self.by_form.keys().isdisjoint(forms):
            for form in forms:
                found.update(self.by_form.get(form, ()))
        if self.by_beginning:
            written = small(word)
            for beginning, phrases in self.by_beginning.items():
                if written.startswith(beginning):
                    found.update(phrases)
        return [found[place] for place in sorted(found)] if found else []


NOTHING = WordEntry((), {}, {})  # of most words


def longest(phrases: Sequence[Phrase], words: Sequence[str], index: int) -> tuple[int, list[Term]]:
    """The longest of the phrases that the words at an index open: how many words they cover, and their terms."""
    length = 0
    found: list[Term] = []
    for phrase in phrases:
        size = len(phrase.elements)
        if size >= length and phrase.goes_on(words, index):
            found = [*found, phrase.term] if size == length else [phrase.term]
            length = size
    return length, found


@keeping_words
def keys_of(word: str) -> tuple[str, ...]:
    """The keys of the phrases that a word may begin: its forms, and its first letters."""
    return tuple(dict.fromkeys((*stems(word), phrase_key(word))))


def phrase_key(word: str) -> str:
    """The first letters of the folded stem of a word."""
    return fold(word)[:PHRASE_KEY]
