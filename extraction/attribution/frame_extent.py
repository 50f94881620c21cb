"""How far a frame reaches over the segments of its sentence, and where it stands among them."""

from __future__ import annotations

from extraction.frames import Frame, SourceFrame, read_frame, spoken_to
from extraction.grammar import ParsedSentence, Segment, Shape, Tag, may_be_nominative
from extraction.grammar.interrupted_clauses import ends_in_predicate, waits_for_rest
from extraction.knowledge.names import title_of
from extraction.text import replace, words_of

_ADDITIVE = words_of("additive_conjunction")


def frame_start(parsed: ParsedSentence, frame: Frame, *, over_claimed: bool = False) -> int:
    """The segment that a frame starts with: back to its subject, over what parts that from the verb."""
    start = frame.segment
    if parsed.segments[start].before in _ADDITIVE and parsed.segments[start].verb_first:
        return start  # "…, und forderte": the subject stands in the clause before, which is none of the frame's
    if frame.speaker is not None and frame.speaker[0] < parsed.segments[start].first:
        while (
            start > 0
            and parsed.segments[start].first > frame.speaker[0]
            and (over_claimed or start - 1 not in parsed.claimed)
        ):
            start -= 1
    if frame.vorfeld is not None:
        while start > 0 and parsed.segments[start].first > frame.vorfeld[0]:
            start -= 1
    return start


def with_what_follows(parsed: ParsedSentence, frame: Frame) -> tuple[Frame, int]:
    """A frame over the appositions and relative clauses on its speaker and what ends it, and the segment behind all that."""
    segments = parsed.segments
    k = first = _behind_row(parsed, frame)
    while k < len(segments):
        apposition = k == first == frame.segment + 1 and _is_apposition(parsed, frame, k)
        if not (apposition or is_relative(parsed, segments[k])):
            break
        if apposition and frame.speaker is not None:
            frame = replace(frame, speaker=(frame.speaker[0], segments[k].last))
        k += 1
    if k > frame.segment + 1 and k < len(segments) and _ends_frame(parsed, frame, k):
        addressee = frame.addressee or spoken_to(parsed, segments[k].first, segments[k].last)
        frame, k = replace(frame, addressee=addressee), k + 1
    return frame, k


def _behind_row(parsed: ParsedSentence, frame: Frame) -> int:
    """The segment behind a frame whose speakers are a row, each with what they are: "sagten Lena Kern, Vorsitzende, und Jan Lind"."""
    k = frame.segment + 1
    while frame.speaker is not None and k < len(parsed.segments) and parsed.segments[k].last <= frame.speaker[1]:
        k += 1
    return k


def _is_apposition(parsed: ParsedSentence, frame: Frame, k: int) -> bool:
    parted = frame.segment > 0 and waits_for_rest(parsed, parsed.segments[frame.segment - 1])
    if parted and ends_in_predicate(parsed, parsed.segments[k]):
        return False  # "Merz habe, sagte der Sprecher, den Zutritt angemahnt"
    return (
        parsed.segments[k].shape is Shape.FRAGMENT
        and parsed.segments[k].before != ";"
        and frame.speaker is not None
        and (
            frame.speaker[1] in (parsed.segments[k - 1].last, parsed.segments[k].last)
            or _has_place(parsed, frame.speaker[1], k)
        )
        and parsed.tag(parsed.segments[k].first) in (Tag.NOUN, Tag.DETERMINER)
        and may_be_nominative(parsed, parsed.segments[k].first)
    )


def _has_place(parsed: ParsedSentence, end: int, k: int) -> bool:
    """ "sagte der Botschafter | in Wien, Sir Peter Langford, …": a place between the speaker and the name."""
    before, segment = parsed.segments[k - 1], parsed.segments[k]
    if end + 2 != before.last or parsed.tokens[end].text != "in" or segment.last - segment.first < _SHORTEST_NAME:
        return False
    return all(parsed.tag(t) is Tag.NOUN for t in range(segment.first, segment.last))


_SHORTEST_NAME = 2  # words


def _ends_frame(parsed: ParsedSentence, frame: Frame, k: int) -> bool:
    """ "…, sagte die Ministerin, Anna Beispiel, am Montag": the end of the clause whose subject was explained."""
    segment = parsed.segments[k]
    last = k + 1 == len(parsed.segments) or parsed.segments[k + 1].shape is Shape.QUOTE
    opens = parsed.tag(segment.first) in (Tag.PREPOSITION, Tag.ADVERB) or segment.first in frame.cue
    return segment.shape is Shape.FRAGMENT and last and opens


def is_relative(parsed: ParsedSentence, segment: Segment) -> bool:
    """Whether a segment is a relative clause."""
    return (
        segment.shape is Shape.SUBORDINATE
        and segment.opener is not None
        and parsed.tokens[segment.opener].text.lower() in words_of("relative_pronoun")
    )


def frame_going_on(parsed: ParsedSentence, quote: int) -> Frame | None:
    """ "„…“, so X, | der fortfuhr: | „…“": a relative clause on who has spoken opens the next of their words."""
    if (
        quote < _SHORTEST_ROUND
        or parsed.segments[quote].before != ":"
        or not is_relative(parsed, parsed.segments[quote - 1])
    ):
        return None
    if all(s.shape is not Shape.QUOTE for s in parsed.segments[:quote]):
        return None
    frame = read_frame(parsed, quote - 1)
    return frame if frame is not None and frame.speaker is not None and "direct" in frame.entry.clauses else None


_SHORTEST_ROUND = 3  # segments: words, who speaks, the relative clause


def covers_segment(parsed: ParsedSentence, source: SourceFrame) -> bool:
    """Whether a source frame is a whole segment: "wie X mitteilte", not "laut X" inside a clause."""
    segment = parsed.segments[source.segment]
    return source.tokens[0] == segment.first and source.tokens[1] >= segment.last


def so_first(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "…, so vermutet die Polizei": "so" and the verb right behind it."""
    return segment.verb == segment.first + 1 and parsed.tokens[segment.first].text.lower() == "so"


def is_title_of_thing(parsed: ParsedSentence, frames: list[Frame | None], i: int) -> bool:
    """ "…“, sagte X auf der Konferenz „Europa baut Häfen“": what a noun for a thing is called is no second half."""
    if i < 2 or parsed.segments[i - 2].shape is not Shape.QUOTE or frames[i - 1] is None:
        return False
    noun = parsed.segments[i - 1].last - 1
    called = parsed.tag(noun) is Tag.NOUN and parsed.tag(noun - 1) in (Tag.DETERMINER, Tag.PREPOSITION)
    return called and parsed.segments[i].before != "," and title_of(parsed.tokens[noun].text) is None
