"""On which of the days that a line names an event took place."""

from __future__ import annotations

from datetime import date, timedelta

from extraction.events.days import ToldDay, find_days, weekday_of
from extraction.events.parties import EventLine
from extraction.events.words import (
    Trigger,
    clause_around,
    holding_clause,
    is_day_before,
    is_past,
    is_present,
    is_present_plural,
)
from extraction.events.words.letters import is_answered_before
from extraction.text import EventType, TokenRange, words_of

_TALKS = frozenset((EventType.CALL, EventType.VIDEO_CALL, EventType.MEETING))
_NEAR = timedelta(days=21)
_AHEAD = timedelta(days=1)
_WRITTEN = frozenset((EventType.STATEMENT, EventType.DECLARATION, EventType.LETTER))
_STAYS = frozenset((EventType.VISIT, EventType.SUMMIT))


def nearest_day(line: EventLine, trigger: Trigger, days: list[ToldDay]) -> ToldDay | None:
    """The day that is nearest to the word for an event, in its clause where that names one."""
    held = None if trigger.is_verb else holding_clause(line, trigger.at)
    if held is not None and (of_holding := [d for d in days if held[0] <= d.first < held[1]]):
        return of_holding[0]
    first, last = clause_around(line, trigger.at)
    inside = [d for d in days if first <= d.first < last] or [d for d in days if not _is_of_report(line, d)]
    return min(inside, key=lambda d: abs(d.first - trigger.at), default=None)


def day_before_told(line: EventLine, trigger: Trigger) -> date | None:
    """ "Tags zuvor", "am Tag davor": before the day that was told last, or before that of publication."""
    if line.is_title or not is_day_before(line, clause_around(line, trigger.at)):
        return None
    before = find_days(line.document.tokens, 0, line.first, line.document.published_on)
    day = before[-1].day if before else line.document.published_on
    return day - timedelta(days=1) if day is not None else None


def _is_of_report(line: EventLine, day: ToldDay) -> bool:
    """ ", so teilte sein Büro am Dienstag mit,": the day on which it was told."""
    first, last = clause_around(line, day.first)
    return line.word(first - 1) == "," and any(line.word(i) in words_of("event_report") for i in range(first, last))


def is_of_something_else(line: EventLine, index: int, trigger: Trigger, day: ToldDay) -> bool:
    """Whether a day is not that of the event: of its end, of the report, of the topic, or when somebody saw the text."""
    if _ends_something(line, trigger, day) or _is_dateline(line, index, day):
        return True
    if trigger.type is EventType.LETTER and (_confirms_receipt(line, trigger) or _is_of_answered(line, trigger, day)):
        return True
    on = line.document.published_on
    if trigger.type in _WRITTEN and on is not None and day.day > on:
        return True  # "hat in einer Erklärung zum Nationalfeiertag am 1. August gratuliert"
    first, last = clause_around(line, day.first)
    if not first <= trigger.at < last and first != trigger.at + 2 and _is_relative(line, first):
        return True
    if not words_of("event_obtained").isdisjoint(line.words_in((first, last))):
        return True
    of_topic = index > 0 and trigger.is_verb and trigger.type in _TALKS and first <= trigger.at < last
    return of_topic and any(line.word(i) in words_of("event_topic") for i in range(first, day.first))


def _confirms_receipt(line: EventLine, trigger: Trigger) -> bool:
    """ "bestätigte am Donnerstag den Eingang des Schreibens"."""
    return not words_of("event_receipt").isdisjoint((line.word(trigger.at - 1), line.word(trigger.at - 2)))


def _is_of_answered(line: EventLine, trigger: Trigger, day: ToldDay) -> bool:
    """ "dankte für ihren Brief vom 2. Mai": when the letter was written that another answers."""
    behind = trigger.at < day.first <= trigger.at + 2
    return behind and is_answered_before(line, trigger.at, trigger.preposition)


def _is_relative(line: EventLine, first: int) -> bool:
    """ "in einem Schreiben zu dem Unglück, bei dem am Samstag …": a clause about something that is named before it."""
    before, pronoun = line.word(first), line.word(first + 1)
    return line.word(first - 1) == "," and before in words_of("preposition") and pronoun in words_of("relative_pronoun")


def is_to_come(line: EventLine, index: int, trigger: Trigger, told: ToldDay) -> bool:
    """ "Am Donnerstag hält er in Jena einen Vortrag": what a report that tells of what was tells in the present is yet to come."""
    document = line.document
    if line.word(told.first - 1) in words_of("event_since"):
        return False  # "der seit Montag im Land weilt"
    if index <= 0 or told.explicit or told.day == document.published_on or document.published_on is None:
        return False
    first, last = clause_around(line, trigger.at)
    if not first <= told.first < last or weekday_of(line.text(told.first)) is None:
        return False
    if not words_of("event_reads").isdisjoint(line.words_in((first, last))):
        return False  # "heißt es in ihrer am Donnerstag verbreiteten Erklärung"
    present = any(
        is_present(line.text(i)) or _is_present_of_several(line, i, (first, last)) for i in range(first, last)
    )
    return present and any(
        is_past(token.text) for token in document.tokens[: document.sentences[min(1, len(document.sentences) - 1)].last]
    )


def _is_present_of_several(line: EventLine, i: int, clause: TokenRange) -> bool:
    """ "Am Montag treffen sich die Präsidenten": not at the end of a clause, where it is an infinitive."""
    goes_on = line.text(i + 1)[:1].isalnum()
    return (
        goes_on and is_present_plural(line.text(i)) and words_of("event_helping_verb").isdisjoint(line.words_in(clause))
    )


def _ends_something(line: EventLine, trigger: Trigger, day: ToldDay) -> bool:
    """ "Der Besuch endet am 19. Januar": no day on which it began."""
    if trigger.type not in _STAYS:
        return False
    return not words_of("event_finishing").isdisjoint(line.words_in(clause_around(line, day.first)))


def _is_dateline(line: EventLine, index: int, day: ToldDay) -> bool:
    """ "Bern, 17.01.2024 – Am Vorabend der Tagung …": the day of the report, and not that of the event."""
    dashed = index == 0 and day.explicit and line.word(day.last) in words_of("event_dash")
    return dashed and any(line.word(i) in words_of("day_eve") for i in range(day.last, line.last))


def is_recent(day: date, on: date) -> bool:
    """Whether a day is one that an article of another day may tell news of."""
    return on - _NEAR <= day <= on + _AHEAD
