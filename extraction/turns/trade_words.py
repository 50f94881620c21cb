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


def alternation(name: str, *, any_case: bool = True) -> str:
    """The words of a class as a part of a regular expression, the longest first; without `any_case` in small letters alone."""
    words = sorted(trade_words(name), key=lambda word: (-len(word), word))
    return f"(?{'i' if any_case else ''}:{'|'.join(map(re.escape, words))})"


@cache
def _longest(name: str) -> int:
    return max(len(phrase.split()) for phrase in trade_words(name))


def opening_phrase(text: str, name: str) -> str | None:
    """The longest phrase of a class that a text opens with, whole words only."""
    opening = text.split(maxsplit=1)[:1]
    first, known = opening[0].lower() if opening else "", _first_words(name)
    if not opening or (first not in known and first.rstrip(_MARKS) not in known):
        return None  # like most texts
    words = [word.lower() for word in text.split(maxsplit=_longest(name))[: _longest(name)]]
    for length in range(len(words), 0, -1):
        phrase = " ".join(words[:length])
        for form in (phrase, phrase.rstrip(_MARKS)):
            if form in trade_words(name):
                return form
    return None


def may_name(text: str, name: str) -> bool:
    """Whether a text holds the longest word of a phrase of a class, be it inside of others: few do."""
    return any(map(_small(text).__contains__, _longest_words(name)))


def names_one(text: str, name: str) -> bool:
    """Whether a text holds a phrase of a class, as whole words."""
    if not may_name(text, name):
        return False
    padded = _padded(_small(text))
    return any(f" {phrase} " in padded for phrase in trade_words(name))


@lru_cache(maxsize=64)
def _small(text: str) -> str:
    """A text in small letters: the same lines are asked for one class after the other."""
    return text.lower()


@lru_cache(maxsize=32)
def _padded(text: str) -> str:
    """A text with a blank around each word: the same line is asked for one class after the other."""
    return f" {' '.join(_PARTING.sub(' ', text).split())} "


@cache
def _longest_words(name: str) -> tuple[str, ...]:
    """The longest word of each phrase of a class, which is in fewer texts than any other of its words."""
    return tuple(dict.fromkeys(max(phrase.split(), key=len) for phrase in sorted(trade_words(name))))


@cache
def _first_words(name: str) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in trade_words(name))
