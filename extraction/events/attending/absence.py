"""Who is said not to have been at an event."""

from __future__ import annotations

from extraction.events.drafts import Draft
from extraction.events.parties import BARE, EventLine, find_parties
from extraction.text import replace, words_of

_TWO = 2  # who meet


def find_absent(line: EventLine) -> frozenset[str]:
    """Who is said not to have been there: "X begrüßte beide, nahm an der Unterredung aber nicht teil"."""
    away = not words_of("event_staying_away").isdisjoint(line.words)
    if words_of("event_absent").isdisjoint(line.words) or not (away or "nicht" in line.words):
        return frozenset()
    if not any(
        line.word(i) in words_of("event_absent") and (away or "nicht" in (line.word(i - 1), line.word(i - 2)))
        for i in range(line.first, line.last)
    ):
        return frozenset()
    first = next((p for p in find_parties(line) if p.governor == BARE and p.is_person and p.entities), None)
    return frozenset(first.entities) if first is not None else frozenset()


def without_absent(drafts: list[Draft], line: EventLine) -> list[Draft]:
    """The events that a line tells without whoever it says was not there; what is left by one alone is none."""
    absent = find_absent(line) if drafts else frozenset()
    if not absent:
        return drafts
    left = [replace(d, participants=tuple(p for p in d.participants if p.entity not in absent)) for d in drafts]
    return [draft for draft in left if len(draft.participants) >= _TWO]
