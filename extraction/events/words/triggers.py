"""Finds the words of a line that tell of an event ("hat … telefoniert", "rief … an"), and those that tell of one together
("empfing … zu einem Gespräch", "Staatsbesuch: X empfängt Y").
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, pairwise

from extraction.events.parties import GENITIVE, EventLine, Party, is_day
from extraction.events.words.clauses import clause_around
from extraction.events.words.councils import before_council
from extraction.events.words.event_words import (
    CALLER,
    GUEST,
    HOST,
    MUTUAL,
    SPEAKER,
    TELLER,
    Trigger,
    event_noun,
    event_verb,
    event_verbs,
    first_halves,
    may_be_trigger,
    verb_of,
)
from extraction.events.words.noun_triggers import is_of_other_event, noun_trigger
from extraction.events.words.occasions import (
    at_lectern,
    at_telephone,
    before_press,
    in_writing,
    signed_below,
    talking_partner,
)
from extraction.text import EventType, replace, words_of
from extraction.text.inflection import small
from extraction.text.lexicon import contractions

_BETWEEN_PEOPLE = frozenset((EventType.CALL, EventType.VIDEO_CALL, EventType.MEETING, EventType.VISIT))
_BEFORE_OTHERS = frozenset((EventType.SPEECH, EventType.PRESS_CONFERENCE, EventType.BRIEFING))
_HEADS, _BY_VIDEO, _STAY = words_of("event_heads"), words_of("by_video"), words_of("event_stay")
_BY_TELEPHONE, _HONOURS = words_of("by_telephone"), words_of("event_honours")
_MEDIA = _HEADS | _BY_VIDEO | _STAY | _BY_TELEPHONE | _HONOURS
_PLATFORMS = words_of("event_platform")
_BEFORE_COUNCIL = words_of("article") | {"im"}
_LONGEST_OWNER = 3  # tokens from a noun to whose it is
_MOST = 20  # in one line


def find_triggers(line: EventLine) -> list[Trigger]:
    """The words of a line that tell of an event, in its order."""
    tokens = line.document.tokens
    worth = [i for i in range(line.first, line.last) if may_be_trigger(tokens[i].text, tokens[i].lemma)]
    found = list(islice((trigger for i in worth if (trigger := _trigger_at(line, i)) is not None), _MOST))
    if len(found) > 1:  # "haben bei ihrem Treffen vereinbart"
        found = [t for t in found if not (t.is_verb and tokens[t.at].lemma in words_of("event_agreeing"))]
    return [_by_medium(line, replace(trigger, is_spoken=_is_spoken(line, trigger))) for trigger in found]


def _trigger_at(line: EventLine, i: int) -> Trigger | None:
    token = line.document.tokens[i]
    found = before_press(line, i) or at_telephone(line, i) or before_council(line, i)
    found = found or in_writing(line, i) or at_lectern(line, i) or talking_partner(line, i) or signed_below(line, i)
    if found is not None:
        return found
    if token.text[0].isupper() and (noun := event_noun(token.text, token.lemma)) is not None:
        return noun_trigger(line, i, noun)
    return _verb_trigger(line, i, verb_of(token.lemma)) if token.text[0].islower() or line.is_title else None


def _verb_trigger(line: EventLine, i: int, lemma: str) -> Trigger | None:
    found = _verb_at(line, i, lemma)
    if lemma in words_of("event_posting"):
        return _posted(line, i) or found
    if lemma in words_of("event_withdrawing") and not _withdraws_to_talk(line):
        return None
    if lemma in words_of("event_speaking") and not words_of("event_one_voice").isdisjoint(line.words):
        return None  # "sprechen mit einer Stimme"
    if lemma in words_of("event_speaking") and _is_before_audience(line, i):
        return Trigger(i, EventType.SPEECH, SPEAKER, is_own=True, is_verb=True)
    if lemma in words_of("event_reporting"):
        return found if found is not None and _is_to_council(line, i) else None
    if found is not None and found.frame == TELLER:
        handed = lemma in words_of("event_handing") and not words_of("event_object_pronoun").isdisjoint(line.words)
        return found if handed or _is_told_on_a_day(line, is_given=lemma in words_of("event_to_somebody")) else None
    if found is not None and not found.is_own and lemma in words_of("event_weak_verb"):
        return found if _goes_there(line) else None
    return found


def _withdraws_to_talk(line: EventLine) -> bool:
    """ "haben sich für eine Stunde zurückgezogen": not from something."""
    return "sich" in line.words and words_of("event_away").isdisjoint(line.words)


def _posted(line: EventLine, i: int) -> Trigger | None:
    """ "schrieb am Freitag auf der Plattform X, …": a statement; "Das schreibt X auf Telegram" tells whence a report is."""
    first, last = clause_around(line, i)
    posted = line.word(first) not in words_of("event_pointer") and any(
        line.word(k) == "auf" and not _PLATFORMS.isdisjoint((line.word(k + 1), line.word(k + 2)))
        for k in range(first, last)
    )
    return Trigger(i, EventType.STATEMENT, SPEAKER, is_own=True, is_verb=True) if posted else None


def _is_before_audience(line: EventLine, i: int) -> bool:
    """ "sprach am Montag vor der Generalversammlung", "redete vor Studierenden", "redete zwanzig Minuten lang"."""
    clause = clause_around(line, i)
    if not words_of("event_one_another").isdisjoint(line.words_in(clause)):
        return False
    if any(
        line.word(k) in words_of("event_length") and line.word(k + 1) in words_of("event_lasting")
        for k in range(*clause)
    ):
        if line.is_title and not words_of("conjunction_of_names").isdisjoint(line.words_in(clause)):
            return False  # "X und Y reden eine Stunde lang"
        others = words_of("event_with") | words_of("event_pronoun_of_two")
        return others.isdisjoint(line.words_in(clause))
    return any(
        (line.word(k) in words_of("event_facing") or contractions().get(line.word(k), line.word(k)) == "in")
        and any(line.word(n) in words_of("event_audience") for n in range(k + 1, k + 4))
        for k in range(*clause)
    )


def _is_to_council(line: EventLine, i: int) -> bool:
    """ "hat heute den Ständigen Rat unterrichtet", "berichtete den Mitgliedern des Sicherheitsrats", "berichtete im Rat"."""
    clause = clause_around(line, i)
    return any(
        line.word(k).removesuffix("s") in words_of("event_council")
        and (line.is_title or not _BEFORE_COUNCIL.isdisjoint((line.word(k - 1), line.word(k - 2))))
        for k in range(*clause)
    )


def _is_told_on_a_day(line: EventLine, *, is_given: bool) -> bool:
    """Whether somebody may tell somebody something on a day that is named; most that say something do not."""
    told = is_given or not words_of("event_dative_determiner").isdisjoint(line.words)
    return told and any(is_day(line, i) for i in range(line.first, line.last))


def _goes_there(line: EventLine) -> bool:
    """ "war nach Lugano gekommen, um mit X zu reden", "ist gestern ins Amt gekommen"."""
    if words_of("event_towards").isdisjoint(line.words):
        return False
    words = range(line.first, line.last)
    there = any(line.word(i) in words_of("event_towards") and line.is_noun(i + 1) for i in words)
    return there and any(is_day(line, i) or line.word(i) == "um" for i in words)


def _verb_at(line: EventLine, i: int, lemma: str) -> Trigger | None:
    for particle in first_halves().get(lemma, ()):
        apart = particle in line.words and any(
            line.word(k) == particle and _closes(line, k) for k in range(i + 1, line.last)
        )
        if apart or line.word(i - 1) == particle:
            word = event_verbs()[f"{lemma}+{particle}"]
            if word.frame == CALLER and _asks_for(line, i):
                continue
            return Trigger(i, word.type, word.frame, word.is_own, is_verb=True)
    found = event_verb(lemma)
    if found is not None and not found.is_own and _has_other_particle(line, i):
        return None
    return Trigger(i, found.type, found.frame, found.is_own, is_verb=True) if found is not None else None


def _asks_for(line: EventLine, i: int) -> bool:
    """ "rief die Nachbarn um Hilfe an": nobody telephones; "rief sie um 10 Uhr an" does."""
    return any(
        line.word(k) in words_of("event_asking") and not line.text(k + 1)[:1].isdigit() for k in range(i + 1, line.last)
    )


def _has_other_particle(line: EventLine, i: int) -> bool:
    """ "sprach ihm Dank aus", "sprach das Thema an": the particle makes another verb of it."""
    particles = words_of("event_other_particle")
    return not particles.isdisjoint(line.words) and any(
        line.word(k) in particles and _closes(line, k) for k in range(i + 1, line.last)
    )


def _closes(line: EventLine, k: int) -> bool:
    """Whether a particle stands at the end of a clause, where it belongs to a verb."""
    following = line.text(k + 1)
    return not following or not following[0].isalnum() or following in words_of("conjunction_of_names")


def _by_medium(line: EventLine, trigger: Trigger) -> Trigger:
    """ "ein telefonisches Gespräch", "berieten per Videoschalte"."""
    if trigger.type is EventType.SUMMIT and trigger.is_verb and not _BY_VIDEO.isdisjoint(line.words):
        return replace(trigger, type=EventType.VIDEO_CALL)  # "tagt per Video"
    if trigger.type is not EventType.MEETING or _MEDIA.isdisjoint(line.words):
        return trigger
    others = [i for i in range(line.first, line.last) if is_of_other_event(line, i)]
    of_others = {k for i in others for k in range(i, i + _LONGEST_OWNER)}  # "im Vorfeld des Treffens der Staats- und …"
    words = frozenset(line.word(i) for i in range(line.first, line.last) if i not in of_others)
    if words & _HEADS and trigger.frame != HOST:
        return replace(trigger, type=EventType.SUMMIT, is_own=True)
    if words & _BY_VIDEO:
        return replace(trigger, type=EventType.VIDEO_CALL, is_own=True)
    if words & _STAY or _with_honours(line):
        return replace(trigger, type=EventType.VISIT, is_own=True)
    return replace(trigger, type=EventType.CALL, is_own=True) if words & _BY_TELEPHONE else trigger


def _with_honours(line: EventLine) -> bool:
    """ "begrüßte sie mit militärischen Ehren", "mit allen Ehren": who is received so is a guest of state."""
    return not _HONOURS.isdisjoint(line.words) and any(
        word in _HONOURS and before in words_of("event_of_honour") for before, word in pairwise(line.words)
    )


def _is_spoken(line: EventLine, trigger: Trigger) -> bool:
    """Whether the word says only that people spoke with one another."""
    token = line.document.tokens[trigger.at]
    if trigger.frame == TELLER:
        return verb_of(token.lemma) not in words_of("event_handing")
    spoken = small(token.lemma).endswith(tuple(words_of("spoken"))) and trigger.type is EventType.MEETING
    return spoken and (line.is_title or not trigger.is_circumstance)


# --- words of one line that tell of one event ---------------------------------------------------------------------------


def combined(line: EventLine, triggers: Sequence[Trigger], parties: Sequence[Party]) -> list[Trigger]:
    """The words that tell of an event each; a noun beside the verb of its clause only adds what kind it was."""
    kept: list[Trigger] = []
    triggers = [t for t in triggers if not (_is_speaking_at(line, t, triggers) or _receives_text(line, t, triggers))]
    triggers = [t for t in triggers if not _is_stay_of_guest(line, t, triggers)]
    for trigger in sorted(triggers, key=lambda t: (not t.is_verb, _is_stay_around(t), not t.is_own, t.at)):
        at = next((k for k, one in enumerate(kept) if _tell_of_one(line, one, trigger, parties)), None)
        if at is None:
            kept.append(trigger)
        else:
            kept[at] = _of_kind(kept[at], trigger)
    return sorted(kept, key=lambda t: t.at)


def _is_stay_around(trigger: Trigger) -> bool:
    """ "während ihres Besuchs", "bei ihrem Besuch": in what something else took place."""
    return trigger.type is EventType.VISIT and trigger.preposition in words_of("event_during")


def _is_stay_of_guest(line: EventLine, stay: Trigger, triggers: Sequence[Trigger]) -> bool:
    """ "empfing Ministerin X, die zu einem Arbeitsbesuch im Land weilt": only why the guest was there."""
    if stay.type is not EventType.VISIT or line.is_title:
        return False
    first, _ = clause_around(line, stay.at)
    relative = line.word(first - 1) == "," and line.word(first) in words_of("relative_pronoun")
    received = (t for t in triggers if t.is_verb and t.is_own and t.type is EventType.MEETING and t.at < first)
    return relative and any(True for _ in received)


def _receives_text(line: EventLine, verb: Trigger, triggers: Sequence[Trigger]) -> bool:
    """ "Präsident X empfängt Anruf der Kanzlerin", "Bei X traf ein Brief ein": nobody is received, and nobody comes."""
    coming = {HOST: EventType.CALL, GUEST: EventType.LETTER}.get(verb.frame) if verb.is_verb else None
    if coming is None:
        return False
    clause = clause_around(line, verb.at)
    texts = (t for t in triggers if t.type is coming and not t.is_verb and not t.preposition)
    return any(clause[0] <= t.at < clause[1] for t in texts)


def _is_speaking_at(line: EventLine, verb: Trigger, triggers: Sequence[Trigger]) -> bool:
    """ "Auf einer Pressekonferenz sprachen beide von …": not with one another."""
    if not (verb.is_verb and verb.is_spoken) or line.is_title:
        return False
    clause = clause_around(line, verb.at)
    occasions = (t.at for t in triggers if t.type in _BEFORE_OTHERS and t.preposition in words_of("event_frame"))
    return any(clause[0] <= at < clause[1] for at in occasions)


def _tell_of_one(line: EventLine, one: Trigger, other: Trigger, parties: Sequence[Party]) -> bool:
    if TELLER in (one.frame, other.frame):
        return False
    to_summit = other.type is EventType.SUMMIT and other.preposition == "zu" and one.type in _BETWEEN_PEOPLE
    if not {one.type, other.type} <= _BETWEEN_PEOPLE and not to_summit:
        return one.type is other.type and not one.is_verb and not other.is_verb and line.is_title
    if not line.is_title and clause_around(line, one.at) != clause_around(line, other.at):
        return False
    if one.is_verb and one.frame == MUTUAL and _is_stay_around(other):
        return True
    own = words_of("event_partner") | {GENITIVE, "von"}
    return other.is_verb or not any(p.noun == other.at and p.governor in own for p in parties) or not one.is_verb


def _of_kind(one: Trigger, other: Trigger) -> Trigger:
    """The frame of the first with the type of the other where that says more: a visit, a call."""
    if other.type is EventType.SUMMIT and one.type is EventType.VISIT:
        return replace(one, type=other.type, is_own=True, preposition=other.preposition, also=one.also | {other.at})
    if one.frame == MUTUAL and not one.is_circumstance and _is_stay_around(other):
        return replace(one, also=one.also | {other.at})  # "hat bei ihrem Besuch mit Minister X gesprochen": a meeting
    says_more = other.is_own or (other.type is EventType.VISIT and other.is_circumstance)
    if other.preposition in words_of("event_occasion") or one.type is not EventType.MEETING or not says_more:
        spoken = one.is_spoken and other.is_spoken
        return replace(one, is_own=one.is_own or other.is_own, is_spoken=spoken, also=one.also | {other.at})
    return replace(one, type=other.type, is_own=True, is_spoken=False, also=one.also | {other.at})
