"""Frames inside reported content: which of them report in turn ("…, Merz habe gefordert, …")."""

from __future__ import annotations

from extraction.attribution.contents import content_after
from extraction.attribution.telling_bodies import brings_message, is_one_body
from extraction.frames import Frame, complement_of
from extraction.grammar import ABSTRACT_ENDINGS, Mood, ParsedSentence, Segment, Shape, Tag, can_speak
from extraction.grammar.finite_verbs import AUXILIARY_LEMMAS as _AUXILIARIES
from extraction.knowledge.names import is_given_name, title_of
from extraction.text import Act, TokenRange, words_of

_NO_SPEAKERS = words_of("no_inner_speaker")

PERFECT_WITH_SEIN = words_of("perfect_with_sein")  # "sei davon ausgegangen"


def reports_inside(parsed: ParsedSentence, frame: Frame) -> bool:
    """Whether a frame inside reported content reports in turn: "…, Merz habe gefordert, …", not "China lehne … ab"."""
    segment = parsed.segments[frame.segment]
    if frame.speaker is None or frame.passive or segment.form is None:
        return False
    word = parsed.tokens[frame.speaker[0]].text.lower()
    if frame.speaker[1] - frame.speaker[0] == 1 and word in _NO_SPEAKERS:
        return False
    auxiliary = segment.form.lemma
    whole = len(frame.cue) > 1 or segment.shared
    perfect = whole and (auxiliary == "haben" or frame.entry.verb in PERFECT_WITH_SEIN)
    if perfect and is_abstract(parsed, frame.speaker):
        return False  # "die Prüfung habe gezeigt, …"
    if is_told_appeal(parsed, frame):
        return True
    own = frame.entry.act == Act.CONSULT or (perfect and brings_message((frame.entry,)))
    if not own and is_one_body([parsed.tokens[t].text for t in range(*frame.speaker)]):
        return False  # "Russland habe den Putsch verurteilt", "China fordert …": who speaks of a state tells it
    return perfect or (segment.shape is Shape.MAIN and is_surely_indicative(segment) and not segment.verb_first)


def is_told_appeal(parsed: ParsedSentence, frame: Frame) -> bool:
    """ "…, der Generalsekretär rufe dazu auf, …", "…, er lasse ausrichten, …": somebody by title or name asks, as another tells."""
    segment = parsed.segments[frame.segment]
    if frame.speaker is None or frame.passive or not segment.surely_subjunctive or segment.form is None:
        return False
    asks = frame.entry.act in (Act.APPEAL, Act.DEMAND) and "zu" in frame.entry.clauses
    if not (asks and segment.form.lemma not in _AUXILIARIES) and frame.entry.verb != "lassen":
        return False
    named = any(
        title_of(parsed.tokens[t].text) is not None or is_given_name(parsed.tokens[t].text)
        for t in range(*frame.speaker)
    )
    return named and segment.shape is Shape.MAIN and content_after(parsed, frame) is not None


def is_surely_indicative(segment: Segment) -> bool:
    """ "dankte", which in the singular nobody would say for "danke"; "dankten" may stand for "danken"."""
    singular = segment.form is not None and segment.form.singular and not segment.form.plural
    return segment.mood == Mood.INDICATIVE or (singular and segment.mood == Mood.INDICATIVE | Mood.KONJUNKTIV_II)


def is_abstract(parsed: ParsedSentence, speaker: TokenRange) -> bool:
    """ "Die Prüfung", "die Auswertung": what shows something, and says nothing."""
    head = next((t for t in range(*speaker) if parsed.tag(t) is Tag.NOUN), speaker[0])
    abstract = parsed.tokens[head].text.endswith(ABSTRACT_ENDINGS)
    return abstract and not can_speak(parsed, speaker)


def relays(parsed: ParsedSentence, frame: Frame) -> bool:
    """Whether a frame inside reported content is itself a summarised act: "Der Papst habe … verlangt, berichtete X"."""
    return reports_inside(parsed, frame) and complement_of(parsed, frame) is not None


def all_but(segments: range, inner: list[Frame]) -> list[int]:
    """The segments of a content without those whose frames report in turn, which stay free for these."""
    free = {frame.segment for frame in inner}
    return [i for i in segments if i not in free]
