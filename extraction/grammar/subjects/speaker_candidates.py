"""Which noun phrases mean somebody who can speak: names, titles, bodies of people."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import takewhile

from extraction.grammar.phrases import behind_extended_attribute, is_country, is_known_surname
from extraction.grammar.phrases.names_in_phrases import organisation_names
from extraction.grammar.segments import ParsedSentence
from extraction.grammar.tags import Tag
from extraction.knowledge.names import is_given_name, title_of
from extraction.knowledge.tables import institutions
from extraction.text import Span, TokenRange, rows, word_list, words_of
from extraction.text.dictionary import is_known

_BOTH = words_of("both")
_EVENTS = word_list("event_ending")
_TOO_COMMON = words_of("body_ending_too_common")
_MATTERS = words_of("surname_and_matter")
_PLURALS = ("n", "en")  # "Behörden", "Organisationen"
_MEMBERS = word_list("members_end")  # "die Mitglieder forderten die OECD auf"


def can_speak(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """Whether a noun phrase means somebody who can speak: a name, a title, a body of people."""
    first = _first_noun(parsed, phrase)
    if first is None:
        return False
    run = takewhile(
        lambda t: parsed.tag(t) is Tag.NOUN, range(first, phrase[1])
    )  # "Kairos Außenminister Anton Beispiel"
    words = [parsed.tokens[t].text for t in run]
    if len(words) == 1 and _is_matter(parsed, first, phrase[1]):
        return False
    return any(map(_is_speaker_noun, words)) or (len(words) > 1 and is_given_name(words[0]))


def _is_matter(parsed: ParsedSentence, noun: int, last: int) -> bool:
    """ "Frieden in Europa": a word that is a surname as well, with what only things have behind it."""
    if noun + 1 >= last or parsed.tokens[noun].text not in _MATTERS:
        return False
    return parsed.tag(noun + 1) is Tag.PREPOSITION


def names_people(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """Whether a noun phrase means people by what they are: "drei Schüler", "die Anwältinnen"."""
    first = _first_noun(parsed, phrase)
    return first is not None and _is_people_noun(parsed.tokens[first].lemma)


def _first_noun(parsed: ParsedSentence, phrase: TokenRange) -> int | None:
    """The first noun of a phrase, which no attribute of it has: "der in Wien weilende | Minister"."""
    if phrase[0] >= phrase[1]:
        return None
    start = behind_extended_attribute(parsed, phrase)
    return next((t for t in range(start, phrase[1]) if parsed.tag(t) is Tag.NOUN), None)


def means_somebody(parsed: ParsedSentence, speaker: Span) -> bool:
    """Whether a phrase of a sentence means somebody who can speak, or people by what they are."""
    inside = [t for t, token in enumerate(parsed.tokens) if speaker.start <= token.start < speaker.end]
    phrase = (inside[0], inside[-1] + 1)
    if any(parsed.tokens[t].text.lower() in _BOTH for t in inside[:2]):
        return True
    return can_speak(parsed, phrase) or names_people(parsed, phrase)


@lru_cache(maxsize=1 << 12)
def _is_people_noun(lemma: str) -> bool:
    return is_known(lemma + "in") or (lemma.endswith("in") and is_known(lemma + "nen"))


def is_event(parsed: ParsedSentence, phrase: TokenRange) -> bool:
    """Whether a noun phrase means something that happened: "sein Besuch in Wien" shows much and says nothing."""
    first = _first_noun(parsed, phrase)
    return first is not None and parsed.tokens[first].text.lower().endswith(_EVENTS)


@lru_cache(maxsize=1 << 12)
def _is_speaker_noun(word: str) -> bool:
    return (
        title_of(word) is not None
        or is_country(word)
        or is_known_surname(word)
        or word in _authorities()
        or not is_known(word)
        or word.lower().endswith((*_bodies(), *_MEMBERS))
        or any(word.endswith(plural) and word.lower().removesuffix(plural).endswith(_bodies()) for plural in _PLURALS)
    )


@cache
def _authorities() -> frozenset[str]:
    """Authorities, palaces and organisations that go by one word: "Kreml", "Pentagon", "EU"."""
    names = {name for body in institutions().values() for name in (body.name, *body.aliases)} | organisation_names()
    return frozenset(name for name in names if " " not in name)


@cache
def _bodies() -> tuple[str, ...]:
    return tuple(row[0] for row in rows("body_endings.txt") if row[0] not in _TOO_COMMON)
