""" "Obwohl alle Seiten betonten, dass …, werde gekämpft": who is reported in a clause before the main clause takes nobody's turn."""

from __future__ import annotations

from extraction.attribution.contents import span_of, spans_of
from extraction.grammar import ParsedSentence, Shape
from extraction.text import Attribution, Kind, Span, words_of

_ASIDES = words_of("subordinator_of_aside")


def is_aside(parsed: ParsedSentence, group: list[Attribution]) -> bool:
    """Whether all that a sentence attributes stands in a subordinate clause at its head, and its main clause is not told of."""
    main = _main_behind_aside(parsed)
    return main is not None and bool(group) and not any(_reaches(parsed, a, main) for a in group)


def carried_behind_aside(
    parsed: ParsedSentence, group: list[Attribution], speaker: Attribution | None
) -> list[Attribution]:
    """The main clause behind an aside, if its subjunctive goes on with whoever spoke before."""
    main = _main_behind_aside(parsed)
    if main is None or speaker is None or not is_aside(parsed, group):
        return []
    if not parsed.segments[main].surely_subjunctive:
        return []
    content = spans_of(parsed, [(parsed.segments[main].first, parsed.sentence.last)])
    return [Attribution(content, Kind.FREE_INDIRECT, parsed.index, speaker=speaker.speaker, carried=True)]


def _main_behind_aside(parsed: ParsedSentence) -> int | None:
    """The segment of the main clause behind a clause with "obwohl", "während" or "weil"."""
    head = parsed.segments[0] if parsed.segments else None
    if head is None or head.shape is not Shape.SUBORDINATE or head.opener is None:
        return None
    if parsed.tokens[head.opener].text.lower() not in _ASIDES:
        return None
    mains = [i for i, s in enumerate(parsed.segments) if s.shape is Shape.MAIN and s.verb_first and s.before == ","]
    return mains[0] if mains else None


def _reaches(parsed: ParsedSentence, attribution: Attribution, main: int) -> bool:
    segment = parsed.segments[main]
    clause = span_of(parsed, (segment.first, segment.last))
    spans: tuple[Span, ...] = (*attribution.content, *attribution.frame, *attribution.cue)
    return clause is not None and any(clause.overlaps(span) for span in spans)
