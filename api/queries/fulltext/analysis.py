"""Words of a text as they are compared: folded, and stemmed so that the forms of a word meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from hashlib import sha256
from importlib import metadata
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from api.queries.fulltext.stemming import FUNCTION, spell, stem
from extraction.text import dictionary

# Together they keep a statement below the megabyte that PostgreSQL's tsvector can hold, whatever its letters.
MAX_WORDS = 2000
MAX_WORD_CHARS = 60

# Letters and digits; with full stops in "U.N.", with an apostrophe in "Xi's"; what Unicode writes as marks after a letter.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[\u0300-\u036f]+[^\W_]*|['’ʼ][^\W_]+)*")
# Into words and what is between them; nearly always the simple way, which takes a fourth of the time, is enough.
_PARTING, _SIMPLE = re.compile(f"({_WORD.pattern})"), re.compile(r"([^\W_]+)")
_JOINTS, _MARKS = frozenset(".'’ʼ"), re.compile("[\u0300-\u036f]")  # what may stand within a word


_LIBRARIES = ("simplemma", "snowballstemmer", "pystemmer")  # by which words are stemmed

Forms = list[tuple[str, str]]
"""The words of a text: each folded, and its stem."""


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


def list_forms(text: str) -> Forms:
    """Each word of a text folded, and its stem, in their order; no more than MAX_WORDS, as they are indexed."""
    return [forms for forms in map(_forms, islice(part(text)[1::2], MAX_WORDS)) if forms[0]]


@lru_cache(maxsize=1 << 12)  # the words of many articles
def _forms(written: str) -> tuple[str, str]:
    """A word as it is spelt, and its stem; empty where spelling leaves nothing."""
    spelt = spell(written)[:MAX_WORD_CHARS]
    return spelt, stem(spelt)[:MAX_WORD_CHARS] if spelt else ""


@cache
def version() -> str:
    """What changes whenever the analysis may have changed: an index that was made by another one has to be made anew."""
    files = (Path(__file__).with_name(name) for name in ("analysis.py", "stemming.py", "function_words.txt"))
    digest = sha256(b"".join(file.read_bytes() for file in files) + Path(str(dictionary.__file__)).read_bytes())
    digest.update(" ".join(map(metadata.version, _LIBRARIES)).encode())
    return digest.hexdigest()[:16]


def is_content(stemmed: str) -> bool:
    """Whether it is the stem of a content word."""
    return not stemmed.startswith(FUNCTION)
