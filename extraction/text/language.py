"""Tells German from other languages by how its commonest words are spread."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from extraction.text.lexicon import rows

_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 20_000
MIN_SHARE = 0.12


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
