"""Lines that say who has led an interview, and with whom: "Das Interview führte Jana Kern", "Mit Jana Kern sprach …"."""

from __future__ import annotations

import re

from extraction.turns import Line, names_one, opening_phrase

_LONGEST = 14  # words
_CREDITED = re.compile(r"Mit [A-ZÄÖÜ][^.:!?]{2,80} (?:sprach|sprachen|führte|führten) ")  # "Mit Jana Kern sprach …"
_INTERVIEWED = re.compile(r"\bmit (?P<who>[^.:]+?)(?:\s+(?:führte|führten|sprach|sprachen)\b|[.:]|$)")


def is_credit(line: Line) -> bool:
    """ "Die Fragen stellte Jana Kern." """
    return opening_phrase(line.text, "interview_credit") is not None or (
        line.words < _LONGEST
        and not line.asks
        and (names_one(line.text, "interview_credit") or _CREDITED.match(line.text) is not None)
    )


def interviewed_in(credit: str) -> list[str]:
    """How a credit names those who were asked: "mit Ministerin Jana Kern sprach …"."""
    return [match["who"] for match in _INTERVIEWED.finditer(credit)]
