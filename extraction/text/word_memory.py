"""Keeps what was found out of words: most of the words of a text come again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

WORDS = 1 << 12  # of which each function keeps its results; an article has some thousands
_Found = TypeVar("_Found")


class _Memory(dict[str, _Found]):
    """Word → result. It begins anew when it is full."""

    def __init__(self, look_up: Callable[[str], _Found]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, word: str) -> _Found:
        found = self._look_up(word)
        if word[:1].isdigit():
            return (
                found  # hardly a figure comes again, and a server that reads for hours would fill its memory with them
            )
        if len(self) >= WORDS:
            self.clear()
        self[word] = found
        return found


def keeping_words(look_up: Callable[[str], _Found]) -> Callable[[str], _Found]:
    """A function of a word that keeps its results but those of figures.

    What is known is found without a call of Python's, as by `functools.lru_cache`.
    """
    return _Memory(look_up).__getitem__
