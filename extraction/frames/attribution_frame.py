"""The record of an attribution frame: who reports, with which cue, to whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from extraction.grammar.cues import CueEntry
from extraction.text.document import TokenRange


@dataclass(slots=True)
class Frame:
    """An attribution frame. `cue` holds token indices; `speaker` and `addressee` are half-open token ranges.

    `pointer` is the pronoun that stands for the content ("Das teilte X mit"), `segment` the frame's place among the segments.
    """

    segment: int
    entry: CueEntry
    cue: list[int]
    speaker: TokenRange | None = None
    addressee: TokenRange | None = None
    passive: bool = False
    modal: bool = False
    pointer: int | None = None
    vorfeld: TokenRange | None = None
    extras: list[TokenRange] = field(default_factory=list)


@dataclass(slots=True)
class SourceFrame:
    """A frame that attributes the clause around it. All fields are token indices, ranges half-open.

    `scope` is the range of segments that it attributes; `lemma` the cue's entry.
    """

    tokens: TokenRange
    cue: list[int]
    lemma: str
    speaker: TokenRange | None
    segment: int
    addressee: TokenRange | None = None
