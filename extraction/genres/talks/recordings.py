"""Transcripts of recorded talks whose lines open with times and have no labels: who asks is told by questions, the guest by name.

The times themselves are blanks when the genres are read (`extraction/text/cleaning.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extraction.genres.people import bare_name, people_of, place_of
from extraction.genres.speaker_labels import Label
from extraction.genres.talks.interviewed import ADDRESS
from extraction.genres.talks.openings import silences_in_lead
from extraction.text import Genre, TurnKind
from extraction.turns import Line, Passage, Script, Source, names_one, opening_phrase, question, silence

_TIME = 8  # blanks in the place of "00:01:05"
_FEWEST_LINES, _FEWEST_QUESTIONS, _CLOSING = 5, 2, 6


def read_recording(source: Source, labels: Sequence[Label]) -> Script | None:
    """The answers of the one guest of a recorded talk; None where there are labels, no questions, or not one guest is named."""
    timed = [line for line in source.lines if _is_timed(source.text, line)]
    if len(timed) < _FEWEST_LINES or sum(line.asks for line in timed) < _FEWEST_QUESTIONS:
        return None
    if any(line.start <= label.start < line.end for label in labels for line in timed):
        return None
    guest = _guest(source)
    return Script(Genre.INTERVIEW, tuple(_passages(source, timed, guest))) if guest is not None else None


def _is_timed(text: str, line: Line) -> bool:
    before = text[max(0, line.start - _TIME) : line.start]
    return len(before) == _TIME and before.isspace() and "\n" not in before


def _guest(source: Source) -> str | None:
    """Who is named in a line that speaks of a guest, as in the welcome; None where no line names one alone."""
    for line in source.lines:
        people = dict.fromkeys(people_of(line.text)) if names_one(line.text, "guest_named") else {}
        if len(people) == 1:
            return next(iter(people))
    return None


def _passages(source: Source, timed: Sequence[Line], guest: str) -> Iterator[Passage]:
    """What is no question, no welcome and no farewell is the guest's; so is a piece of the talk that stands before the welcome."""
    for line in source.lines:
        if line.start < timed[0].start:
            yield from silences_in_lead(source, line)
    cue = place_of(source, bare_name(guest))
    hosted = _hosted(timed, bare_name(guest))
    for i, line in enumerate(timed):
        if line.asks:
            yield question(line.start, line.end)
        elif i in hosted:
            yield silence(line.start, line.end)
        else:
            yield Passage(TurnKind.WORDS, line.start, line.end, guest, cue, official=True)


def _hosted(timed: Sequence[Line], guest: str) -> set[int]:
    """The lines of whoever leads the talk: from the welcome to the first question, from an address to its question, the farewell."""
    first = next(i for i, line in enumerate(timed) if line.asks)
    named = [i for i, line in enumerate(timed[:first]) if guest.split(" ")[-1] in line.text]
    welcome = [
        i
        for i in range(first)
        if opening_phrase(timed[i].text, "courtesy") or opening_phrase(timed[i].text, "salutation")
    ]
    hosted = set(range(min((*named, *welcome), default=0), first))
    for i, following in pairwise(range(len(timed))):
        addressed = ADDRESS.match(timed[i].text) is not None
        hosted |= {i} if addressed and timed[following].asks else set()
    last = max(first, len(timed) - _CLOSING)
    closed = next((i for i in range(last, len(timed)) if opening_phrase(timed[i].text, "talk_closed")), len(timed))
    return hosted | set(range(closed, len(timed)))
