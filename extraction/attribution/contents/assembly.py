"""An attribution put together from a frame and its content: ranges of tokens become spans of characters."""

from __future__ import annotations

from extraction.attribution.contents.ranges import spans_of, without
from extraction.frames import Frame, SourceFrame, pronominal_adverbs
from extraction.grammar import ParsedSentence
from extraction.text import Attribution, Kind, Span, TokenRange


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
        cue = tuple(sorted({*cue, *pronominal_adverbs(parsed, parsed.segments[frame.segment])}))
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
        partner=span_of(parsed, frame.partner),
        relayed_by=(relay,) if (relay := span_of(parsed, frame.relay)) is not None else (),
        frame=tuple(span for r in _apart(frame_ranges, content) if (span := span_of(parsed, r))),
    )


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
        relayed_by=(relay,) if (relay := span_of(parsed, source.relay)) is not None else (),
        frame=(frame,) if frame else (),
    )


def _apart(frame: list[TokenRange], content: list[TokenRange]) -> list[TokenRange]:
    """The frame without the content that stands inside it."""
    return [piece for whole in frame for piece in without(whole, content)]


def span_of(parsed: ParsedSentence, tokens: TokenRange | None) -> Span | None:
    """A range of tokens as characters; None for an empty one."""
    if tokens is None or tokens[0] >= tokens[1]:
        return None
    return Span(parsed.tokens[tokens[0]].start, parsed.tokens[tokens[1] - 1].end)
