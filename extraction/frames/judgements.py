"""What somebody sees in a thing or finds of it: "sieht in dem Auftritt ein Signal", "findet solche Sätze gefährlich"."""

from __future__ import annotations

from extraction.frames.attribution_frame import Frame
from extraction.frames.objects import inside, middle_start
from extraction.grammar import Mood, ParsedSentence, Segment, Shape, Tag, is_country, is_nominal_start, noun_phrase_end
from extraction.text import TokenRange, words_of

SEEN_IN = "in+NP"
FOUND = "NP+Präd"

_THEREIN = words_of("adverb_of_thing_judged")
_IN = words_of("in")
_TIMES = words_of("period", "month", "weekday", "time_unit")
_ADVERBS = words_of("adverb")
_OPENING, _CLOSING = frozenset('„“»«"'), frozenset('“”«»"')


def seen_in(parsed: ParsedSentence, frame: Frame, segment: Segment) -> TokenRange | None:
    """ "sieht | in dem Auftritt ein Signal |", "erkennt | darin keinen Versuch |", "Darin sieht sie | einen Versuch |"."""
    if frame.speaker is None:
        return None
    start, end = middle_start(segment), _end_of_middle(frame, segment)
    if (
        segment.shape is Shape.MAIN
        and segment.first < start - 1
        and _judged_thing(parsed, segment.first, start) is not None
    ):
        thing = objects = max(start, frame.speaker[1] if frame.speaker[0] >= start else start)
    else:
        thing = next((t for t in range(start, end) if _judged_thing(parsed, t, end) is not None), end)
        objects = (_judged_thing(parsed, thing, end) if thing < end else None) or end
    seen = next((t for t in range(objects, end) if _starts_object(parsed, frame, t)), None)
    counted = seen is not None and parsed.tag(seen) is Tag.NUMBER  # "sah im Hafen drei Schiffe"
    return (thing, end) if seen is not None and not counted and not inside(frame.speaker, thing) else None


def _starts_object(parsed: ParsedSentence, frame: Frame, t: int) -> bool:
    """Whether what is seen in the thing begins at a token: no speaker, nothing behind a preposition ("vor allem")."""
    loose = inside(frame.speaker, t) or parsed.tag(t - 1) is Tag.PREPOSITION
    return is_nominal_start(parsed, t) and not loose


def _judged_thing(parsed: ParsedSentence, t: int, limit: int) -> int | None:
    """Where "darin" or "in dem Auftritt" ends; places and times are nothing that is judged."""
    word = parsed.tokens[t].text.lower()
    if word in _THEREIN:
        return t + 1
    if word not in _IN or t + 1 >= limit:
        return None
    end = noun_phrase_end(parsed, t + 1, limit)
    nouns = [parsed.tokens[i].text for i in range(t + 1, end) if parsed.tag(i) is Tag.NOUN]
    determined = word != "in" or parsed.tag(t + 1) in (Tag.DETERMINER, Tag.ADJECTIVE)
    known = bool(nouns) and nouns[0].lower() not in _TIMES and not is_country(nouns[0])
    return end if determined and known and end > t + 1 else None


def found(parsed: ParsedSentence, frame: Frame, segment: Segment) -> bool:
    """Whether what an object is found to be ends the clause: "findet das gefährlich", "fand den Plan „unangemessen“"."""
    last = _end_of_middle(frame, segment) - 1
    if last <= middle_start(segment) or inside(frame.speaker, last):
        return False
    if parsed.tokens[last].text in _CLOSING:
        first = next((t for t in range(last - 1, segment.first, -1) if parsed.tokens[t].text in _OPENING), last)
        return parsed.tag(first - 1) is not Tag.DETERMINER  # but "fand die „Rote Lilie“"
    verb = segment.form
    tells = verb is not None and bool(verb.moods & Mood.KONJUNKTIV_II)  # "fand die Tür verschlossen"
    word = parsed.tokens[last].text.lower()
    return not tells and parsed.tag(last) in (Tag.ADJECTIVE, Tag.ADVERB) and word not in _ADVERBS


def _end_of_middle(frame: Frame, segment: Segment) -> int:
    """Where the other half of the verb begins, or the clause ends."""
    end = segment.last
    while end - 1 in frame.cue and end - 1 > (segment.verb or segment.first):
        end -= 1
    return end
