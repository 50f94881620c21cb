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


_MOST_KNOWN = 1 << 17  # words of a WordMemory, 30 MB
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


class WordMemory:
    """Lists the forms of one text after the other, as list_forms does; it remembers more words, and is forgotten with them."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, str]] = {}

    def list_forms(self, text: str) -> Forms:
        """Each word of a text folded, and its stem."""
        known, forms = self._known, []
        for written in islice(part(text)[1::2], MAX_WORDS):
            found = known.get(written) or self._learn(written)
            if found[0]:
                forms.append(found)
        return forms

    def _learn(self, written: str) -> tuple[str, str]:
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        found = self._known[written] = _forms.__wrapped__(written)
        return found


@lru_cache(maxsize=1 << 14)  # the words of many articles, which pages of a searched word read again
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
