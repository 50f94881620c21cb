"""Source frames that are clauses: "wie X mitteilte", "Berichte, wonach …", "Umfragen, nach denen …"."""

from __future__ import annotations

from extraction.frames.attribution_frame import Frame, SourceFrame
from extraction.frames.clause_cues import read_frame
from extraction.grammar import (
    Mood,
    ParsedSentence,
    Segment,
    Shape,
    Tag,
    antecedent,
    is_nominal_start,
    is_source_noun,
    noun_phrase_end,
    reporting_nouns,
)
from extraction.text import TokenRange, words_of

_VON = words_of("von")
_IMPERSONAL = words_of("impersonal_subject")


def clause_source(parsed: ParsedSentence, index: int) -> SourceFrame | None:
    """The source frame that the clause at a segment is, if it is one."""
    return _wie_frame(parsed, index) or _wonach_frame(parsed, index) or _so_told(parsed, index)


def _wonach_frame(parsed: ParsedSentence, index: int) -> SourceFrame | None:
    """ "Berichte, wonach …": the noun before the comma is the source of the clause."""
    segment = parsed.segments[index]
    if (
        segment.shape is not Shape.SUBORDINATE
        or segment.opener is None
        or parsed.tokens[segment.opener].text.lower() != "wonach"
    ):
        return _relative_source(parsed, index, segment)
    return SourceFrame(
        (segment.opener, segment.opener + 1),
        (segment.opener,),
        "wonach",
        _owner_of_claim(parsed, antecedent(parsed, segment.opener, over_predicate=False)),
        index,
    )


def _owner_of_claim(parsed: ParsedSentence, source: TokenRange | None) -> TokenRange | None:
    """ "die Behauptung Australiens, wonach …": not the claim says it, but whose it is."""
    if source is None:
        return None
    noun = next((t for t in range(*source) if parsed.tag(t) is Tag.NOUN), source[0])
    if parsed.tokens[noun].text not in reporting_nouns():
        return source
    start = noun + 1 + (noun + 1 < source[1] and parsed.tokens[noun + 1].text in _VON)
    return (start, source[1]) if start < source[1] else source


def _relative_source(parsed: ParsedSentence, index: int, segment: Segment) -> SourceFrame | None:
    """ "Umfragen, nach denen …": a relative clause on a noun that is a source."""
    opener = segment.opener
    if segment.shape is not Shape.SUBORDINATE or segment.before != "," or opener is None or opener + 1 >= segment.last:
        return None
    before, behind = parsed.tokens[opener - 1].text.lower(), parsed.tokens[opener + 1].text.lower()
    if behind == "zufolge":
        cue, frame = opener + 1, (opener, opener + 2)
    elif before == "laut" or (before == "nach" and _is_on_source(parsed, segment.first - 2)):
        cue, frame = opener - 1, (opener - 1, opener + 1)
    else:
        return None
    return SourceFrame(frame, (cue,), "wonach", antecedent(parsed, segment.first, over_predicate=False), index)


def _is_on_source(parsed: ParsedSentence, last: int) -> bool:
    """Whether a source is named a few words before: "Umfragen im Land, nach denen …"."""
    for t in range(last, max(parsed.sentence.first - 1, last - 6), -1):
        if parsed.tag(t) is Tag.MARK:
            return False
        noun = parsed.tokens[t].text
        if parsed.tag(t) is Tag.NOUN and (is_source_noun(noun) or is_source_noun(noun + "n")):
            return True
    return False


def _so_told(parsed: ParsedSentence, index: int) -> SourceFrame | None:
    """ "Der Minister, so erzählen es Teilnehmer, habe …": "so", the verb, "es", and who tells it."""
    segment = parsed.segments[index]
    if segment.shape is not Shape.MAIN or segment.verb != segment.first + 1 or segment.verb + 2 >= segment.last:
        return None
    if index == 0 and segment.first == parsed.sentence.first:
        return None  # "So heißt es in dem Schreiben: …"
    words = [parsed.tokens[t].text.lower() for t in (segment.first, segment.verb + 1)]
    frame = read_frame(parsed, index) if words == ["so", "es"] else None
    if frame is None or "dass" not in frame.entry.clauses:
        return None
    start = segment.verb + 2
    end = noun_phrase_end(parsed, start, segment.last) if is_nominal_start(parsed, start) else start
    return (
        SourceFrame((segment.first, segment.last), frame.cue, frame.entry.lemma, (start, end), index)
        if end > start
        else None
    )


_COMPARED = words_of("pronoun_of_comparison")
_MANNERS = words_of("verb_behind_wie")


def _wie_frame(parsed: ParsedSentence, index: int) -> SourceFrame | None:
    """ "Wie der Kreml mitteilte, …" and "…, wie es hieß, …"."""
    segment = parsed.segments[index]
    if (
        segment.shape is not Shape.SUBORDINATE
        or segment.opener is None
        or parsed.tokens[segment.opener].text.lower() != "wie"
    ):
        return None
    closing = _closing_segment(parsed, index)
    frame = read_frame(parsed, closing)
    if frame is None or frame.entry.verb in _MANNERS:
        return None
    if "dass" not in frame.entry.clauses:
        return _of_whom_one_learns(parsed, frame, index, closing) if frame.entry.verb in _LEARNING else None
    if parsed.segments[closing].mood == Mood.KONJUNKTIV_I:
        return None  # "Dass Kern, wie manche behaupteten, krank sei, glaube sie nicht": whoever tells that speaks
    if frame.passive and parsed.tokens[segment.opener + 1].text.lower() in _COMPARED:
        return None  # "ein Wahlrecht, wie es von vielen gefordert wurde"
    speaker = frame.speaker
    if speaker and parsed.tokens[speaker[0]].text.lower() in _IMPERSONAL:
        speaker = None
    if speaker and closing > index + 1 and speaker[1] == segment.last:
        speaker = (speaker[0], parsed.segments[closing - 1].last)  # "der Sprecher, Nicolas Meier, …"
    last = parsed.segments[closing].last
    return SourceFrame((segment.first, last), frame.cue, frame.entry.lemma, speaker, index, relay=frame.relay)


def _of_whom_one_learns(parsed: ParsedSentence, frame: Frame, index: int, closing: int) -> SourceFrame | None:
    """ "Wie die Agentur Norda aus Diplomatenkreisen erfuhr, …": they have told it, she passes it on; or nobody else is named."""
    segment, medium = parsed.segments[closing], frame.speaker
    if medium is None:
        return None
    tokens = (parsed.segments[index].first, segment.last)
    for t in range(medium[0] + 1, segment.last - 1):
        if parsed.tokens[t].text in _FROM and is_nominal_start(parsed, t + 1):
            source, medium = (t + 1, noun_phrase_end(parsed, t + 1, segment.last)), (medium[0], min(medium[1], t))
            return SourceFrame(tokens, frame.cue, frame.entry.lemma, source, index, relay=medium)
    return SourceFrame(tokens, frame.cue, frame.entry.lemma, medium, index)


_LEARNING, _FROM = words_of("verb_of_learning"), words_of("preposition_of_origin")


def _closing_segment(parsed: ParsedSentence, index: int) -> int:
    """ "Wie Steve Marshall, Sprecher der UN, mitteilte": the segment with the verb that a clause with an insertion waits for."""
    opener = parsed.segments[index].opener
    if parsed.segments[index].verb is not None:
        return index
    return next((j for j in range(index + 1, len(parsed.segments)) if parsed.segments[j].opener == opener), index)
