"""The words for events, from their tables: nouns by their ending, verbs with or without a particle."""

from __future__ import annotations

from functools import cache, lru_cache

from extraction.knowledge.names import title_of
from extraction.text import EventType, dataclass, rows, word_list, words_of
from extraction.text.inflection import small
from extraction.text.records import keeping_forms, keeping_words

MUTUAL, SPEAKER, SENDER, ISSUER = "mutual", "speaker", "sender", "issuer"
HOST, GUEST, CALLER, TELLER = "host", "guest", "caller", "teller"
_FRAMES = {
    EventType.SPEECH: SPEAKER, EventType.STATEMENT: SPEAKER, EventType.PRESS_CONFERENCE: SPEAKER, EventType.BRIEFING: SPEAKER,
    EventType.LETTER: SENDER, EventType.VISIT: GUEST, EventType.DECLARATION: ISSUER,
}  # fmt: skip

_PRESS_OR_TELEPHONE = words_of("event_press", "event_telephone", "event_lectern")
_REPORTS = word_list("event_report_ending")
_MEDIA_OF_VIDEO = tuple(w + end for w in words_of("event_by_video_start") for end in ("", "-"))
_MEDIA = (*_MEDIA_OF_VIDEO, *(w + end for w in words_of("event_by_telephone_start") for end in ("", "-")))
_TELEPHONICALLY = words_of("event_telephonically", "event_in_writing")
_CONNECTING = words_of("event_connecting")
_TURNING = words_of("event_turning")
_SIGNATURES = words_of("event_signature")
_AUDIENCES = words_of("event_audience")
_IN_CALLS = words_of("event_dialled", "event_other_end")
_PARTNERS = words_of("event_talking_partner")
_COUNCIL_WORDS = words_of("event_council_short", "event_council_again")
_OCCASIONS = _PRESS_OR_TELEPHONE | _IN_CALLS | _PARTNERS | _COUNCIL_WORDS | _SIGNATURES | _AUDIENCES
_COUNCILS = word_list("event_council_ending")


@dataclass(frozen=True, slots=True)
class EventWord:
    """What a word tells of, how those named beside it take part, and whether it is used of nothing else."""

    type: EventType
    frame: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event, at a token.

    `frame` says how those who are named take part, as in data/event_verbs.tsv. `is_own` says that the word alone tells of such an
    event, `is_definite` that it refers to one, `is_joint` that those named did it together, `is_spoken` that it says only that they
    spoke; `preposition` is the one in front of a noun.
    """

    at: int
    type: EventType
    frame: str
    is_own: bool
    is_verb: bool = False
    is_definite: bool = False
    is_joint: bool = False
    preposition: str = ""
    is_spoken: bool = False
    also: frozenset[int] = frozenset()

    @property
    def is_circumstance(self) -> bool:
        """Whether it says in or after what something else happened: "bei dem Treffen"."""
        return bool(self.preposition)


@lru_cache(maxsize=1 << 12)
def is_weak(lemma: str) -> bool:
    """Whether a verb is of those that say much else, and are looked at in an opening only."""
    verb = event_verb(lemma)
    return lemma in words_of("event_weak_verb", "event_reporting") or (verb is not None and verb.frame == TELLER)


@keeping_forms
def is_trigger_word(word: str, lemma: str) -> bool:
    """Whether a word may tell of an event, whatever stands around it."""
    if event_verb(lemma) is not None:
        return True
    if word[0].isupper():
        lower = word.lower()
        told = lower in _OCCASIONS or lower.endswith((*_REPORTS, *_COUNCILS))
        return told or event_noun(word, lemma) is not None
    return lemma in first_halves() or word in _TELEPHONICALLY or lemma in _CONNECTING or lemma in _TURNING


@keeping_forms
def may_be_trigger(word: str, lemma: str) -> bool:
    """Whether a word is worth a look at what stands around it: a verb also where a title has it in capitals."""
    return word.lower() in _PRESS_OR_TELEPHONE or lemma in first_halves() or is_trigger_word(word, lemma)


@keeping_forms
def event_noun(word: str, lemma: str) -> EventWord | None:
    """The event that a noun names by its longest ending that is in the table."""
    forms = dict.fromkeys((small(lemma), small(word)))
    no_event = _no_events()
    if title_of(word) is not None and not forms.keys() & _nouns().keys():
        return None
    if small(word) in no_event:
        return None
    for form in forms:
        for start in range(max(1, len(form) - 2)):
            if form[start:] in no_event:
                return None
            entry = _nouns().get(form[start:])
            if entry is not None and (start == 0 or start > 1):
                return _in_medium(entry, form[:start])
    return None


def _in_medium(word: EventWord, start: str) -> EventWord:
    """ "Online-Beratung", "Telefonaussprache": talks by the first part of the word."""
    if word.type is not EventType.MEETING or not start.endswith(_MEDIA):
        return word
    by_video = start.endswith(_MEDIA_OF_VIDEO)
    return EventWord(EventType.VIDEO_CALL if by_video else EventType.CALL, word.frame, is_own=True)


@cache
def _nouns() -> dict[str, EventWord]:
    found = {}
    for noun, name, strength in rows("event_nouns.tsv"):
        type_ = EventType(name)
        frame = CALLER if noun == "anruf" else _FRAMES.get(type_, MUTUAL)
        found[small(noun)] = EventWord(type_, frame, strength == "own")
    return found


@cache
def _no_events() -> frozenset[str]:
    return frozenset(map(small, words_of("no_event_noun")))


@cache
def event_verbs() -> dict[str, EventWord]:
    """Verb → what it tells of; those with a particle apart as "rufen+an"."""
    return {
        verb: EventWord(EventType(type_), frame, strength == "own")
        for verb, type_, frame, strength in rows("event_verbs.tsv")
    }


@cache
def first_halves() -> dict[str, tuple[str, ...]]:
    """Verb → the particles with which it tells of an event: "rief … an"."""
    found: dict[str, list[str]] = {}
    for verb in event_verbs():
        if "+" in verb:
            found.setdefault(verb.partition("+")[0], []).append(verb.partition("+")[2])
    return {verb: tuple(particles) for verb, particles in found.items()}


def event_verb(lemma: str) -> EventWord | None:
    """What a verb in one word tells of."""
    return event_verbs().get(verb_of(lemma).lower())


@keeping_words
def verb_of(lemma: str) -> str:
    """The verb of a lemma that is a participle which no dictionary has: "konferiert", "überreicht"."""
    verb = lemma[:-1] + "en" if lemma.endswith("t") else lemma
    return verb if verb in event_verbs() and lemma not in event_verbs() else lemma
