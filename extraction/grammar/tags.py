"""Coarse word classes."""

from __future__ import annotations

from enum import StrEnum


class Tag(StrEnum):
    """Coarse word classes."""

    DETERMINER = "D"
    ADJECTIVE = "A"
    NOUN = "N"
    PREPOSITION = "P"
    PRONOUN = "R"
    REFLEXIVE = "S"
    VERB = "V"
    COORDINATOR = "C"
    SUBORDINATOR = "U"
    ADVERB = "B"
    NUMBER = "0"
    MARK = "M"

    __hash__ = str.__hash__  # quicker than an enum's
