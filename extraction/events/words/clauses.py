"""The stretch of a sentence that an event's word belongs to, and what it says about whether the event took place."""

from __future__ import annotations

from functools import lru_cache

from extraction.events.days import weekday_of
from extraction.events.parties import EventLine
from extraction.events.words.event_words import MUTUAL, Trigger, event_noun, event_verbs, first_halves
from extraction.grammar import Mood, verb_forms
from extraction.text import EventType, TokenRange, words_of

_MARKS = frozenset((",", ";", ":", "–", "—", "(", ")"))
_HELPING = words_of("event_helping_verb")
_CONJUNCTIONS = words_of("conjunction_of_names")
_LONGEST_PHRASE = 6  # tokens


def clause_around(line: EventLine, at: int) -> TokenRange:
    """The tokens between the marks around a token; behind "und" with a verb another clause starts."""
    found = line.clauses.get(at)
    if found is None:
        first, last = at, at + 1
        while first > line.first and not _parts(line, first - 1):
            first -= 1
        while last < line.last and not _parts(line, last):
            last += 1
        found = line.clauses[at] = first, last
    return found


def holding_clause(line: EventLine, noun: int) -> TokenRange | None:
    """The relative clause behind an event's noun that says who held it: "die Unterredung, die X und Y geführt hatten"."""
    end = clause_around(line, noun)[1]
    pronoun = end + 1
    near = end - noun <= _LONGEST_PHRASE and line.word(end) == ","
    if not near or line.word(pronoun) not in words_of("relative_pronoun"):
        return None
    clause = clause_around(line, pronoun)
    return None if words_of("event_held").isdisjoint(line.words_in(clause)) else clause


def inviting_clause(line: EventLine, noun: int) -> TokenRange | None:
    """The relative clause behind an event's noun that says who had asked whom to come: "beim Treffen, zu dem X geladen hatte"."""
    end = clause_around(line, noun)[1]
    near = end - noun <= _LONGEST_PHRASE and line.word(end) == "," and line.word(end + 1) == "zu"
    if not near or line.word(end + 2) not in words_of("relative_pronoun"):
        return None
    clause = clause_around(line, end + 2)
    return None if words_of("event_invited", "event_asked_to_come").isdisjoint(line.words_in(clause)) else clause


def _parts(line: EventLine, i: int) -> bool:
    word = line.document.tokens[i].text
    if word in _MARKS:
        return i not in line.commas and not _inside_date(line, i)
    return word in _CONJUNCTIONS and is_finite(line.text(i + 1))


def _inside_date(line: EventLine, i: int) -> bool:
    """ "am Mittwoch, 15. Juni, im Amt" has no clauses."""
    ends = line.word(i - 1) in words_of("month") and line.text(i - 3).isdigit() and line.text(i - 4) == ","
    return line.text(i) == "," and (line.text(i + 1).isdigit() or ends)


@lru_cache(maxsize=1 << 12)
def is_finite(word: str) -> bool:
    """Whether a word may be the verb of a clause."""
    return word[:1].islower() and any(form.finite for form in verb_forms(word))


def is_unreal(line: EventLine, clause: TokenRange, trigger: Trigger) -> bool:
    """Whether a clause speaks of an event that is planned, refused or denied; "forderte bei einem Treffen …" does not."""
    words = line.words_in(clause)
    if words & words_of("event_invited"):
        had_invited = trigger.is_definite and not words.isdisjoint(
            words_of("event_before")
        )  # "Zu dem Gipfel hatte X eingeladen"
        return not had_invited and not words & words_of("day_same", "day_earlier")
    if words & words_of("event_planned") or (
        words & words_of("event_planned_time") and _is_time_to_come(line, clause, trigger)
    ):
        return True
    if is_day_before(line, clause):
        return False
    if words & words_of("event_earlier") and words & words_of("event_before_helping"):
        at_some_time = not words.isdisjoint(words_of("event_last_time")) or _is_at_other_event(line, clause, trigger)
        return at_some_time or trigger.frame != MUTUAL
    if trigger.is_circumstance:
        return False
    return _is_denied(line, clause, trigger) or (bool(words & words_of("event_refused")) and not _was_awaited(words))


def _was_awaited(words: frozenset[str]) -> bool:
    """ "Die Rede war mit Spannung erwartet worden": and was given."""
    return "erwartet" in words and "worden" in words and not words.isdisjoint(words_of("event_was"))


def _is_at_other_event(line: EventLine, clause: TokenRange, trigger: Trigger) -> bool:
    """ "Zuvor waren sie beim Gipfel aufeinandergetroffen": some time ago."""
    tokens = line.document.tokens
    nouns = (event_noun(tokens[i].text, tokens[i].lemma) for i in range(*clause) if i != trigger.at and line.is_noun(i))
    return trigger.is_verb and any(noun is not None and noun.type is EventType.SUMMIT for noun in nouns)


def is_day_before(line: EventLine, clause: TokenRange) -> bool:
    """ "Tags zuvor hatte er X getroffen": on a day that is told, and not at some time before."""
    return not words_of("day_before_told").isdisjoint(line.words) and any(
        line.word(i) in words_of("day_before_told") and line.word(i + 1) in words_of("day_before_told_behind")
        for i in range(*clause)
    )


def _is_time_to_come(line: EventLine, clause: TokenRange, trigger: Trigger) -> bool:
    """ "in der kommenden Woche", "beim nächsten Gipfel": not "die nächsten Schritte"."""
    return any(
        line.word(i) in words_of("event_planned_time")
        and (
            i + 1 == trigger.at
            or line.word(i + 1) in words_of("event_time", "month")
            or weekday_of(line.text(i + 1) or ".") is not None
        )
        for i in range(*clause)
    )


def _is_denied(line: EventLine, clause: TokenRange, trigger: Trigger) -> bool:
    """Whether a clause denies what its word tells: "telefonierte nicht mit X"; a noun is denied in front of it: "kein Treffen"."""
    last = clause[1] if trigger.is_verb else trigger.at
    if words_of("negation", "event_hardly").isdisjoint(line.words):
        return False
    return any(
        line.word(i) in words_of("negation", "event_hardly")
        and line.word(i + 1) not in words_of("event_not_only")
        and not (line.word(i) in words_of("event_hardly") and _is_number(line.word(i + 1)))
        for i in range(clause[0], last)
    )


def _is_number(word: str) -> bool:
    """ "fast drei Stunden" denies nothing."""
    return word.isdigit() or word in words_of("event_number")


def is_pluperfect(line: EventLine, clause: TokenRange) -> bool:
    """Whether a clause tells what was before: "hatte … getroffen"."""
    return not words_of("event_before").isdisjoint(line.words_in(clause))


@lru_cache(maxsize=1 << 12)
def is_present(word: str) -> bool:
    """Whether a word is a verb of events in the present, of one person: "hält", "trifft"."""
    if word in _HELPING or not word[:1].islower():
        return False
    forms = verb_forms(word)
    lemmas = words_of("event_verb") | event_verbs().keys() | first_halves().keys()
    return bool(forms) and all(f.singular and f.moods == Mood.INDICATIVE and f.lemma in lemmas for f in forms)


@lru_cache(maxsize=1 << 12)
def is_present_plural(word: str) -> bool:
    """Whether a word may be a verb of events in the present, of several: "treffen", which may be an infinitive as well."""
    lemmas = event_verbs().keys() | first_halves().keys()
    return word[:1].islower() and any(
        f.plural and f.finite and f.moods & Mood.INDICATIVE and f.lemma == word in lemmas for f in verb_forms(word)
    )


@lru_cache(maxsize=1 << 12)
def is_past(word: str) -> bool:
    """Whether a word tells of what was: "hat", "wurde", "traf"."""
    if word in _HELPING:
        return True
    return word[:1].islower() and any(
        form.singular and form.moods & Mood.INDICATIVE and form.moods & Mood.FIRST for form in verb_forms(word)
    )
