"""What a statement says, as features that a paraphrase shares: stems, parts of compounds, groups of related words, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import islice

from api.queries.fulltext.analysis import analyse, is_content
from api.queries.fulltext.stemming import spell, stem
from extraction.text import rows
from extraction.text.dictionary import is_known, lemma_of

WORD, PART, GROUP, GROUP_OF_PART, NUMBER = 1.0, 0.6, 0.8, 0.5, 1.3  # a number is seldom told twice by chance
ROOT = 0.8
WEAK = 0.25  # of what words of the group "-" would weigh
MOST_WORDS = 120  # of a statement that are read
SHORTEST_PART = 4
# Nouns and verbs made of one another: "Senkung" and "senken", "Investition" and "investieren".
_DERIVED = re.compile(r"(.{4,}?)(?:ung|ation|ition|ion|ier)")
LINKING = ("s", "n", "en", "es", "er")  # between the parts of a compound

Features = Mapping[str, float]


@lru_cache(maxsize=1 << 11)
def read_features(text: str) -> Features:
    """The features of a content, each with the weight of its strongest word."""
    found: dict[str, float] = {}
    for word in islice(analyse(text), MOST_WORDS):
        if word.folded[0].isdigit():
            found[word.folded] = NUMBER
        elif is_content(word.stem):
            for feature, weight in _features_of(text[word.start : word.end], word.stem):
                found[feature] = max(weight, found.get(feature, 0.0))
    return found


@lru_cache(maxsize=1 << 13)
def _features_of(word: str, stemmed: str) -> tuple[tuple[str, float], ...]:
    weak, groups = _groups()
    found = {stemmed: WORD * (WEAK if stemmed in weak else 1)}
    found |= {f"~{group}": GROUP for group in groups.get(stemmed, ())}
    if root := _DERIVED.fullmatch(stemmed):
        found.setdefault(root[1], ROOT)
    for part in _split(word) if stemmed not in weak else ():
        found.setdefault(part, PART * (WEAK if part in weak else 1))
        for group in groups.get(part, ()):
            found.setdefault(f"~{group}", GROUP_OF_PART)
    return tuple(found.items())


def _split(word: str) -> Iterator[str]:
    """The stems of the two parts of a noun that is put together, the longest known word at its end being the second."""
    if not word[:1].isupper() or len(word) < 2 * SHORTEST_PART:
        return
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        beginning = _known_beginning(word[:at]) if is_known(word[at:].capitalize()) else None
        if beginning is not None:
            yield stem(spell(beginning))
            yield stem(spell(word[at:]))
            return


def _known_beginning(written: str) -> str | None:
    """The noun that a compound begins with, without what links it to the next ("Grenzkontrolle": Grenze).

    A noun, since verbs' forms and prepositions begin words that are no compounds: "Lief" and "Unter" in "Lieferung", "Unterstützung".
    """
    links = (written[: -len(link)] for link in LINKING if written.endswith(link))
    choices = (written, *(one for one in links if len(one) >= SHORTEST_PART), f"{written}e")
    return next((one for one in choices if is_known(one) and lemma_of(one)[:1].isupper()), None)


def load_related_words() -> None:
    """Read the groups of related words, for whoever cannot wait until they are needed."""
    _groups()


@cache
def _groups() -> tuple[frozenset[str], Mapping[str, tuple[str, ...]]]:
    """The stems of words that say little, and the groups of all others, from data/related_words.tsv."""
    weak: set[str] = set()
    groups: dict[str, tuple[str, ...]] = {}
    for group, words in rows("related_words.tsv"):
        stems = {stem(spell(word)) for word in words.split()}
        if group == "-":
            weak |= stems
        else:
            groups |= {one: (*groups.get(one, ()), group) for one in stems}
    return frozenset(weak), groups
