"""What a thing is called otherwise: "Den Vorwurf wies sie | als Unsinn | zurück", "| Als „Fehler“ | bezeichnete sie den Plan"."""

from __future__ import annotations

from extraction.frames import Frame
from extraction.grammar import ParsedSentence, Tag, noun_phrase_end
from extraction.text import TokenRange

_JUDGING = frozenset({"NP+Adj", "NP+Präd"})
_BETWEEN = (Tag.ADVERB, Tag.ADJECTIVE, Tag.VERB, Tag.PREPOSITION)  # "wies sie am Montag entschieden als Unsinn zurück"


def label_before(parsed: ParsedSentence, frame: Frame, start: int) -> TokenRange | None:
    """ "Als „Fehler“ bezeichnete sie den Plan": what the thing is called stands before the verb."""
    segment = parsed.segments[frame.segment]
    opens = parsed.tokens[segment.first].text == "Als" and segment.verb is not None and "NP+als" in frame.entry.phrases
    return (segment.first, segment.verb) if opens and segment.verb and segment.verb < start else None


def label_behind(parsed: ParsedSentence, frame: Frame, end: int) -> tuple[int, int] | None:
    """ "Den Vorwurf wies sie als Unsinn zurück": what the thing in front is called stands behind the speaker."""
    segment, speaker = parsed.segments[frame.segment], frame.speaker
    if speaker is None or speaker[0] < end or segment.verb is None or end > segment.verb:
        return None
    last = max(frame.cue) if max(frame.cue) > speaker[1] else segment.last
    start = _behind_adverbials(parsed, frame, speaker[1], last)
    if start >= last:
        return None
    named = parsed.tokens[start].text == "als" or not _JUDGING.isdisjoint(
        frame.entry.phrases
    )  # "Den Plan nannte sie falsch"
    called = named or parsed.tokens[start].text in frame.entry.words  # "Den Plan hielt sie für falsch"
    return (start, last) if called else None


def _behind_adverbials(parsed: ParsedSentence, frame: Frame, first: int, last: int) -> int:
    """ "Den Plan bezeichnete sie | nach dem Treffen erneut | als Unsinn": where what the thing is called begins."""
    opening = frozenset({"als", *frame.entry.words})
    t = start = first
    while t < last and parsed.tokens[t].text not in opening and parsed.tag(t) in _BETWEEN:
        if parsed.tag(t) is Tag.PREPOSITION:
            t = start = max(noun_phrase_end(parsed, t + 1, last), t + 1)
        else:
            t += 1
    if t < last and parsed.tokens[t].text in opening:
        return t
    return start if start < last else first
