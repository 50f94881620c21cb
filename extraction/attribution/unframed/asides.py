""" "Obwohl alle Seiten betonten, dass …, werde gekämpft": who is reported in a clause before the main clause takes nobody's turn."""

from __future__ import annotations

from extraction.attribution.contents import span_of, spans_of
from extraction.grammar import SUBJUNCTIVE, ParsedSentence, Shape
from extraction.text import Attribution, Kind, Span, words_of

_ASIDES = words_of("subordinator_of_aside")
_RELATIVE_PRONOUNS = words_of("relative_pronoun")
_PRONOUNS = words_of("third_person_pronoun")


def is_aside(parsed: ParsedSentence, group: list[Attribution]) -> bool:
    """Whether all that a sentence attributes stands in a subordinate clause at its head, and its main clause is not told of.

    Also in a relative clause in front of somebody else's act: "Die Kritik der X, die von Raub sprechen, kann er nicht verstehen".
    """
    main = _main_behind_aside(parsed)
    if main is not None and group and not any(_reaches(parsed, a, main) for a in group):
        return True
    relative = _relative_before_pronoun(parsed)
    return relative is not None and bool(group) and all(_is_within(parsed, a, relative) for a in group)


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


def _relative_before_pronoun(parsed: ParsedSentence) -> int | None:
    """The segment of a relative clause on the first phrase of a sentence, where the main clause goes on with "er" or "sie"."""
    if [segment.shape for segment in parsed.segments[:3]] != [Shape.FRAGMENT, Shape.SUBORDINATE, Shape.MAIN]:
        return None
    relative, main = parsed.segments[1:3]
    subject = parsed.tokens[main.first + 1].text if main.verb_first and main.last - main.first > 1 else ""
    opens = parsed.tokens[relative.first].text in _RELATIVE_PRONOUNS
    return 1 if opens and subject in _PRONOUNS else None


def _is_within(parsed: ParsedSentence, attribution: Attribution, index: int) -> bool:
    clause = span_of(parsed, (parsed.segments[index].first, parsed.segments[index].last))
    return clause is not None and all(clause.contains(span) for span in (*attribution.content, *attribution.cue))


def _reaches(parsed: ParsedSentence, attribution: Attribution, main: int) -> bool:
    segment = parsed.segments[main]
    clause = span_of(parsed, (segment.first, segment.last))
    spans: tuple[Span, ...] = (*attribution.content, *attribution.frame, *attribution.cue)
    return clause is not None and any(clause.overlaps(span) for span in spans)


def carried_before_act(
    parsed: ParsedSentence, group: list[Attribution], speaker: Attribution | None, last_index: int
) -> list[Attribution]:
    """ "Die EU unterstütze die Mission | und fordert, dass …": what is told before somebody's act goes on with the speech."""
    if speaker is None or last_index != parsed.index - 1 or not parsed.segments:
        return []
    first = parsed.segments[0]
    act = next((s for s in parsed.segments[1:] if s.shape is Shape.MAIN), None)
    if act is None or not first.surely_subjunctive:
        return []
    if first.shape is not Shape.MAIN or not act.verb_first or act.before not in _AND or act.mood & SUBJUNCTIVE:
        return []
    content = spans_of(parsed, [(first.first, act.first - 1)])
    taken = (span for a in group for span in (*a.content, *a.frame, *a.cue))
    if not content or any(span.overlaps(content[0]) for span in taken):
        return []
    return [Attribution(content, Kind.FREE_INDIRECT, parsed.index, speaker=speaker.speaker, carried=True)]


_AND = words_of("additive_conjunction")
