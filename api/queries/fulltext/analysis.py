"""Words of a text as they are compared: folded, and stemmed so that the forms of a word meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from itertools import islice
from typing import NamedTuple

import snowballstemmer

from extraction.text.folding import fold

# Together they keep a statement below the megabyte that PostgreSQL's tsvector can hold, whatever its letters.
MAX_WORDS = 2000
MAX_WORD_CHARS = 60

# Letters and digits; with full stops in "U.N.", with an apostrophe in "Xi's"; what Unicode writes as marks after a letter.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[\u0300-\u036f]+[^\W_]*|['’ʼ][^\W_]+)*")
# Into words and what is between them; nearly always the simple way, which takes a fourth of the time, is enough.
_PARTING, _SIMPLE = re.compile(f"({_WORD.pattern})"), re.compile(r"([^\W_]+)")
_FUNCTION = "="  # begins the stems of function words
_JOINTS, _MARKS = frozenset(".'’ʼ"), re.compile("[\u0300-\u036f]")  # what may stand within a word
# Nouns whose suffix makes a word of its own, which the stemmer would take off ("Sicherheit" is not "sicher").
_NOUN = re.compile(r"(.{2,}(?:heit|keit|ung))(?:en|s)?")
# The s of "Chinas", "Europas" and "Embargos", which it leaves on; not that of "Erdgas", "Glas", "Gras" and "arbeitslos".
_NAME_IN_S = re.compile(r"(.{2,}(?:(?<!g)(?<!gl)(?<!gr)a|(?<!l)o))s")


class Word(NamedTuple):
    """A word with its place (character offsets, half-open), its folded form and its stem."""

    start: int
    end: int
    folded: str
    stem: str


def analyse(text: str) -> Iterator[Word]:
    """The words of a text in their order."""
    for found in _WORD.finditer(text):
        folded, stemmed = _forms(found[0])
        if folded:
            yield Word(found.start(), found.end(), folded, stemmed)


def split(text: str, stems: frozenset[str]) -> tuple[list[str], list[int]]:
    """A text in pieces, of which every second one is a word, and which of these have one of some stems."""
    pieces = part(text)
    forms = map(_forms, pieces[1::2])
    return pieces, [2 * place + 1 for place, (_, found) in enumerate(forms) if found in stems]


def part(text: str) -> list[str]:
    """A text in pieces, of which every second one is a word."""
    pieces = _SIMPLE.split(text)
    if _JOINTS.isdisjoint(pieces[::2]) and (text.isascii() or not _MARKS.search(text)):
        return pieces
    return _PARTING.split(text)


def list_forms(text: str) -> list[tuple[str, str]]:
    """Each word of a text folded, and its stem, in their order; no more than MAX_WORDS, as they are indexed."""
    return [forms for forms in map(_forms, islice(part(text)[1::2], MAX_WORDS)) if forms[0]]


@lru_cache(maxsize=100_000)
def _forms(written: str) -> tuple[str, str]:
    """A word folded, and its stem; empty where folding leaves nothing."""
    folded = fold(written).replace(" ", "")[:MAX_WORD_CHARS]
    return folded, stem(folded) if folded else ""


@lru_cache(maxsize=50_000)
def stem(folded: str) -> str:
    """The stem of a folded German word.

    A function word is its own stem, with a mark, lest it meet a content word: to the stemmer "sicher" is "sich".
    """
    if folded in _function_words():
        return f"{_FUNCTION}{folded}"
    if noun := _NOUN.fullmatch(folded):
        return noun[1]
    if name := _NAME_IN_S.fullmatch(folded):
        folded = name[1]
    return str(snowballstemmer.stemmer("german").stemWord(folded))  # a new one, as stemmers can't be shared by threads


def is_content(stemmed: str) -> bool:
    """Whether it is the stem of a content word."""
    return not stemmed.startswith(_FUNCTION)


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    lines = resources.files(__package__).joinpath("function_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())
