"""Frames of "so" and a noun phrase without a verb: "…, so Xi Jinping"."""

from __future__ import annotations

from extraction.frames.attribution_frame import SourceFrame
from extraction.frames.clause_cues import read_frame
from extraction.grammar import (
    SUBJUNCTIVE,
    ParsedSentence,
    Segment,
    Shape,
    Tag,
    is_nominal_start,
    may_be_nominative,
    noun_phrase_end,
)
from extraction.grammar.interrupted_clauses import ends_in_predicate, waits_for_rest
from extraction.text import TokenRange, words_of

_BEHIND_SO = words_of("word_behind_so")
_QUANTITIES = words_of("quantity_behind_so")


def so_frame(parsed: ParsedSentence, index: int) -> SourceFrame | None:
    """ ", so Xi Jinping" and ", so der Sprecher weiter": "so" and a noun phrase, no verb."""
    segment = parsed.segments[index]
    if segment.shape is not Shape.FRAGMENT or parsed.tokens[segment.first].text.lower() != "so" or index == 0:
        return None
    start = segment.first + 1
    while start < segment.last and parsed.tokens[start].text.lower() in _BEHIND_SO:
        start += 1
    if start >= segment.last or not is_nominal_start(parsed, start) or not may_be_nominative(parsed, start):
        return None
    if parsed.tokens[start].text in _QUANTITIES:
        return None
    if _gives_example(parsed, index, start):
        return None
    end = noun_phrase_end(parsed, start, segment.last)
    end = _with_apposition(parsed, index, end)
    behind = _end_of_relative_clauses(parsed, max(end, segment.last))
    addressee = spoken_to(parsed, end, segment.last)
    return SourceFrame((segment.first, behind), (segment.first,), "so", (start, end), index, addressee)


def _gives_example(parsed: ParsedSentence, index: int, start: int) -> bool:
    """ "Viele wurden verhaftet, so auch Herta Beispiel": one of those that are told of, unless they are told to be so."""
    words = [parsed.tokens[t].text for t in range(parsed.segments[index].first + 1, start)]
    told = parsed.segments[index - 1].mood & SUBJUNCTIVE
    return words in (["auch"], ["zum", "Beispiel"]) and not told and parsed.segments[index - 1].shape is not Shape.QUOTE


def _end_of_relative_clauses(parsed: ParsedSentence, end: int) -> int:
    """ "so das Ergebnis einer Studie, in der …": a relative clause on the speaker belongs to the frame.

    Not one that reports in turn: "so Kern, | der bekräftigte, dass …".
    """
    for k, segment in enumerate(parsed.segments):
        if segment.first == end + 1 and is_relative(parsed, segment) and not _reports(parsed, k):
            end = segment.last
    return end


def _reports(parsed: ParsedSentence, k: int) -> bool:
    """Whether a clause is a frame whose content follows: "der zugleich betonte, | dass …", "der warnte, | die Zeit dränge"."""
    following = parsed.segments[k + 1] if k + 1 < len(parsed.segments) else None
    if following is None or following.before != "," or following.verb_first:
        return False
    frame = read_frame(parsed, k)
    if frame is None or frame.speaker is None:
        return False
    if following.shape is Shape.SUBORDINATE:
        return parsed.tokens[following.first].text in words_of("dass") and "dass" in frame.entry.clauses
    if following.shape is Shape.INFINITIVE:
        return "zu" in frame.entry.clauses
    told = following.shape is Shape.MAIN and bool(following.mood & SUBJUNCTIVE)
    return told and not frame.entry.clauses.isdisjoint(_V2)


_V2 = frozenset({"V2", "V2K"})


def is_relative(parsed: ParsedSentence, segment: Segment) -> bool:
    """Whether a segment is a relative clause behind a comma."""
    if segment.shape is not Shape.SUBORDINATE or segment.opener is None or segment.before != ",":
        return False
    return parsed.tokens[segment.opener].text.lower() in words_of("relative_pronoun")


def spoken_to(parsed: ParsedSentence, first: int, last: int) -> TokenRange | None:
    """The addressee among some tokens, as in "so Rutte gegenüber dem Sender"."""
    for t in range(first, last - 1):
        if parsed.tokens[t].text == "gegenüber":
            end = noun_phrase_end(parsed, t + 1, last)
            return (t + 1, end) if end > t + 1 else None
    return None


def _with_apposition(parsed: ParsedSentence, index: int, end: int) -> int:
    """ "so Meier, Sprecher der Behörde, …": an apposition behind the comma belongs to the speaker."""
    if end < parsed.segments[index].last or index + 1 >= len(parsed.segments):
        return end
    following = parsed.segments[index + 1]
    if (
        following.shape is Shape.FRAGMENT
        and following.before == ","
        and parsed.tag(following.first) in (Tag.NOUN, Tag.DETERMINER)
        and may_be_nominative(parsed, following.first)  # not "es bedürfe, so X, eines Zugangs"
        and not (waits_for_rest(parsed, parsed.segments[index - 1]) and ends_in_predicate(parsed, following))
        and not _breaks_off(parsed.segments[index - 1])
    ):
        return following.last
    return end


def _breaks_off(clause: Segment) -> bool:
    """ "Norwegen habe, so Støre, …": a clause that breaks off behind its verb goes on behind the frame."""
    return clause.shape is Shape.MAIN and clause.verb == clause.last - 1 and not clause.verb_first
