"""Subjects that clauses share."""

from __future__ import annotations

from extraction.grammar.segments import ParsedSentence, Segment
from extraction.grammar.subjects.coordination import is_in_row
from extraction.grammar.subjects.nominatives import is_surely_nominative, subject_after_verb
from extraction.grammar.tags import Tag
from extraction.text import words_of

_CONTRASTS = words_of("contrast_behind_verb")


def is_contrasted(parsed: ParsedSentence, segment: Segment) -> bool:
    """ "…, befürchtet aber weitere Tote": the clause goes on with the subject of the one before."""
    behind = (segment.verb or segment.first) + 1
    return behind < segment.last and parsed.tokens[behind].text in _CONTRASTS


def starts_with_coordinator(parsed: ParsedSentence, segment: Segment) -> bool:
    """ ", und forderte": the coordinator stands inside the segment, the verb right behind it."""
    return parsed.tag(segment.first) is Tag.COORDINATOR and segment.verb == segment.first + 1


def shares_subject(parsed: ParsedSentence, index: int) -> bool:
    """ "X begrüßte den Vertrag, würdigte die Vermittler und forderte …": whether a clause in a row goes on with the first subject."""
    segment = parsed.segments[index]
    if segment.shared:
        return True
    if not segment.verb_first or segment.before != ",":
        return False
    own = subject_after_verb(parsed, segment)
    return is_in_row(parsed, index, own, surely=own is not None and is_surely_nominative(parsed, own))
