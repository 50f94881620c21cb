"""The whole subject in front of a passive: with the clauses between it and its verb, and the list that it ends."""

from __future__ import annotations

from extraction.frames.attribution_frame import Frame
from extraction.grammar import ParsedSentence, Segment, Shape, is_nominal_start
from extraction.text import TokenRange


def whole_subject(parsed: ParsedSentence, frame: Frame) -> TokenRange | None:
    """ "Die Sorge über Waffen, | die dem Frieden schaden, | wurde bekundet", "Viele Fragen, | darunter Zölle | wurden erörtert"."""
    segment = parsed.segments[frame.segment]
    if frame.vorfeld is None or segment.shape is not Shape.MAIN or segment.verb is None:
        return frame.vorfeld
    first, last = frame.vorfeld
    at = next((k for k, s in enumerate(parsed.segments) if s.first <= first < s.last), frame.segment)
    if last < segment.verb and all(s.shape is not Shape.MAIN for s in parsed.segments[at : frame.segment]):
        last = segment.verb - (parsed.tokens[segment.verb - 1].text == ",")
    start = at
    while start > 0 and parsed.segments[start].before == "," and _is_part_of_list(parsed.segments[start - 1]):
        start -= 1
    opening = parsed.segments[start].first
    opens = start < at and opening == parsed.sentence.first and is_nominal_start(parsed, opening)
    return (opening, last) if opens else (first, last)


def _is_part_of_list(segment: Segment) -> bool:
    return segment.shape is Shape.FRAGMENT and segment.verb is None
