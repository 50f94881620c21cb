"""What stands around an event's noun that makes it name no event of the article."""

from __future__ import annotations

from extraction.events.parties import EventLine
from extraction.events.words.clauses import clause_around
from extraction.events.words.event_words import EventWord, event_noun
from extraction.events.words.letters import arrives
from extraction.text import EventType, words_of
from extraction.text.dictionary import is_known
from extraction.text.lexicon import contractions

_TEXTS = frozenset((EventType.STATEMENT, EventType.DECLARATION, EventType.LETTER))
_TALKS = frozenset((EventType.CALL, EventType.VIDEO_CALL, EventType.MEETING))
_ABOUT = frozenset(("von", "davon"))
_BEFORE_NOUN = 3


def names_no_event(line: EventLine, i: int, first: int, word: EventWord) -> bool:
    """Whether what stands around a noun says that it names no event of the article."""
    if word.type is EventType.SUMMIT and (_is_prepared(line, i) or _is_topic_of_title(line, first)):
        return True
    if word.type is EventType.VISIT and first == i and line.text(i).endswith("en"):
        return True  # "bei Reisen in den Süden"
    if (
        line.is_title
        and word.type in _TEXTS
        and (_is_of_press(line, i, word) or (not word.is_own and _is_judged(line, i)))
    ):
        return True
    if word.type is EventType.MEETING and _is_urged(line, i, first):
        return True
    return _is_mere_frame(line, first, word) or _is_used(line) or not _may_be_letter(line, i) or _is_idle(line, i)


def _is_of_press(line: EventLine, i: int, word: EventWord) -> bool:
    """ "Erklärungen aus der Regierungspressekonferenz"."""
    is_so = line.word(i + 1) in words_of("event_from") or not words_of("event_government_press").isdisjoint(line.words)
    return word.type is EventType.STATEMENT and is_so


def _is_mere_frame(line: EventLine, first: int, word: EventWord) -> bool:
    """ "Im Rahmen ihrer Reise wurde sie heute von X empfangen": that is told, and not the journey."""
    return (
        word.type is EventType.VISIT and not word.is_own and line.word(first - 1) in words_of("event_frame_of_journey")
    )


def _is_topic_of_title(line: EventLine, first: int) -> bool:
    """ "stimmen Positionen zum Gipfel ab" in a title: a noun that the summit is the topic of."""
    noun = first - 2
    if not line.is_title or contractions().get(line.word(first - 1), line.word(first - 1)) != "zu":
        return False
    return line.is_noun(noun) and line.text(noun) not in dict(line.surnames) and is_known(line.text(noun))


def _is_urged(line: EventLine, i: int, first: int) -> bool:
    """ "haben Venezuela zum Dialog gedrängt", "rief beide Seiten zu Verhandlungen auf": what somebody is to do."""
    before = line.word(first - 1)
    if contractions().get(before, before) != "zu":
        return False
    lemmas = {line.document.tokens[k].lemma for k in range(*clause_around(line, i))}
    if not lemmas.isdisjoint(words_of("event_urging")):
        return True
    return not lemmas.isdisjoint(words_of("event_urging_apart")) and "auf" in line.words[i - line.first :]


def _is_used(line: EventLine) -> bool:
    """ "hat den Gipfel zu Gesprächen mit X genutzt": neither the summit nor the talks, of which more is told behind."""
    words = range(line.first, line.last)
    if not any(line.document.tokens[k].lemma in words_of("event_using") for k in words):
        return False
    return any(
        line.word(k) in words_of("event_used_for")
        and any(_is_for_talks(line, n) for n in range(k + 1, min(k + _BEFORE_NOUN, line.last)))
        for k in words
    )


def _is_for_talks(line: EventLine, i: int) -> bool:
    """ "zu bilateralen Treffen", "für Gespräche": in the plural, whoever they were with."""
    token = line.document.tokens[i]
    noun = event_noun(token.text, token.lemma) if line.is_noun(i) else None
    is_contact = line.word(i).startswith(tuple(words_of("event_contacts")))
    return is_contact or (noun is not None and noun.type in _TALKS)


def _may_be_letter(line: EventLine, i: int) -> bool:
    """An embassy is a "Botschaft" too: a letter is one that somebody sends or receives."""
    if not line.word(i).startswith(tuple(words_of("event_maybe_letter"))):
        return True
    lemmas = {line.document.tokens[k].lemma for k in range(line.first, line.last)}
    posted = arrives(line) or not words_of("event_posted").isdisjoint(lemmas)
    return posted and line.word(i) in words_of("event_maybe_letter")


def _is_idle(line: EventLine, i: int) -> bool:
    """ "von Gewalt ist die Rede": nobody speaks."""
    if line.word(i) not in words_of("event_idle_noun") or line.word(i - 1) != "die":
        return False
    ended = not line.text(i + 1)[:1].isalnum()
    return ended and not words_of("event_is").isdisjoint(line.words) and not _ABOUT.isdisjoint(line.words)


def _is_judged(line: EventLine, i: int) -> bool:
    """ "X an Y: Resolution von Visby war übereilt": what a title says of a text."""
    clause = clause_around(line, i)
    return any(line.word(k) in words_of("event_is") for k in range(i + 1, clause[1]))


def _is_prepared(line: EventLine, i: int) -> bool:
    """ "Außenminister bereiten Gipfel vor": what is yet to come."""
    lemmas = (line.document.tokens[k].lemma for k in range(line.first, line.last) if k != i)
    prepares = not words_of("event_preparing").isdisjoint(lemmas)
    return prepares or any(
        line.document.tokens[k].lemma in words_of("event_preparing_apart") and "vor" in line.words[k - line.first :]
        for k in range(line.first, line.last)
    )
