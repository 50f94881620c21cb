"""Tells German from other languages by how its commonest words are spread."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from extraction.text.dictionary import is_known
from extraction.text.lexicon import rows

_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 20_000
MIN_SHARE = 0.12
_SHORT, _FEWER = 3, 2  # letters of words that many languages have; German ones are at most half


def detect(text: str) -> str:
    """The BCP 47 tag of the language that a text is most likely in; "und" where nothing can be said."""
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE])]
    if not words:
        return "und"
    counts = Counter(words)
    shares = {tag: sum(counts[w] for w in common) / len(words) for tag, common in _common_words().items()}
    best = max(shares, key=lambda tag: shares[tag])
    return best if shares[best] >= MIN_SHARE else "und"


@cache
def _common_words() -> dict[str, frozenset[str]]:
    return {tag: frozenset(words.split()) for tag, words in rows("common_words.tsv")}


def is_foreign_phrase(words: Sequence[str], greetings: frozenset[str]) -> bool:
    """Whether a sentence is of another language, of which it has a common word or one of `greetings`, and German hardly has any.

    Words in small letters.
    """
    german, foreign = _common_in_one()
    if not any(word in foreign or word in greetings for word in words) or not german.isdisjoint(words):
        return False
    known = sum(
        is_known(word) for word in words if len(word) > _SHORT and word not in foreign and word not in greetings
    )
    return known * _FEWER <= len(words)


@cache
def _common_in_one() -> tuple[frozenset[str], frozenset[str]]:
    """The function words and commonest words of German that no other language has too, and those of the others."""
    common = dict(_common_words())
    german = common.pop("de").union(*(words.split() for _, words in rows("function_words.tsv")))
    foreign = frozenset().union(*common.values())
    return german - foreign, foreign - german
