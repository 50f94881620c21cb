"""How newspapers are called whose names a review of the press writes in capitals or short."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extraction.text import rows, words_of
from extraction.text.folding import fold

_ARTICLES_OF_NAMES = words_of("article_in_newspapers_name")
_SMALL_INSIDE = _ARTICLES_OF_NAMES | words_of("small_word_in_newspapers_name")
_LONGEST_ACRONYM = 3  # letters


def listed_newspaper(name: str) -> str | None:
    """The whole name of a newspaper of data/newspapers.tsv by any of its names, however it is spelt: "F.A.Z."."""
    return _newspapers().get(fold(name))


def usual_spelling(words: Sequence[str]) -> str:
    """ "CORRIERE DELLA SERA" as "Corriere della Sera"; what is no longer than an acronym stays in capitals."""
    return " ".join(_usual_word(word, first=i == 0) if word.isupper() else word for i, word in enumerate(words))


def _usual_word(word: str, *, first: bool) -> str:
    if not first and word.lower() in _SMALL_INSIDE:
        return word.lower()
    if len(word) <= _LONGEST_ACRONYM and word.lower() not in _ARTICLES_OF_NAMES:
        return word
    return "-".join(map(str.capitalize, word.split("-")))


@cache
def _newspapers() -> dict[str, str]:
    return {fold(called): name for name, short in rows("newspapers.tsv") for called in (name, *short.split("|"))}
