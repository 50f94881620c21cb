"""The record of an attribution frame: who reports, with which cue, to whom."""

from __future__ import annotations

from extraction.grammar import CueEntry
from extraction.text import TokenRange, dataclass


@dataclass(frozen=True, slots=True)
class Frame:
    """An attribution frame. `cue` holds token indices; `speaker` and `addressee` are half-open token ranges.

    `partner` is with whom the speaker talks something over, `pointer` the pronoun that stands for the content ("Das teilte X mit"),
    `relay` who passes the words on ("ließ durch ihren Sprecher mitteilen"), `segment` the frame's place among the segments.
    """

    segment: int
    entry: CueEntry
    cue: tuple[int, ...]
    speaker: TokenRange | None = None
    addressee: TokenRange | None = None
    passive: bool = False
    modal: bool = False
    pointer: int | None = None
    vorfeld: TokenRange | None = None
    partner: TokenRange | None = None
    relay: TokenRange | None = None


@dataclass(frozen=True, slots=True)
class SourceFrame:
    """A frame that attributes the clause around it.

    `tokens`, `speaker` and `addressee` are half-open token ranges, `cue` holds token indices. `lemma` is the cue's entry, `segment`
    the frame's place among the segments.
    """

    tokens: TokenRange
    cue: tuple[int, ...]
    lemma: str
    speaker: TokenRange | None
    segment: int
    addressee: TokenRange | None = None
    relay: TokenRange | None = None
