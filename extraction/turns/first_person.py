"""Whether words are somebody's own, by their pronouns: outside of what they quote."""

from __future__ import annotations

import re

FIRST_PERSON = re.compile(r"\b(?:ich|mich|mir|mein\w{0,2}|wir|uns|unser\w{0,2})\b", re.IGNORECASE)
_SAYS_I = re.compile(r"\b(?:ich|Ich|mich|mir|meine[rnms]?|mein)\b")
_REPORTED = re.compile(
    r"[“”«»\"],? (?:sagte|so|erklärte|betonte|meinte|heißt|heisst|schrieb|fügte)\b"
    r"|\b(?:sagte|erklärte|betonte|teilte) (?:er|sie|der|die)\b"
)
QUOTED = re.compile(r"[„»«“\"][^„“”»«\"\n]{0,2000}[“”»«\"]")


def without_quotations(text: str) -> str:
    """A text with a blank in place of each quotation."""
    return QUOTED.sub(" ", text)


def says_first_person(text: str) -> bool:
    """Whether a text speaks of "ich" or "wir" outside of quotations."""
    return FIRST_PERSON.search(without_quotations(text)) is not None


def says_i(text: str) -> bool:
    """Whether a text speaks of "ich" outside of quotations: one person's words."""
    return _SAYS_I.search(without_quotations(text)) is not None


def is_reported(text: str) -> bool:
    """Whether somebody's words stand in a text with a frame of a reporter's: "…", sagte sie."""
    return _REPORTED.search(text) is not None
