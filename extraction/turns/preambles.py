"""How the clauses of a preamble begin: "unter Hinweis auf …", "zutiefst besorgt über …"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extraction.text import rows

_LONGEST_LEAD = 5


def preamble_head(words: Sequence[str]) -> tuple[int, int] | None:
    """Where a preamble's head starts and ends in words in small letters: adverbs may stand in front."""
    for lead in range(min(_LONGEST_LEAD, len(words))):
        length = _length_at(words, lead)
        if length:
            return lead, lead + length
        if words[lead] in (",", ";", ":"):
            return None
    return None


def preamble_heads_behind(words: Sequence[str], start: int) -> list[int]:
    """Where further heads stand right behind "und" or a comma: "… und überzeugt davon, dass …"."""
    joints = (i + 1 for i in range(start, len(words) - 1) if words[i] in ("und", "sowie", ","))
    return [i for i in joints if _length_at(words, i)]


def _length_at(words: Sequence[str], at: int) -> int:
    return next((n for n in range(_longest(), 0, -1) if " ".join(words[at : at + n]) in _preambles()), 0)


@cache
def _preambles() -> frozenset[str]:
    return frozenset(row[0] for row in rows("preambles.tsv"))


@cache
def _longest() -> int:
    return max(len(phrase.split()) for phrase in _preambles())
