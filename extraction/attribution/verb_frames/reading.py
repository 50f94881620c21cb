"""Frames with a verb: takes the content behind each, or what stands before it."""

from __future__ import annotations

from extraction.attribution.contents import content_after
from extraction.attribution.discourse import Discourse
from extraction.attribution.verb_frames.following import read_bare_infinitive, read_following
from extraction.attribution.verb_frames.participles import opens_with_participle
from extraction.attribution.verb_frames.pointing import read_pointer, with_pointer_of_passive, with_pointing_adverb
from extraction.attribution.verb_frames.postposed import is_postposed, read_postposed
from extraction.frames import Frame
from extraction.grammar import ParsedSentence


def read_verb_frame(discourse: Discourse, parsed: ParsedSentence, frame: Frame, frames: list[Frame | None]) -> Frame:
    """Take what stands beside a frame as its content: before it, behind it, or in the sentence before.

    Returns the frame as it is for the stages after this one.
    """
    if (
        is_postposed(parsed, frame)
        and not opens_with_participle(parsed)
        and read_postposed(discourse, parsed, frame, frames)
    ):
        return frame
    right = content_after(parsed, frame)
    if right is not None and _belongs_to_another(parsed, frame, frames, right[0]):
        right = None
    if right is None and "zu" in frame.entry.clauses and read_bare_infinitive(discourse, parsed, frame):
        return frame
    if right is None:
        frame = with_pointing_adverb(parsed, with_pointer_of_passive(frame))
        if frame.pointer is not None:
            read_pointer(discourse, parsed, frame)
        return frame
    read_following(discourse, parsed, frame, frames, right)
    return frame


def _belongs_to_another(parsed: ParsedSentence, frame: Frame, frames: list[Frame | None], content: int) -> bool:
    """ "X stellte Hilfe in Aussicht, wogegen Y beanstandete, dass …": the clause is the complement of the nearest verb."""
    nearest = frames[content - 1]
    if nearest is None or nearest.segment == frame.segment:
        return False
    taken = content_after(parsed, nearest)
    return taken is not None and taken[0] == content
