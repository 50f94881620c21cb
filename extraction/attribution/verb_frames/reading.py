"""Frames with a verb: takes the content behind each, or what stands before it."""

from __future__ import annotations

from extraction.attribution.contents import attribution_of, content_after, token_range
from extraction.attribution.discourse import Discourse
from extraction.attribution.frame_extent import frame_start
from extraction.attribution.summaries import read_summary
from extraction.attribution.verb_frames.inner import all_but, reports_inside
from extraction.attribution.verb_frames.participles import opens_with_participle
from extraction.attribution.verb_frames.pointing import read_pointer, with_pointer_of_passive
from extraction.attribution.verb_frames.postposed import is_postposed, read_postposed
from extraction.frames import Frame, complement_of
from extraction.grammar import ParsedSentence, Shape, Tag, verb_forms
from extraction.text import Kind, replace, words_of

_ATTITUDES = words_of("verb_of_attitude")


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
    if right is None and "zu" in frame.entry.clauses and _read_bare_infinitive(discourse, parsed, frame):
        return frame
    if right is None:
        frame = with_pointer_of_passive(frame)
        if frame.pointer is not None:
            read_pointer(discourse, parsed, frame)
        return frame
    first, last = right
    if parsed.segments[first].before == ":" and (act := complement_of(parsed, frame)) is not None:
        another = any(f is not None and is_postposed(parsed, f) for f in frames[first : last + 1])
        if another or parsed.tag(act.tokens[0]) is not Tag.PREPOSITION:
            read_summary(discourse, parsed, frame)  # "Den Plan verurteilte sie: Oslo habe …"
        if another:
            return frame  # "Das Amt wies den Vorwurf zurück: Das Mandat koste wenig, sagte Kern."
    judges = frame.entry.verb in _ATTITUDES  # "bedauerte, dass der Rat das Thema nur gestreift hat" passes nothing on
    inner = [f for f in frames[first:last] if f is not None and not judges and reports_inside(parsed, f)]
    content = token_range(parsed, first, last)
    frame_end = first
    start = frame_start(parsed, frame)
    ranges = [token_range(parsed, start, frame_end)]
    attribution = attribution_of(parsed, frame, [content], Kind.INDIRECT, ranges)
    parsed.claim(frame.segment, *all_but(range(first, last), inner))
    if inner and any(content_after(parsed, f) or complement_of(parsed, f) for f in inner):
        attribution = replace(attribution, nested=True)
    discourse.add(attribution)
    return frame


def _read_bare_infinitive(discourse: Discourse, parsed: ParsedSentence, frame: Frame) -> bool:
    """ "Die Regierung versprach zu helfen": an infinitive clause without a comma before it."""
    segment = parsed.segments[frame.segment]
    end = segment.last - 1
    inside = any(f.zu_infinitive for f in verb_forms(parsed.tokens[end].text.lower())) and parsed.tag(end) is Tag.VERB
    if segment.shape is not Shape.MAIN or not (
        inside or (parsed.tokens[end - 1].text == "zu" and parsed.tag(end) is Tag.VERB)
    ):
        return False
    before = [t + 1 for t in frame.cue if t < end] + [
        r[1] for r in (frame.speaker, frame.addressee) if r and r[1] <= end
    ]
    start = max(before, default=end)
    while start < end and parsed.tag(start) in (Tag.ADVERB, Tag.REFLEXIVE):
        start += 1
    parsed.claim(frame.segment)
    discourse.add(
        attribution_of(parsed, frame, [(start, segment.last)], Kind.INDIRECT, [(segment.first, start)]),
    )
    return True


def _belongs_to_another(parsed: ParsedSentence, frame: Frame, frames: list[Frame | None], content: int) -> bool:
    """ "X stellte Hilfe in Aussicht, wogegen Y beanstandete, dass …": the clause is the complement of the nearest verb."""
    nearest = frames[content - 1]
    if nearest is None or nearest.segment == frame.segment:
        return False
    taken = content_after(parsed, nearest)
    return taken is not None and taken[0] == content
