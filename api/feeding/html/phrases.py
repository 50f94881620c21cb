"""The words by which boxes, lines and ends are told that are not part of an article (foreign_headings.txt and the other files)."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_LONGEST_HEADING = 80
_LONGEST_PHRASE = 300  # characters of a block that offers the rest of an article


def is_foreign_heading(text: str) -> bool:
    """Whether a heading is that of a box with other things."""
    return (
        len(text) <= _LONGEST_HEADING and _load("foreign_headings").fullmatch(text.strip(" \t:.…»›>+-–—*!")) is not None
    )


def is_foreign_line(text: str) -> bool:
    """Whether a line of text leads elsewhere or advertises."""
    return len(text) <= _LONGEST_PHRASE and _load("foreign_lines").match(text) is not None


def find_paywall(text: str) -> str | None:
    """What a block says that offers the rest of an article to those who pay or register."""
    if len(text) > _LONGEST_PHRASE:
        return None
    match = _load("paywall_phrases").search(text)
    return match[0] if match else None


@cache
def _load(name: str) -> re.Pattern[str]:
    """The expressions of a file as one."""
    lines = (files(__package__) / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    expressions = [line for line in lines if line and not line.startswith("#")]
    return re.compile("|".join(f"(?:{expression})" for expression in expressions), re.IGNORECASE)
