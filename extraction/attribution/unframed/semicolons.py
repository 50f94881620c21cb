"""What somebody says on both sides of a semicolon is two statements, as on both sides of a full stop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extraction.grammar import Mood, ParsedSentence, Segment, Shape
from extraction.text import Attribution, Kind, Span, replace


def parted_at_semicolons(parsed: ParsedSentence, group: list[Attribution]) -> list[Attribution]:
    """ "Die Lage sei ernst, sagte X; die Frist laufe ab": the clauses behind the semicolon go on with the speech."""
    breaks = [i for i, segment in enumerate(parsed.segments) if segment.before == ";"]
    breaks = [i for i in breaks if opens_in_subjunctive_part(parsed.segments[i:])]
    if not breaks:
        return group
    return [part for attribution in group for part in _parted(parsed, attribution, breaks)]


def opens_in_subjunctive_part(part: Sequence[Segment]) -> bool:
    """Whether the first main clause of a part stands in a subjunctive, whatever else its form may be."""
    main = next((segment for segment in part if segment.shape is Shape.MAIN), None)
    return main is not None and (main.surely_subjunctive or main.mood == Mood.KONJUNKTIV_I)


def _parted(parsed: ParsedSentence, attribution: Attribution, breaks: list[int]) -> Iterator[Attribution]:
    """One attribution for each part of what is said; that beside the frame keeps it."""
    if attribution.kind not in (Kind.INDIRECT, Kind.FREE_INDIRECT) or attribution.nested:
        yield attribution
        return
    starts = [0, *(parsed.tokens[parsed.segments[i].first].start for i in breaks)]
    parts = [part for n in range(len(starts)) if (part := _between(parsed, attribution, starts, n))]
    at = max((span.start for span in attribution.frame), default=0)
    own = max((n for n, part in enumerate(parts) if part[0].start <= at), default=0) if at else 0
    for n, part in enumerate(parts):
        if n == own:
            yield replace(attribution, content=part)
        else:
            yield Attribution(
                part,
                Kind.FREE_INDIRECT,
                parsed.index,
                speaker=attribution.speaker,
                relayed_by=attribution.relayed_by,
                carried=True,
            )


def _between(parsed: ParsedSentence, attribution: Attribution, starts: list[int], n: int) -> tuple[Span, ...]:
    """The pieces of a content from one break on up to the next, without the semicolon."""
    stop = starts[n + 1] if n + 1 < len(starts) else None
    before = [t.end for t in parsed.words if stop is not None and t.start < stop and t.text != ";"]
    end = before[-1] if before else None
    pieces = (
        Span(max(span.start, starts[n]), span.end if end is None else min(span.end, end))
        for span in attribution.content
    )
    return tuple(piece for piece in pieces if piece.start < piece.end)
