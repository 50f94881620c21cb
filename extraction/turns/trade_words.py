"""The words of data/genre_words.tsv by which the forms of the genres show."""

from __future__ import annotations

import re
from functools import cache

from extraction.text.lexicon import rows

_PARTING = re.compile(r"[^\w.-]|_")


@cache
def trade_words(name: str) -> frozenset[str]:
    """The words and phrases of a class, in small letters."""
    return frozenset(word for cells in rows("genre_words.tsv") if cells[0] == name for word in cells[1].split("|"))


@cache
def _longest(name: str) -> int:
    return max(len(phrase.split()) for phrase in trade_words(name))


def opening_phrase(text: str, name: str) -> str | None:
    """The longest phrase of a class that a text opens with, whole words only."""
    words = text.lower().split(maxsplit=_longest(name))[: _longest(name)]
    for length in range(len(words), 0, -1):
        phrase = " ".join(words[:length])
        for form in (phrase, phrase.rstrip(".,;:!?…")):
            if form in trade_words(name):
                return form
    return None


def names_one(text: str, name: str) -> bool:
    """Whether a text holds a phrase of a class, as whole words."""
    lower = text.lower()
    # Most texts hold the first word of none: that alone is looked for before the words are parted.
    if not any(word in lower for word in _first_words(name)):
        return False
    padded = f" {' '.join(_PARTING.sub(' ', lower).split())} "
    return any(f" {phrase} " in padded for phrase in trade_words(name))


@cache
def _first_words(name: str) -> tuple[str, ...]:
    return tuple({phrase.split()[0] for phrase in trade_words(name)})
