"""Words of others inside narration: clauses in the subjunctive ("lehnte ab, weil die Frist zu kurz sei"), and hearsay with "soll"."""

from __future__ import annotations

from extraction.attribution.contents import span_of, spans_of, token_range
from extraction.attribution.discourse import Discourse
from extraction.grammar import (
    Mood,
    ParsedSentence,
    Segment,
    Shape,
    can_speak,
    names_people,
    never_speaks,
    read_predicate,
    subject_of,
    with_apposition,
)
from extraction.text import Attribution, Kind, Span, TokenRange, guarded, words_of

_BEHIND_SET_PHRASES = words_of("behind_set_subjunctive")
_REASONS = words_of("subordinator_of_reason")
_UNREAL = words_of("opener_without_report")
_FIRST_PERSON = words_of("first_person")


def find_subjunctive_clauses(discourse: Discourse) -> list[Attribution]:
    """The clauses in a certain Konjunktiv I that no frame has claimed, with the subject of the main clause."""
    found: list[Attribution] = []
    for parsed in discourse.sentences:
        with guarded(discourse.document, "subjunctive", parsed.sentence.span):
            found += _read(discourse, parsed) if _is_told(parsed) else ()
    return found


def tell_beside_acts(discourse: Discourse) -> None:
    """Clauses in the subjunctive beside an act: what is added to it ("nannte das falsch, es schade allen") or its reason.

    "Peking wies ihn aus, da er | spioniert habe |": why somebody did something is told in their words.
    """
    for parsed in discourse.sentences:
        with guarded(discourse.document, "subjunctive", parsed.sentence.span):
            if not _is_told(parsed):
                continue
            if discourse.found[parsed.index]:
                _add_clauses(discourse, parsed)
            else:
                _read_reason(discourse, parsed)


def _add_clauses(discourse: Discourse, parsed: ParsedSentence) -> None:
    """ "nannte den Plan „klug“, | er reiche aber nicht aus |": a main clause behind a summarised act that has its content."""
    act = discourse.found[parsed.index][-1]
    if act.kind is not Kind.REPORTED or act.nested or act.speaker is None:
        return
    end = max(span.end for span in (*act.content, *(act.frame or ())))
    for k, segment in enumerate(parsed.segments):
        if (
            segment.shape is not Shape.MAIN
            or segment.before != ","
            or segment.verb_first
            or not _is_alleged(parsed, segment)
        ):
            continue
        content = spans_of(parsed, [token_range(parsed, k, _end(parsed, k))])
        behind = parsed.tokens[segment.first - 2].end <= end < parsed.tokens[segment.first].start
        if behind and content and not (_is_frame(parsed, k) or _goes_on(parsed, segment)):
            told = Attribution(content, Kind.FREE_INDIRECT, parsed.index, speaker=act.speaker, carried=True)
            discourse.add(told)
            return


def _goes_on(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "…, und diese werde sie bekommen": what "und" joins to the content of the act."""
    return parsed.tokens[segment.first].text in _AND


_AND = words_of("und_oder")


def _is_frame(parsed: ParsedSentence, k: int) -> bool:
    """Whether a source names somebody else for a clause: "…, der Handel wachse, so Kern"."""
    return k in parsed.claimed or k in parsed.source_clauses or bool(parsed.sources)


def _read_reason(discourse: Discourse, parsed: ParsedSentence) -> None:
    main = next((i for i, s in enumerate(parsed.segments) if s.shape is Shape.MAIN), None)
    if main is None or not parsed.segments[main].mood & Mood.INDICATIVE or parsed.sources or parsed.source_clauses:
        return
    predicate = read_predicate(parsed, parsed.segments[main])
    who = subject_of(parsed, parsed.segments[main], index=main)
    if who is None or predicate is None or predicate.passive or not _acts(parsed, who):
        return
    for k, segment in enumerate(parsed.segments[main + 1 :], main + 1):
        opens = segment.shape is Shape.SUBORDINATE and segment.opener == segment.first and segment.before == ","
        if not opens or parsed.tokens[segment.first].text not in _REASONS or not _is_alleged(parsed, segment):
            continue
        first, end = token_range(parsed, k, _end(parsed, k))
        content = spans_of(parsed, [(first + 1, end)])
        speaker = span_of(parsed, with_apposition(parsed, who))
        discourse.add(Attribution(content, Kind.FREE_INDIRECT, parsed.index, speaker=speaker))
        return


def _is_alleged(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "…, weil sie spioniert hätten": in the plural Konjunktiv II stands for I."""
    plural = (
        segment.surely_subjunctive and segment.form is not None and segment.form.plural and not segment.form.singular
    )
    return plural or _speaks(parsed, segment)


def _acts(parsed: ParsedSentence, who: TokenRange) -> bool:
    """A body, a place that stands for one, somebody with a title or a name, or a pronoun."""
    return (can_speak(parsed, who) or names_people(parsed, who)) and not never_speaks(parsed, who)


def _is_told(parsed: ParsedSentence) -> bool:
    if not _FIRST_PERSON.isdisjoint(parsed.lowered):
        return False
    return any(segment.surely_subjunctive and _is_alleged(parsed, segment) for segment in parsed.segments)


def _read(discourse: Discourse, parsed: ParsedSentence) -> list[Attribution]:
    if not discourse.found[parsed.index] and _is_all_told(parsed):
        content = spans_of(parsed, [(parsed.sentence.first, parsed.sentence.last)])
        return [Attribution(content, Kind.FREE_INDIRECT, parsed.index, nested=True)]
    taken = [span for a in discourse.found[parsed.index] if a.kind is not Kind.REPORTED for span in a.content]
    found, k = [], 0
    while k < len(parsed.segments):
        end = k + 1
        if _speaks(parsed, parsed.segments[k]):
            end = _end(parsed, k)
            content = spans_of(parsed, [token_range(parsed, _start(parsed, k), end)])
            if content and not any(span.overlaps(c) for span in taken for c in content):
                found.append(_attribution(discourse, parsed, content))
        k = end
    return found


def _is_all_told(parsed: ParsedSentence) -> bool:
    mains = [s for s in parsed.segments if s.shape is Shape.MAIN]
    speaking = any(_speaks(parsed, s) for s in parsed.segments)
    return speaking and bool(mains) and not any(s.mood & Mood.INDICATIVE for s in mains)


def _speaks(parsed: ParsedSentence, segment: Segment) -> bool:
    if segment.verb is None or not segment.surely_subjunctive:
        return False
    if not segment.mood & Mood.KONJUNKTIV_I or segment.mood & Mood.FIRST:
        return False
    tokens = parsed.tokens
    if segment.shape is Shape.MAIN:
        return tokens[segment.verb + 1].text not in _BEHIND_SET_PHRASES if segment.verb + 1 < len(tokens) else True
    return segment.opener is not None and tokens[segment.opener].text.lower() not in _UNREAL


def _start(parsed: ParsedSentence, k: int) -> int:
    """What stands before the first main clause goes with it."""
    opens = parsed.segments[k].shape is Shape.MAIN
    return 0 if opens and all(s.shape not in (Shape.MAIN, Shape.QUOTE) for s in parsed.segments[:k]) else k


def _end(parsed: ParsedSentence, k: int) -> int:
    """The clauses that hang on it go with it."""
    end = k + 1
    while end < len(parsed.segments) and parsed.segments[end].shape not in (Shape.MAIN, Shape.QUOTE):
        end += 1
    return end


def _attribution(discourse: Discourse, parsed: ParsedSentence, content: tuple[Span, ...]) -> Attribution:
    main = next((i for i, s in enumerate(parsed.segments) if s.shape is Shape.MAIN and s.mood & Mood.INDICATIVE), None)
    if main is None:
        return Attribution(
            content, Kind.FREE_INDIRECT, parsed.index, speaker=discourse.floor[parsed.index], carried=True, nested=True
        )
    subject = subject_of(parsed, parsed.segments[main], index=main)
    before = Span(parsed.sentence.span.start, content[0].start)
    frame = (Span(before.start, before.start + len(before.of(discourse.document.text).rstrip(" ,"))),)
    return Attribution(
        content,
        Kind.INDIRECT,
        parsed.index,
        speaker=span_of(parsed, subject),
        frame=frame if frame[0].start < frame[0].end else (),
        nested=True,
    )
