"""Addressees: who is spoken to, as dative, accusative or with "gegenüber", "vor" and the like."""

from __future__ import annotations

from extraction.attribution_frame import Frame, Range
from extraction.document import Document
from extraction.lexicon import words_of
from extraction.phrases import is_nominal_start, noun_phrase_end
from extraction.segments import ParsedSentence, Segment, Shape
from extraction.subjects import nominative_in, subject_after_verb
from extraction.tagging import Tag

_DATIVE_STARTS = frozenset("dem den einem ihm ihnen uns mir dir seinem seinen ihrem ihren unserem".split())


def medium_in_subject(document: Document, parsed: ParsedSentence, frame: Frame) -> Range | None:
    """ "sagte Kallas der Zeitung „X“": a medium in the dative, which looks like the subject's genitive. Cuts it off the subject."""
    if frame.speaker is None or "DatA" not in frame.entry.clauses or frame.speaker[0] < frame.cue[0]:
        return None
    first, last = frame.speaker
    for t in range(first + 1, last - 1):
        named = document.tokens[t + 1].text.lower() in words_of("medium")
        if (
            document.tokens[t].text == "der"
            and named
            and document.tokens[t - 1].text.lower() not in words_of("reporter")
        ):
            frame.speaker = (first, t)
            return (t, last)
    return None


def addressee_of_passive(document: Document, parsed: ParsedSentence, frame: Frame, segment: Segment) -> Range | None:
    """ "Israel wurde aufgefordert": the subject is spoken to; "dem Minister wird vorgeworfen": the dative is."""
    if "Akk" in frame.entry.clauses and segment.shape is Shape.MAIN:
        return nominative_in(document, parsed, frame.vorfeld) or subject_after_verb(document, parsed, segment)
    if (
        "DatA" in frame.entry.clauses
        and frame.vorfeld
        and document.tokens[frame.vorfeld[0]].text.lower() in _DATIVE_STARTS | {"der"}
    ):
        return frame.vorfeld
    return None


def addressee_of(document: Document, parsed: ParsedSentence, frame: Frame, segment: Segment) -> Range | None:
    """The dative object ("sagte dem Sender", "warf ihm vor") or the phrase with "gegenüber", "vor" or "an" and a person."""
    if "Akk" in frame.entry.clauses and (found := _object_of_address(document, parsed, frame, segment)):
        return found
    if "DatA" in frame.entry.clauses and (found := _dative_after_verb(document, parsed, frame, segment)):
        return found
    t = segment.first
    while t < segment.last:
        if frame.speaker and frame.speaker[0] <= t < frame.speaker[1]:
            t = frame.speaker[1]
            continue
        start = _address_start(document, parsed, frame, segment, t)
        if start is not None:
            end = noun_phrase_end(document, parsed, start, segment.last)
            return (start, max(end, start + 1))
        dative = _dative_at(document, parsed, frame, segment, t)
        if dative is not None:
            return dative
        passes = parsed.tag(t) in (Tag.PREPOSITION, Tag.DETERMINER)
        t = max(noun_phrase_end(document, parsed, t + 1, segment.last), t + 1) if passes else t + 1
    return None


_AUDIENCES = frozenset("Presse Journalisten Medienvertretern Reportern Abgeordneten Anhängern Delegierten".split())


def _address_start(document: Document, parsed: ParsedSentence, frame: Frame, segment: Segment, t: int) -> int | None:
    """Where the phrase of address starts whose first word, a preposition or "Interview", stands at token `t`."""
    if t + 1 >= segment.last:
        return None
    word, verb = document.tokens[t].text.lower(), frame.entry.verb
    if word in ("interview", "gespräch"):
        return t + 2 if document.tokens[t + 1].text == "mit" and t + 2 < segment.last else None
    if parsed.tag(t) is not Tag.PREPOSITION or not is_nominal_start(document, parsed, t + 1):
        return None
    if word == "gegenüber" or (word == "an" and verb == "appellieren"):
        return t + 1
    if word == "vor" and verb in ("sagen", "erklären", "betonen"):
        inside = {document.tokens[i].text for i in range(t + 1, min(t + 3, segment.last))}
        return t + 1 if parsed.tag(t + 1) is Tag.NOUN or inside & _AUDIENCES else None
    attributive = t > segment.first + 1 and parsed.tag(t - 1) is Tag.NOUN
    return t + 1 if word == "von" and verb in ("fordern", "verlangen") and not attributive else None


def _dative_at(document: Document, parsed: ParsedSentence, frame: Frame, segment: Segment, t: int) -> Range | None:
    """The noun phrase at token `t`, if its first word is a dative."""
    word = document.tokens[t].text.lower()
    if word not in _DATIVE_STARTS or parsed.tag(t) not in (Tag.DETERMINER, Tag.PRONOUN) or t == segment.opener:
        return None
    if t > segment.first and parsed.tag(t - 1) is Tag.PREPOSITION:
        return None
    end = dative_end(document, parsed, t, segment.last)
    plural = word not in ("den", "seinen", "ihren") or _is_plural_dative(document, parsed, frame, t, end)
    return (t, end) if end > t and plural else None


def dative_end(document: Document, parsed: ParsedSentence, t: int, limit: int) -> int:
    """The end of a dative object: what follows with "für" or "aus" belongs to the verb ("dankte ihm für …")."""
    end = noun_phrase_end(document, parsed, t, limit)
    for i in range(t + 1, end):
        if parsed.tag(i) is Tag.PREPOSITION and document.tokens[i].text.lower() not in ("von", "vom"):
            return i
    return end


def _dative_after_verb(document: Document, parsed: ParsedSentence, frame: Frame, segment: Segment) -> Range | None:
    """ "warf der Regierung vor", "warfen Obama vor": right behind the verb, where the subject stands before it."""
    if segment.shape is not Shape.MAIN or segment.verb is None or not frame.speaker or frame.speaker[0] > segment.verb:
        return None
    t = segment.verb + 1
    while t < segment.last and parsed.tag(t) in (Tag.ADVERB, Tag.REFLEXIVE):
        t += 1
    if t >= segment.last or t in frame.cue or not is_nominal_start(document, parsed, t):
        return None
    word = document.tokens[t].text.lower()
    if (
        parsed.tag(t) is Tag.NOUN
        or word in _DATIVE_STARTS | {"der", "ihr", "seiner", "ihrer", "einer"}
        or document.tokens[t].text in "„»"
    ):
        end = dative_end(document, parsed, t, segment.last)
        return (t, end) if end > t else None
    return None


def _object_of_address(document: Document, parsed: ParsedSentence, frame: Frame, segment: Segment) -> Range | None:
    """The accusative of verbs like "auffordern" and "bitten": the first noun phrase behind the verb that is not the subject."""
    t = (segment.verb or segment.first) + 1 if segment.shape is Shape.MAIN else (segment.opener or segment.first) + 1
    while t < segment.last:
        if frame.speaker and frame.speaker[0] <= t < frame.speaker[1]:
            t = frame.speaker[1]
        elif parsed.tag(t) is Tag.PREPOSITION:
            t = max(noun_phrase_end(document, parsed, t + 1, segment.last), t + 1)
        elif (
            is_nominal_start(document, parsed, t)
            and t not in frame.cue
            and document.tokens[t].text.lower() not in ("es", "sich")
        ):
            end = dative_end(document, parsed, t, segment.last)
            return (t, end) if end > t else None
        else:
            t += 1
    return None


def _is_plural_dative(document: Document, parsed: ParsedSentence, frame: Frame, t: int, end: int) -> bool:
    """ "den Ministern" against the accusative "den Frieden", "den Präsidenten": only a verb with a dative leaves a choice."""
    head = next((document.tokens[i].text for i in range(t, end) if parsed.tag(i) is Tag.NOUN), "")
    weak = head.endswith(("enten", "isten", "anten", "oren", "ieden", "amen", "illen"))
    return "DatA" in frame.entry.clauses and head.endswith("n") and not weak
