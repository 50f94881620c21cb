"""The state that reading an article for attributions keeps, and how an attribution is put together from frame and content."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from extraction.attribution_frame import Frame, Range
from extraction.contents import spans_of, without
from extraction.document import Attribution, Document, Kind, Span
from extraction.frames import pronominal_adverbs
from extraction.lexicon import words_of
from extraction.morphology import Mood
from extraction.segments import ParsedSentence, Segment, Shape
from extraction.source_frames import SourceFrame
from extraction.tagging import Tag

SUBJUNCTIVE = Mood.KONJUNKTIV_I | Mood.KONJUNKTIV_II


@dataclass(slots=True)
class Reader:
    """What is known while an article is read: the parsed sentences and which quotations have found their frame."""

    document: Document
    quoted: list[int | None]
    sentences: list[ParsedSentence]
    found: list[list[Attribution]] = field(default_factory=list)
    direct: dict[int, Attribution] = field(default_factory=dict)


def covers_segment(parsed: ParsedSentence, source: SourceFrame) -> bool:
    """Whether a source frame is a whole segment: "wie X mitteilte", not "laut X" inside a clause."""
    segment = parsed.segments[source.segment]
    return source.tokens[0] == segment.first and source.tokens[1] >= segment.last


def emit(reader: Reader, parsed: ParsedSentence, attribution: Attribution) -> None:
    """Add an attribution to its sentence; one without content is none."""
    if attribution.content:
        reader.found[parsed.index].append(attribution)


def attribution_of(
    reader: Reader, parsed: ParsedSentence, frame: Frame, content: list[Range], kind: Kind, frame_ranges: list[Range]
) -> Attribution:
    """Frame and content put together. `content` and `frame_ranges` are ranges of tokens."""
    document = reader.document
    cue = frame.cue
    if content and kind is not Kind.REPORTED:
        cue = sorted({*cue, *pronominal_adverbs(document, parsed.segments[frame.segment])})
    return Attribution(
        content=spans_of(document, content),
        kind=kind,
        sentence=parsed.index,
        cue=tuple(document.tokens[t].span for t in cue),
        cue_lemma=frame.entry.lemma,
        speaker=span_of(document, frame.speaker),
        addressee=span_of(document, frame.addressee),
        frame=tuple(span for r in _apart(frame_ranges, content) if (span := span_of(document, r))),
    )


def _apart(frame: list[Range], content: list[Range]) -> list[Range]:
    """The frame without the content that stands inside it."""
    return [piece for whole in frame for piece in without(whole, content)]


def span_of(document: Document, tokens: Range | None) -> Span | None:
    """A range of tokens as characters; None for an empty one."""
    if tokens is None or tokens[0] >= tokens[1]:
        return None
    return Span(document.tokens[tokens[0]].start, document.tokens[tokens[1] - 1].end)


def so_first(reader: Reader, segment: Segment) -> bool:
    """ "…, so vermutet die Polizei": "so" and the verb right behind it."""
    return segment.verb == segment.first + 1 and reader.document.tokens[segment.first].text.lower() == "so"


def sentence_at(document: Document, offset: int) -> int:
    """The index of the last sentence that starts at or before a character."""
    return max(0, bisect_right(document.sentences, offset, key=lambda s: s.span.start) - 1)


def source_attribution(
    reader: Reader, parsed: ParsedSentence, source: SourceFrame, content: list[Range], kind: Kind
) -> Attribution:
    """A source frame and its content put together. `content` holds ranges of tokens."""
    document = reader.document
    frame = span_of(document, source.tokens)
    return Attribution(
        content=spans_of(document, content),
        kind=kind,
        sentence=parsed.index,
        cue=tuple(document.tokens[t].span for t in source.cue),
        cue_lemma=source.lemma,
        speaker=span_of(document, source.speaker),
        addressee=span_of(document, source.addressee),
        frame=(frame,) if frame else (),
    )


def end_of_frame(reader: Reader, parsed: ParsedSentence, frame: Frame) -> int:
    """The segment after the frame, over appositions and relative clauses that belong to its speaker."""
    k = frame.segment + 1
    segments = parsed.segments
    while k < len(segments):
        relative = (
            segments[k].shape is Shape.SUBORDINATE
            and segments[k].opener is not None
            and reader.document.tokens[segments[k].opener or 0].text.lower() in words_of("relative_pronoun")
        )
        apposition = (
            segments[k].shape is Shape.FRAGMENT
            and frame.speaker is not None
            and frame.speaker[1] == segments[k - 1].last
            and k + 1 <= len(segments)
            and parsed.tag(segments[k].first) in (Tag.NOUN, Tag.DETERMINER)
            and k == frame.segment + 1
        )
        if not (relative or apposition):
            break
        if apposition and frame.speaker is not None:
            frame.speaker = (frame.speaker[0], segments[k].last)
        k += 1
    return k
