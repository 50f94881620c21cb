"""Frames with a verb: where they stand, and what they take as their content: behind them, before them, or the sentence before."""

from extraction.attribution.verb_frames.finding import (
    frame_at,
    is_belief_told_of,
    is_of_source,
    is_of_thing,
    with_somebody,
    without_source_as_subject,
)
from extraction.attribution.verb_frames.inner import PERFECT_WITH_SEIN
from extraction.attribution.verb_frames.participles import read_participles
from extraction.attribution.verb_frames.reading import read_verb_frame

__all__ = [
    "PERFECT_WITH_SEIN",
    "frame_at",
    "is_belief_told_of",
    "is_of_source",
    "is_of_thing",
    "read_participles",
    "read_verb_frame",
    "with_somebody",
    "without_source_as_subject",
]
