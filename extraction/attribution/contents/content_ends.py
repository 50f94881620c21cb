"""Where a content ends: at the sentence's end, or where the sentence goes back to the frame's own level."""

from __future__ import annotations

from extraction.attribution.contents.content_edges import gives_reason, is_quoted, is_remark, quotation_goes_on
from extraction.attribution.contents.open_moods import ambiguous_modal
from extraction.frames import Frame, clause_source
from extraction.grammar import SUBJUNCTIVE, Mood, ParsedSentence, Segment, Shape, cue_entries, reporting_nouns
from extraction.text import words_of

_ASIDES = words_of("subordinator_of_aside")
_CONTRASTS = words_of("contrast_subordinator")
_ENDING_CONJUNCTIONS = words_of("conjunction_ending_content")
_ENDING_SEPARATORS = _ENDING_CONJUNCTIONS | {"sondern", ";"}
_ENDING_WORDS = words_of("first_word_ending_content")


def content_end(parsed: ParsedSentence, frame: Frame, start: int) -> int:
    """Where the content ends: at the sentence's end, or where the sentence goes back to the frame's own level."""
    segments = parsed.segments
    for k in range(start + 1, len(segments)):
        if segments[frame.segment].verb is None and segments[k].verb_first and segments[k].before == ",":
            return k  # "Berichte, man habe …, wurden dementiert": the main clause goes on
        if _is_main_behind_aside(parsed, frame, k) or _goes_on_beside(segments, frame, start, k):
            return k
        if gives_reason(parsed, segments[start], segments[k]):
            return k
        if frame.entry.verb in reporting_nouns() and _closes_noun(segments, k):
            return k
        if _tells_source(parsed, k) and not is_quoted(parsed, segments, start, k):
            return k
        if _returns_to_frame(parsed, segments, start, k) and not is_quoted(parsed, segments, start, k):
            return k
    return len(segments)


def _is_main_behind_aside(parsed: ParsedSentence, frame: Frame, k: int) -> bool:
    """ "Obwohl alle Seiten betonten, dass …, werde gekämpft": the main clause goes with what was said before."""
    head, main = parsed.segments[0], parsed.segments[k]
    if frame.segment or head.shape is not Shape.SUBORDINATE or head.opener is None:
        return False
    aside = parsed.tokens[head.opener].text.lower() in _ASIDES
    return aside and main.shape is Shape.MAIN and main.verb_first and main.before == ","


def _goes_on_beside(segments: list[Segment], frame: Frame, start: int, k: int) -> bool:
    """ "Man habe vereinbart, zu helfen | und sei sich einig, dass …": where all is told, what "und" adds stands beside the frame."""
    segment, own = segments[k], segments[frame.segment]
    if (
        segments[start].shape is not Shape.INFINITIVE
        or not segment.verb_first
        or segment.before not in _ENDING_CONJUNCTIONS
    ):
        return False
    return own.surely_subjunctive and segment.surely_subjunctive


def _tells_source(parsed: ParsedSentence, k: int) -> bool:
    """ "vereinbarten, in Kontakt zu bleiben, wie der Sprecher mitteilte": through whom it is known is no part of it."""
    segment = parsed.segments[k]
    if segment.shape is not Shape.SUBORDINATE or segment.before != "," or segment.mood & Mood.KONJUNKTIV_I:
        return False
    return segment.opener is not None and parsed.tokens[segment.opener].text == "wie" and bool(clause_source(parsed, k))


def _closes_noun(segments: list[Segment], k: int) -> bool:
    """ "die Frage, wie viele es seien, nicht beantworten": what a noun reports ends with its clause; the frame goes on."""
    segment, before = segments[k], segments[k - 1]
    complete = before.shape is Shape.INFINITIVE or before.verb is not None
    if segment.before != "," or not complete or segment.shape not in (Shape.FRAGMENT, Shape.MAIN):
        return False
    return not (segment.shape is Shape.MAIN and segment.mood & SUBJUNCTIVE)


def _returns_to_frame(parsed: ParsedSentence, segments: list[Segment], start: int, k: int) -> bool:
    segment = segments[k]
    if segment.shape is Shape.FRAGMENT and parsed.tokens[segment.first].text.lower() == "so" and segment.before == ",":
        return segment.last - segment.first > 1
    if segment.shape is Shape.QUOTE:
        return segments[start].before != ":" and not quotation_goes_on(parsed, k)
    if segment.shape is Shape.SUBORDINATE and segment.opener is not None and segment.mood & Mood.INDICATIVE:
        if is_remark(parsed, segments[start], segment):
            return True
        contrast = parsed.tokens[segment.opener].text.lower() in _CONTRASTS
        return contrast and bool(cue_entries().get(segment.form.lemma if segment.form else ""))
    if segment.shape is not Shape.MAIN or segments[start].before == ":":
        return False
    indicative = bool(segment.mood & Mood.INDICATIVE) and not segment.mood & (Mood.KONJUNKTIV_I)
    if not indicative or (ambiguous_modal(segment) and not segment.verb_first):
        return False
    content_mood = next(
        (s.mood for s in segments[start:k] if s.shape in (Shape.MAIN, Shape.SUBORDINATE) and s.mood), Mood.NONE
    )
    if segments[start].shape is Shape.MAIN and not content_mood & SUBJUNCTIVE:
        return segment.verb_first and segment.before in _ENDING_CONJUNCTIONS
    early = segment.verb is not None and segment.verb - segment.first <= 1
    if segment.verb_first or segment.before in _ENDING_SEPARATORS:
        return True
    first = parsed.tokens[segment.first].text.lower()
    if first in _ENDING_WORDS:
        return True
    return segments[start].shape is Shape.MAIN and early and segment.mood == Mood.INDICATIVE
