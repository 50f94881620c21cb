"""Whether a word for an event tells of one that took place: by whose words it is in, and by its clause."""

from __future__ import annotations

from bisect import bisect_left

from extraction.events.days import find_days, lies_long_before
from extraction.events.parties import EventLine, is_day
from extraction.events.words import (
    Trigger,
    clause_around,
    event_noun,
    holding_clause,
    is_day_before,
    is_pluperfect,
    is_possessed,
    is_unreal,
)
from extraction.text import Attribution, Document, EventType, Kind, TokenRange, word_list, words_of

_LONGEST_DATELINE = 5  # tokens
_OPENING = 3  # sentences in which any word for an event counts
_OPENING_OF_PRESS = 2  # sentences: a dateline, and that in which a spokesperson begins
_OPENING_PARTS = 6  # sentences in which events may be referred to
_OPENING_MARKS, _CLOSING_MARKS = frozenset("„»"), frozenset("“«”")
_RECORDED = frozenset((EventType.SPEECH, EventType.PRESS_CONFERENCE, EventType.BRIEFING))
_TEXTS = frozenset((EventType.STATEMENT, EventType.DECLARATION))
_BEFORE_PRESS = frozenset((EventType.PRESS_CONFERENCE, EventType.BRIEFING))
_PASSED_ON = _RECORDED | {EventType.LETTER}  # "Der Brief sei an X gerichtet, sagte …"


_TALKS = frozenset((EventType.CALL, EventType.VIDEO_CALL, EventType.MEETING))
_HELD = _PASSED_ON | {EventType.DECLARATION}
_LONGEST_TELLING = 20  # tokens of "Eine Sprecherin des Amts sagte heute:"
_NEAR_TEXT = 3  # words before a text in which "folgende" stands


def is_told(line: EventLine, trigger: Trigger, index: int) -> bool:
    """Whether a word of a sentence tells of an event, by whose words it is in."""
    index = _behind_dateline(line.document, index)
    if index >= _OPENING_PARTS and trigger.is_circumstance and not (trigger.is_definite or _is_usual(line, trigger)):
        return False
    attribution = containing(line.document, trigger.at)
    if attribution is None or (index < _OPENING_OF_PRESS and is_given_here(line, trigger)):
        return True
    if attribution.kind is Kind.DIRECT and index < _OPENING_OF_PRESS and _is_press_statement(line, trigger):
        return True
    if attribution.kind is Kind.REPORTED and (
        frames(trigger) or (trigger.is_circumstance and is_possessed(line, trigger.at))
    ):
        return True
    if attribution.kind is Kind.REPORTED and is_held(line, trigger, attribution):
        return True
    if attribution.kind is Kind.REPORTED and not trigger.is_verb and holding_clause(line, trigger.at) is not None:
        return index < _OPENING  # "zeigte sich zufrieden mit den Gesprächen, die sie mit X geführt hat"
    if attribution.kind is Kind.REPORTED and trigger.type in _TEXTS and _is_dated(line, trigger):
        return index < _OPENING  # "hat die am Dienstag veröffentlichte Erklärung von X als einseitig bezeichnet"
    if attribution.kind is Kind.REPORTED:  # "lud sie heute zu einem Gespräch ein"
        return index < _OPENING and is_invitation(line, trigger)
    if (
        attribution.kind is Kind.FREE_INDIRECT
    ):  # "Das habe er dem Kanzler am Montag am Telefon zugesagt, teilte sein Büro mit."
        dated = (trigger.is_own or trigger.is_definite) and any(is_day(line, i) for i in range(line.first, line.last))
        return index < _OPENING and (dated or (trigger.is_circumstance and _has_partners(line, trigger)))
    passed_on = not trigger.is_definite or trigger.type in _PASSED_ON or _has_day(line, trigger)
    passed_on |= _has_partners(line, trigger)
    return attribution.kind is Kind.INDIRECT and index < _OPENING and passed_on


def _behind_dateline(document: Document, index: int) -> int:
    """The number of a sentence without the one that is cut off behind the day of a dateline: "SEOUL, 12. | April (Yonhap) --"."""
    first = document.sentences[0] if document.sentences else None
    is_cut = first is not None and first.last - first.first <= _LONGEST_DATELINE
    return index - 1 if is_cut and index > 0 else index


def is_given_here(line: EventLine, trigger: Trigger) -> bool:
    """ "haben die folgende gemeinsame Erklärung verabschiedet: …": the text that stands behind."""
    if trigger.type not in _TEXTS:
        return False  # like most
    before = line.words[max(0, trigger.at - line.first - _NEAR_TEXT) : trigger.at - line.first]
    return not words_of("event_following_text").isdisjoint(before)


def _is_press_statement(line: EventLine, trigger: Trigger) -> bool:
    """ "Eine Sprecherin des Amts erklärte: „Minister X hat mit Y telefoniert“": what the quoted spokesperson tells of others."""
    quoting = line.words[: trigger.at - line.first]
    if ":" not in quoting and line.word(line.first) in _OPENING_MARKS:
        tokens = line.document.tokens[max(0, line.first - _LONGEST_TELLING) : line.first]
        quoting = tuple(token.text.lower() for token in tokens)
    if not (trigger.is_verb or trigger.is_circumstance) or ":" not in quoting:
        return False
    before = quoting[: quoting.index(":")]
    return not words_of("event_teller").isdisjoint(before)


def tells_of_event(line: EventLine, trigger: Trigger, index: int) -> bool:
    """Whether a word tells of an event that took place, by its clause."""
    index = _behind_dateline(line.document, index)
    clause = clause_around(line, trigger.at)
    if line.is_title and (_is_quoted(line, trigger.at) or line.word(clause[0]) in words_of("event_asking_word")):
        return False
    if is_unreal(line, clause, trigger):
        return False
    tokens, on = line.document.tokens, line.document.published_on
    held = None if trigger.is_verb else holding_clause(line, trigger.at)
    if held is not None and (lies_long_before(tokens, *held, on) or is_unreal(line, held, trigger)):
        return False
    if not _is_dated(line, trigger) and lies_long_before(tokens, *clause, on):
        return False
    if line.is_title:
        return True
    return index < _OPENING or not _was_before(line, clause) or bool(find_days(line.document.tokens, *clause, None))


def _was_before(line: EventLine, clause: TokenRange) -> bool:
    """ "hatte X getroffen", "Zuvor war sie mit Y zusammengekommen": what was before the event that is told."""
    words = line.words_in(clause)
    if is_day_before(line, clause) or words & words_of("event_pronoun_of_two"):
        return is_pluperfect(line, clause) and not words & words_of("event_earlier")  # "Zuvor hatten beide gesprochen"
    earlier = words & words_of("event_earlier", "event_earlier_still") and words & words_of("event_before_helping")
    return bool(earlier) or is_pluperfect(line, clause)


def _is_dated(line: EventLine, trigger: Trigger) -> bool:
    """ "in dem auf Dienstag datierten Schreiben": a day in front of the noun, whatever the clause says of other things."""
    return not trigger.is_verb and any(is_day(line, i) for i in range(max(line.first, trigger.at - 3), trigger.at))


def _is_usual(line: EventLine, trigger: Trigger) -> bool:
    """ "in seinem täglichen Briefing": what a ticker tells of as news, however far down."""
    words = {line.word(i) for i in range(max(line.first, trigger.at - 2), trigger.at)}
    return trigger.type in _BEFORE_PRESS and not words.isdisjoint(words_of("event_possessive"))


def is_held(line: EventLine, trigger: Trigger, attribution: Attribution) -> bool:
    """ "hat seine Antrittsrede als Vorsitzender gehalten": words that look like a content, with the verb that holds an event."""
    if trigger.is_verb or trigger.is_circumstance or trigger.type not in _HELD:
        return False
    cues = attribution.cue
    return any(
        token.lemma in words_of("event_verb") and any(cue.contains(token.span) for cue in cues)
        for token in line.document.tokens[line.first : line.last]
    )


def is_invitation(line: EventLine, trigger: Trigger) -> bool:
    """ "lud sie heute zu einem Gespräch ein"."""
    return any(line.word(i) in words_of("event_invited") for i in range(*clause_around(line, trigger.at)))


def _has_day(line: EventLine, trigger: Trigger) -> bool:
    """ "Das Telefonat am Mittwoch kam laut Kreml zustande"."""
    first, last = clause_around(line, trigger.at)
    return any(is_day(line, i) for i in range(first, last))


def _has_partners(line: EventLine, trigger: Trigger) -> bool:
    """ "Die Gespräche zwischen X und Y dauerten nach Angaben …": a noun that says itself whose they were."""
    return trigger.is_definite and not trigger.is_verb and line.word(trigger.at + 1) in words_of("event_with")


def frames(trigger: Trigger) -> bool:
    """ "hat den Angriff in einer Erklärung verurteilt": in what somebody said it, though the words stand beside what they said."""
    # "haben sich mit einer Erklärung zu Wort gemeldet"
    by_text = trigger.type in _TEXTS and trigger.preposition == "mit" and not trigger.is_definite
    before_council = trigger.type is EventType.BRIEFING and trigger.preposition in words_of("event_facing")
    return trigger.is_own and (trigger.preposition in words_of("event_frame") or by_text or before_council)


def _is_quoted(line: EventLine, at: int) -> bool:
    """Whether a word of a title is somebody's: „Zuerst Dächer, dann Klimagipfel“."""
    before = [line.word(i) for i in range(line.first, at)]
    return sum(word in _OPENING_MARKS for word in before) > sum(word in _CLOSING_MARKS for word in before)


def containing(document: Document, token: int) -> Attribution | None:
    """The attribution whose content a token is in."""
    span = document.tokens[token].span
    at = bisect_left(document.attributions, span.end, key=lambda a: a.content[0].start)
    near = document.attributions[max(0, at - 4) : at]
    return next((a for a in near if any(s.contains(span) for s in a.content)), None)


def is_by_the_way(line: EventLine, trigger: Trigger, index: int) -> bool:
    """ "Im Schlusskommuniqué heißt es, …", an "Absichtserklärung": words of an event that is told, and no event beside it."""
    if not trigger.is_verb and line.word(trigger.at).startswith(word_list("event_intention")):
        return True
    if trigger.type is not EventType.DECLARATION or trigger.preposition != "in" or not trigger.is_definite:
        return False
    if index >= _OPENING_PARTS:
        return True  # "In der Schlusserklärung verlangen die Länder …": of what was told above
    return any(
        line.word(i) in words_of("event_reads") and line.word(i + 1) in words_of("event_it")
        for i in range(*clause_around(line, trigger.at))
    )


def only_reports(line: EventLine, trigger: Trigger) -> bool:
    """ "hieß es in der Mitteilung des Amts", "Erklärung des Amts zum Gespräch von X mit Y": words about something else."""
    if line.is_title:
        behind = range(trigger.at + 1, line.last - 1)
        nouns = (event_noun(line.text(k), line.text(k)) for k in behind if line.text(k)[:1].isupper())
        about = not words_of("event_about").isdisjoint(line.words)
        return about and any(n is not None and n.type in _TALKS for n in nouns)
    return not words_of("event_report").isdisjoint(line.words_in(clause_around(line, trigger.at)))
