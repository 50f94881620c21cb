"""The state that reading an article for attributions keeps, and how an attribution is put together from frame and content."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from extraction.attribution.contents import spans_of, without
from extraction.frames.attribution_frame import Frame, SourceFrame
from extraction.frames.clause_cues import pronominal_adverbs
from extraction.frames.source_frames import spoken_to
from extraction.grammar.morphology import Mood
from extraction.grammar.segments import ParsedSentence, Segment, Shape
from extraction.grammar.tagging import Tag
from extraction.text.document import Attribution, Document, Kind, Span, TokenRange
from extraction.text.lexicon import words_of

_ADDITIVE = words_of("additive_conjunction")

SUBJUNCTIVE = Mood.KONJUNKTIV_I | Mood.KONJUNKTIV_II


@dataclass(slots=True)
class Reader:
    """What is known while an article is read: the parsed sentences and which quotations have found their frame.

    `floor` holds who spoke last before each sentence.
    """

    document: Document
    quoted: list[int | None]
    sentences: list[ParsedSentence]
    found: list[list[Attribution]] = field(default_factory=list)
    direct: dict[int, Attribution] = field(default_factory=dict)
    floor: list[Span | None] = field(default_factory=list)


def covers_segment(parsed: ParsedSentence, source: SourceFrame) -> bool:
    """Whether a source frame is a whole segment: "wie X mitteilte", not "laut X" inside a clause."""
    segment = parsed.segments[source.segment]
    return source.tokens[0] == segment.first and source.tokens[1] >= segment.last


def emit(reader: Reader, parsed: ParsedSentence, attribution: Attribution) -> None:
    """Add an attribution to its sentence; one without content is none."""
    if attribution.content:
        reader.found[parsed.index].append(attribution)


def attribution_of(
    parsed: ParsedSentence,
    frame: Frame,
    content: list[TokenRange],
    kind: Kind,
    frame_ranges: list[TokenRange],
) -> Attribution:
    """Frame and content put together. `content` and `frame_ranges` are ranges of tokens."""
    cue = frame.cue
    if content and kind is not Kind.REPORTED:
        cue = sorted({*cue, *pronominal_adverbs(parsed, parsed.segments[frame.segment])})
    content = [
        piece for whole in content for piece in without(whole, [(t, t + 1) for t in cue if whole[0] <= t < whole[1]])
    ]
    return Attribution(
        content=spans_of(parsed, content),
        kind=kind,
        sentence=parsed.index,
        cue=tuple(parsed.tokens[t].span for t in cue),
        cue_lemma=frame.entry.lemma,
        speaker=span_of(parsed, frame.speaker),
        addressee=span_of(parsed, frame.addressee),
        frame=tuple(span for r in _apart(frame_ranges, content) if (span := span_of(parsed, r))),
    )


def _apart(frame: list[TokenRange], content: list[TokenRange]) -> list[TokenRange]:
    """The frame without the content that stands inside it."""
    return [piece for whole in frame for piece in without(whole, content)]


def span_of(parsed: ParsedSentence, tokens: TokenRange | None) -> Span | None:
    """A range of tokens as characters; None for an empty one."""
    if tokens is None or tokens[0] >= tokens[1]:
        return None
    return Span(parsed.tokens[tokens[0]].start, parsed.tokens[tokens[1] - 1].end)


def so_first(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "…, so vermutet die Polizei": "so" and the verb right behind it."""
    return segment.verb == segment.first + 1 and parsed.tokens[segment.first].text.lower() == "so"


def sentence_at(document: Document, offset: int) -> int:
    """The index of the last sentence that starts at or before a character."""
    return max(0, bisect_right(document.sentences, offset, key=lambda s: s.span.start) - 1)


def source_attribution(
    parsed: ParsedSentence, source: SourceFrame, content: list[TokenRange], kind: Kind
) -> Attribution:
    """A source frame and its content put together. `content` holds ranges of tokens."""
    frame = span_of(parsed, source.tokens)
    return Attribution(
        content=spans_of(parsed, content),
        kind=kind,
        sentence=parsed.index,
        cue=tuple(parsed.tokens[t].span for t in source.cue),
        cue_lemma=source.lemma,
        speaker=span_of(parsed, source.speaker),
        addressee=span_of(parsed, source.addressee),
        frame=(frame,) if frame else (),
    )


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


def end_of_frame(parsed: ParsedSentence, frame: Frame) -> int:
    """The segment after the frame, over appositions and relative clauses that belong to its speaker, and what ends the frame."""
    k = frame.segment + 1
    segments = parsed.segments
    while k < len(segments):
        apposition = k == frame.segment + 1 and _is_apposition(parsed, frame, k)
        if not (apposition or is_relative(parsed, segments[k])):
            break
        if apposition and frame.speaker is not None:
            frame.speaker = (frame.speaker[0], segments[k].last)
        k += 1
    if k > frame.segment + 1 and k < len(segments) and _ends_frame(parsed, frame, k):
        frame.addressee = frame.addressee or spoken_to(parsed, segments[k].first, segments[k].last)
        k += 1
    return k


def is_relative(parsed: ParsedSentence, segment: Segment) -> bool:
    """Whether a segment is a relative clause."""
    return (
        segment.shape is Shape.SUBORDINATE
        and segment.opener is not None
        and parsed.tokens[segment.opener].text.lower() in words_of("relative_pronoun")
    )


def _is_apposition(parsed: ParsedSentence, frame: Frame, k: int) -> bool:
    return (
        parsed.segments[k].shape is Shape.FRAGMENT
        and frame.speaker is not None
        and frame.speaker[1] in (parsed.segments[k - 1].last, parsed.segments[k].last)
        and parsed.tag(parsed.segments[k].first) in (Tag.NOUN, Tag.DETERMINER)
    )


def _ends_frame(parsed: ParsedSentence, frame: Frame, k: int) -> bool:
    """ "…, sagte die Ministerin, Anna Beispiel, am Montag": the end of the clause whose subject was explained."""
    segment = parsed.segments[k]
    last = k + 1 == len(parsed.segments) or parsed.segments[k + 1].shape is Shape.QUOTE
    opens = parsed.tag(segment.first) in (Tag.PREPOSITION, Tag.ADVERB) or segment.first in frame.cue
    return segment.shape is Shape.FRAGMENT and last and opens
