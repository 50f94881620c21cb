"""Nouns for events, and whether they tell of one that took place: "führte ein Gespräch", "bei einem Treffen mit …"."""

from __future__ import annotations

from extraction.events.days import weekday_of
from extraction.events.parties import EventLine, is_day
from extraction.events.words.clauses import holding_clause
from extraction.events.words.event_words import (
    EventWord,
    Trigger,
    event_noun,
    event_verbs,
    first_halves,
)
from extraction.events.words.kinds import of_kind
from extraction.events.words.letters import arrives, is_answered
from extraction.events.words.no_events import names_no_event
from extraction.grammar import verb_forms
from extraction.text import EventType, replace, words_of
from extraction.text.lexicon import contractions

_DETERMINERS = words_of("article", "determiner")
_PREPOSITIONS = words_of("event_preposition")
_ATTENDED = words_of("event_attended")
_DEFINITE = words_of("definite_article", "contracted_preposition")
_LONGEST_PHRASE = 6
_BEFORE_NOUN = 3
_LONGEST_ATTRIBUTE = 9
_TEXTS = frozenset((EventType.STATEMENT, EventType.DECLARATION, EventType.LETTER))
_TALKS = frozenset((EventType.CALL, EventType.VIDEO_CALL, EventType.MEETING))
_USUAL = frozenset((EventType.BRIEFING, EventType.PRESS_CONFERENCE))
_EMERGING = words_of("event_emerging")
_WORDS = _TEXTS | {EventType.SPEECH}
_VENUES = frozenset((EventType.SPEECH, EventType.PRESS_CONFERENCE, EventType.BRIEFING, EventType.SUMMIT))


def noun_trigger(line: EventLine, i: int, word: EventWord) -> Trigger | None:
    """A noun that names an event which took place, by what stands around it; None for one that is a mere topic."""
    first = _phrase_start(line, i)
    inside = {line.word(k) for k in range(first, i)}
    usual = word.type in _USUAL and not (inside & words_of("event_elsewhere")) - words_of("event_usual")
    elsewhere = _is_elsewhere(line, first, inside) and not (usual or _is_once_more(line, i, inside))
    if elsewhere or _is_beside(line, first) or _is_invited_to(line, first) or names_no_event(line, i, first, word):
        return None
    word = of_kind(line, i, word, joint=bool(inside & words_of("jointly")))
    before = line.word(first - 1)
    preposition = contractions().get(before, before)
    if line.word(i) in words_of("event_guest") and preposition != "zu":
        if line.word(i + 1) in words_of("event_agent") and not words_of("event_was").isdisjoint(line.words):
            return Trigger(i, EventType.VISIT, word.frame, is_own=True)  # "war am Mittwoch Gast von Präsident X"
        if first != line.first:
            return None
        word = replace(word, is_own=False)  # "Der Gast übergab einen Gruß"
    definite = not (inside | {before}).isdisjoint(_DEFINITE)
    trigger = Trigger(
        i, word.type, word.frame, word.is_own, is_definite=definite, is_joint=bool(inside & words_of("jointly"))
    )
    if preposition in _PREPOSITIONS or preposition == "zu":
        trigger = replace(trigger, preposition=preposition)
    if line.is_title and trigger.type in _WORDS and _is_object_of_other(line, first):
        return None
    return _with_holders(line, trigger) or _in_place(line, trigger, first, preposition)


def _is_beside(line: EventLine, first: int) -> bool:
    """ "am Rande des Gipfels", "zwei Tage nach dem Treffen", "die Frage nach einem Treffen": the event is another, or none."""
    before = line.word(first - 1)
    return before in words_of("event_margin") or (
        before == "nach" and line.word(first - 2) in words_of("event_distance", "event_question")
    )


def _is_elsewhere(line: EventLine, first: int, inside: set[str]) -> bool:
    """ "über ein weiteres Treffen", "das letzte Gespräch"; "nach einem weiteren Gespräch" there was one."""
    if inside <= words_of("event_again", "indefinite") and line.word(first - 1) in words_of(
        "event_frame", "event_over"
    ):
        return False
    return bool(inside & words_of("event_elsewhere"))


def _is_once_more(line: EventLine, i: int, inside: set[str]) -> bool:
    """ "hat ein weiteres Telefongespräch mit X geführt", "Erneutes Telefonat zwischen X und Y": one that took place."""
    if not inside <= words_of("event_again", "indefinite"):
        return False
    before = line.word(_phrase_start(line, i) - 1)
    if before in words_of("preposition") or before in contractions():
        return False
    return _is_held(line, i) or (line.is_title and not before and line.word(i + 1) in words_of("event_with"))


def _is_invited_to(line: EventLine, first: int) -> bool:
    """ "nahm die Einladung zu einem Gipfel an": what is yet to come."""
    return line.word(first) in words_of("indefinite") and line.word(first - 2) in words_of("event_invitation")


def is_of_other_event(line: EventLine, i: int) -> bool:
    """Whether a noun names an event that this one is only told beside: "eine Woche nach ihrem Videogespräch"."""
    return line.is_noun(i) and _is_beside(line, _phrase_start(line, i))


def _with_holders(line: EventLine, trigger: Trigger) -> Trigger | None:
    """ "zufrieden mit den Gesprächen, die X und Y geführt haben": talks that took place, wherever they are named."""
    if trigger.type not in _TALKS or holding_clause(line, trigger.at) is None:
        return None
    return trigger if trigger.preposition in _PREPOSITIONS else replace(trigger, preposition="in")


def _in_place(line: EventLine, trigger: Trigger, first: int, preposition: str) -> Trigger | None:
    """The trigger, where its phrase says in what something happened, what took place, or what was spoken of before."""
    before, i = line.word(first - 1), trigger.at
    if preposition in _PREPOSITIONS and (preposition not in _ATTENDED or trigger.type in _VENUES or _attends(line)):
        return trigger
    if trigger.type in _TEXTS and (text := _of_text(line, trigger, preposition)) is not None:
        return text
    if before in words_of("event_part"):
        return None if _is_topic(line, first - 1) else replace(trigger, preposition="in")
    if preposition == "zu" and trigger.type is EventType.VISIT and first == i:
        return trigger  # "ist auf Einladung des Parlaments zu Gast"
    if preposition == "zu":
        return trigger if line.is_title or not _is_attached(line, first - 2) or _is_held(line, i) else None
    if preposition in words_of("preposition") or before in contractions():
        return None
    if trigger.is_definite and first == line.first and not line.is_title:
        return trigger
    own = _as_possessed(line, trigger, first)
    if own is not None:
        return own
    if trigger.type is EventType.VISIT and trigger.is_definite and line.word(line.first) == "es":
        return trigger  # "Es war der erste Besuch der Ministerin in Polen"
    named = line.is_title or (trigger.type is EventType.SUMMIT and (trigger.is_definite or not before))
    return trigger if named or _is_held(line, i) else None


def _of_text(line: EventLine, trigger: Trigger, preposition: str) -> Trigger | None:
    """ "mit einer Erklärung", "geht aus einer Erklärung hervor, die …"."""
    if preposition == "mit":
        return trigger
    emerges = preposition in words_of("event_from") and not _EMERGING.isdisjoint(line.words)
    return replace(trigger, preposition="in") if emerges else None


def _is_topic(line: EventLine, part: int) -> bool:
    """ "sprachen über die Ergebnisse des Gipfels": an event that was spoken of."""
    start = _phrase_start(line, part)
    return line.word(start - 1) in words_of("event_topic")


def _is_object_of_other(line: EventLine, first: int) -> bool:
    """ "Teheran weist Erklärung zurück": what a title says that somebody did to a text, and not that there was one."""
    lemma = line.document.tokens[first - 1].lemma if first > line.first else ""
    before = line.text(first - 1)
    if not before[:1].islower() or lemma in words_of("event_verb") or lemma in event_verbs() or lemma in first_halves():
        return False
    return any(form.finite for form in verb_forms(before))


def is_possessed(line: EventLine, i: int) -> bool:
    """ "hat seine Gespräche mit X als gut bezeichnet": what is somebody's took place."""
    first = _phrase_start(line, i)
    return line.word(first) in words_of("event_possessive") and line.word(i + 1) in words_of("event_with")


def _as_possessed(line: EventLine, trigger: Trigger, first: int) -> Trigger | None:
    """ "ihre Gespräche mit X", "Seine Rede dauerte zwanzig Minuten": what is somebody's took place."""
    if is_possessed(line, trigger.at):
        return replace(trigger, preposition="in")
    begins = first == line.first and line.word(first) in words_of("event_possessive")
    return replace(trigger, is_definite=True) if begins and trigger.type is EventType.SPEECH else None


def _attends(line: EventLine) -> bool:
    """ "nahm an einer Videoschalte teil"."""
    return any(
        line.document.tokens[k].lemma == "teilnehmen" or line.word(k) == "teil" for k in range(line.first, line.last)
    )


def _is_attached(line: EventLine, i: int) -> bool:
    """Whether a phrase with "zu" may belong to the noun before it: "die Einladung zu einem Treffen", not "am Montag zu …"."""
    links = line.resolver.links
    named = links.scan.ending_at(i + 1) is not None or any(
        person.last == i + 1 for person in links.people_in(i - 3, i + 1)
    )
    return line.is_noun(i) and not named and weekday_of(line.text(i)) is None and line.word(i) not in words_of("month")


def _phrase_start(line: EventLine, i: int) -> int:
    """Where the noun phrase around an event's noun starts: past adjectives, a determiner or a possessive."""
    first = i
    while first > max(line.first, i - _LONGEST_PHRASE):
        word = line.text(first - 1)
        if word.lower() in _DETERMINERS:
            again = word.lower() in words_of("event_again") and line.word(first - 2) in words_of("indefinite")
            return first - 2 if again else first - 1
        is_adjective = word[:1].islower() and word.endswith(("en", "e", "er", "es", "em"))
        is_adjective |= word.isdigit() or (word == "." and line.text(first - 2).isdigit())  # "am 24. Gipfel"
        is_adjective |= word in words_of("event_degree") and first < i and line.word(first - 2) in _DETERMINERS
        if not (is_adjective or word.lower() in words_of("jointly")) or word.lower() in words_of("preposition"):
            break
        first -= 1
    return _past_participle(line, first) if first < i else first


def _past_participle(line: EventLine, first: int) -> int:
    """ "in | einer am Dienstag in Brüssel verbreiteten Stellungnahme": the determiner before what a participle has with it."""
    for k in range(first - 2, max(line.first, first - _LONGEST_ATTRIBUTE) - 1, -1):
        if not line.text(k)[:1].isalnum():
            return first
        if line.word(k) in _DETERMINERS and (k == line.first or line.word(k - 1) in words_of("event_frame")):
            after = line.word(k + 1)
            return k if after in words_of("preposition") or after in contractions() or is_day(line, k + 1) else first
    return first


def _is_held(line: EventLine, i: int) -> bool:
    """Whether a verb of the line says that what the noun names was held, opened or issued."""
    lemmas = words_of("event_verb") | event_verbs().keys() | first_halves().keys() - words_of("event_withdrawing")
    token = line.document.tokens[i]
    noun = event_noun(token.text, token.lemma)
    if noun is not None and noun.type is EventType.LETTER and (arrives(line) or is_answered(line)):
        return True
    if (
        noun is not None
        and noun.type in _TEXTS
        and words_of("jointly", "day_earlier_adjective").isdisjoint(
            line.words[max(0, i - line.first - _BEFORE_NOUN) : i - line.first]
        )
    ):
        lemmas = lemmas - words_of("event_no_issuing")  # "hat die Erklärung des Rates kritisiert"
    return any(line.document.tokens[k].lemma in lemmas for k in range(line.first, line.last) if k != i)
