"""The words of data/genre_words.tsv by which the forms of the genres show."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extraction.text import rows

_PARTING = re.compile(r"(?:[^\w.-]|_)+")
_MARKS = ".,;:!?…"


@cache
def trade_words(name: str) -> frozenset[str]:
    """The words and phrases of a class, in small letters."""
    return frozenset(word for cells in rows("genre_words.tsv") if cells[0] == name for word in cells[1].split("|"))


@cache
def _longest(name: str) -> int:
    return max(len(phrase.split()) for phrase in trade_words(name))


def opening_phrase(text: str, name: str) -> str | None:
    """The longest phrase of a class that a text opens with, whole words only."""
    words = text.split(maxsplit=_longest(name))[: _longest(name)]
    words = [word.lower() for word in words]
    if not words or (words[0] not in _first_words(name) and words[0].rstrip(_MARKS) not in _first_words(name)):
        return None  # like most texts
    for length in range(len(words), 0, -1):
        phrase = " ".join(words[:length])
        for form in (phrase, phrase.rstrip(_MARKS)):
            if form in trade_words(name):
                return form
    return None


def names_one(text: str, name: str) -> bool:
    """Whether a text holds a phrase of a class, as whole words."""
    small = text.lower()
    if not any(word in small for word in _first_words(name)):
        return False  # like most texts
    padded = _padded(small)
    return any(f" {phrase} " in padded for phrase in trade_words(name))


@lru_cache(maxsize=32)
def _padded(text: str) -> str:
    """A text with a blank around each word: the same line is asked for one class after the other."""
    return f" {' '.join(_PARTING.sub(' ', text).split())} "


@cache
def _first_words(name: str) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in trade_words(name))
