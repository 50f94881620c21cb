"""Ids of articles, statements and events: a letter, a hyphen and 18 hexadecimal digits, which no spreadsheet takes for a number.

Earlier versions had 20 digits and no letter, among them "32416324852735e37930". Such an id goes on naming what has its first 18
digits: 72 bits of SHA-256 tell everything apart.
"""

from __future__ import annotations

import re

ARTICLE, STATEMENT, EVENT = "a", "s", "e"
_DIGITS = 18
_OLD = re.compile(r"[0-9a-f]{20}")


def make_id(letter: str, digest: str) -> str:
    """The id of what has a digest in hexadecimal digits."""
    return f"{letter}-{digest[:_DIGITS]}"


def read_article_id(given: str) -> str:
    """The id of an article as it is now, of one that may be in the old form."""
    return make_id(ARTICLE, given) if _OLD.fullmatch(given) else given


def read_statement_id(given: str) -> str:
    """The id of a statement as it is now, of one that may be in the old form."""
    return make_id(STATEMENT, given) if _OLD.fullmatch(given) else given
