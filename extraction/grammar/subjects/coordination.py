"""Clauses in a row with one subject: "X begrüßte den Vertrag, würdigte die Vermittler und forderte eine Waffenruhe"."""

from __future__ import annotations

from extraction.grammar.cues import cue_entries
from extraction.grammar.morphology import Mood
from extraction.grammar.phrases import agrees
from extraction.grammar.predicates import read_predicate
from extraction.grammar.segments import ParsedSentence, Segment, Shape
from extraction.grammar.subjects.speaker_candidates import can_speak
from extraction.text import TokenRange, words_of

_JOINING = words_of("conjunction_in_list")
_BREAKS = frozenset({":", ";"})


def is_in_row(parsed: ParsedSentence, index: int, own: TokenRange | None, *, surely: bool) -> bool:
    """Whether the clause at `index`, which opens with its verb behind a comma, has the subject of the one before.

    `own` is the first phrase behind its verb that may be a nominative, `surely` says that it can be nothing else.
    """
    segment = parsed.segments[index]
    if not segment.verb_first or segment.before != "," or not segment.mood & Mood.INDICATIVE or surely:
        return False
    head = _head(parsed, index)
    if head is None or not _is_closed(parsed, index) or not _same_number(head, segment):
        return False
    if own is None or not agrees(parsed, segment, own) or not can_speak(parsed, own):
        return True
    return _takes_object_only(parsed, segment) and _reports(parsed, head)


def _head(parsed: ParsedSentence, index: int) -> Segment | None:
    """The clause before, over relative clauses and infinitives on it: one in the indicative with its verb in second place."""
    for k in range(index - 1, -1, -1):
        segment = parsed.segments[k]
        if parsed.segments[k + 1].before in _BREAKS:
            return None  # "Hilfe kommt aus Wien: Die Kommissarin, Anna Kern, pocht auf … und missbilligt …"
        if segment.shape is Shape.MAIN:
            told = segment.mood & Mood.INDICATIVE
            return segment if told and (not segment.verb_first or segment.before in (",", *_JOINING)) else None
        if segment.shape is Shape.QUOTE:
            return None
    return None


def _is_closed(parsed: ParsedSentence, index: int) -> bool:
    """Whether the row ends as rows do: "… und forderte", the verb right behind the conjunction."""
    for segment in parsed.segments[index + 1 :]:
        if segment.shape is Shape.MAIN:
            joined = segment.before in _JOINING and segment.verb_first
            coordinated = parsed.tokens[segment.first].text in _JOINING and segment.verb == segment.first + 1
            if joined or coordinated:
                return bool(segment.mood & Mood.INDICATIVE)
            if not segment.verb_first or segment.before != ",":
                return False
    return False


def _same_number(a: Segment, b: Segment) -> bool:
    if a.form is None or b.form is None:
        return False
    return (a.form.plural and b.form.plural) or (a.form.singular and b.form.singular)


def _takes_object_only(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "würdigte die Vermittler": a verb that takes an object and no clause in the indicative beside it."""
    predicate = read_predicate(parsed, segment)
    entries = cue_entries().get(predicate.lemma, ()) if predicate else ()
    return bool(entries) and not any("V2" in entry.clauses for entry in entries)


def _reports(parsed: ParsedSentence, segment: Segment) -> bool:
    predicate = read_predicate(parsed, segment)
    return predicate is not None and predicate.lemma in cue_entries()
