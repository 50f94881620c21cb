"""What kind of event a noun names, by what stands around it: an "Erklärung" of several is a declaration."""

from __future__ import annotations

from extraction.events.parties import EventLine, is_day
from extraction.events.words.event_words import ISSUER, SPEAKER, EventWord
from extraction.knowledge import tables
from extraction.knowledge.names import Form, title_of
from extraction.text import EntityType, EventType, replace, words_of
from extraction.text.dictionary import is_known


def of_kind(line: EventLine, i: int, word: EventWord, *, joint: bool) -> EventWord:
    """An "Erklärung" of several is a declaration, a "Gespräch mit Journalisten" a press conference."""
    joint = joint or _is_together(line)
    if word.type is EventType.STATEMENT and (joint or _is_adopted(line) or _is_of_place(line, i)):
        return replace(word, type=EventType.DECLARATION, frame=ISSUER)
    if word.type is EventType.MEETING and _is_of_leaders(line, i):
        return replace(word, type=EventType.SUMMIT, is_own=True)
    if word.type is EventType.MEETING and _is_with_press(line, i):
        return EventWord(EventType.PRESS_CONFERENCE, SPEAKER, is_own=True)
    return word


def _is_together(line: EventLine) -> bool:
    """ "Gemeinsam mit Estland legten sie eine Erklärung vor"."""
    together = words_of("event_together")
    return not together.isdisjoint(line.words) and any(
        line.word(k) in together and line.word(k + 1) == "mit" for k in range(line.first, line.last)
    )


def _is_adopted(line: EventLine) -> bool:
    """Whether several have given a text together: "haben eine Erklärung angenommen", "in einer unterschriebenen Erklärung"."""
    words = range(line.first, line.last)
    return any(
        line.document.tokens[k].lemma in words_of("adopted") or line.word(k) in words_of("event_signed") for k in words
    )


def _is_of_place(line: EventLine, i: int) -> bool:
    """ "Erklärung von Visby": one that is called by the town in which it was given, and no one person's."""
    town = i + 2
    if line.word(i + 1) != "von" or not line.is_noun(town) or line.is_noun(town + 1) or is_day(line, town):
        return False
    match = line.resolver.links.scan.starting_at(town)
    if match is not None:
        return match.last == town + 1 and (match.form is Form.CAPITAL or _is_town(match.entity))
    is_somebody = line.resolver.links.people_in(town, town + 1) or line.text(town) in dict(line.surnames)
    return not is_somebody and title_of(line.text(town)) is None and not is_known(line.text(town))


def _is_town(entity: str | None) -> bool:
    known = tables.entities().get(entity or "")
    return known is not None and known.type is EntityType.PLACE


def _is_of_leaders(line: EventLine, i: int) -> bool:
    """ "an der Tagung des Europäischen Rates": one of those who lead their countries."""
    return line.word(i + 1) == "des" and line.word(i + 2) in words_of("event_leaders_body") and line.is_noun(i + 3)


def _is_with_press(line: EventLine, i: int) -> bool:
    """ "in seinem täglichen Gespräch mit Journalisten"."""
    words = [line.word(k) for k in range(i + 1, i + 4)]
    return words[0] == "mit" and bool(words_of("event_press").intersection(words))
