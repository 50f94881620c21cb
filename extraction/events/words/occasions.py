"""Words for how or where somebody spoke, which tell of an event without a noun for it: "am Telefon", "vor der Presse", "am Pult"."""

from __future__ import annotations

from extraction.events.parties import EventLine
from extraction.events.words.clauses import clause_around
from extraction.events.words.event_words import ISSUER, MUTUAL, SENDER, SPEAKER, Trigger, event_noun
from extraction.text import EventType, word_list, words_of
from extraction.text.lexicon import contractions

(_FACING,) = word_list("event_facing")
(_AT_TELEPHONE,) = word_list("event_at_telephone")
_WITH = "mit"
_TEXTS = frozenset((EventType.STATEMENT, EventType.DECLARATION))


def at_telephone(line: EventLine, i: int) -> Trigger | None:
    """ "sagte dem Präsidenten am Telefon zu", "gratulierte ihm telefonisch"."""
    spoken = line.word(i) in words_of("event_telephone") and line.word(i - 1) in words_of("event_by")
    other_end = line.word(i) in words_of("event_other_end") and line.word(i - 1) == "anderen"
    if spoken or other_end or line.word(i) in words_of("event_telephonically"):
        return Trigger(i, EventType.CALL, MUTUAL, is_own=True, preposition=_AT_TELEPHONE)
    return _connected(line, i)


def _connected(line: EventLine, i: int) -> Trigger | None:
    """ "ließ sich mit X verbinden", "wählte die Nummer von X"."""
    tokens = line.document.tokens
    if tokens[i].lemma in words_of("event_connecting"):
        lets = "sich" in line.words and not words_of("event_letting").isdisjoint(line.words)
        return Trigger(i, EventType.CALL, MUTUAL, is_own=True, is_verb=True) if lets else None
    if line.word(i) in words_of("event_dialled"):
        dials = any(tokens[k].lemma in words_of("event_dialling") for k in range(line.first, line.last))
        return Trigger(i, EventType.CALL, MUTUAL, is_own=True, preposition=_AT_TELEPHONE) if dials else None
    return None


def talking_partner(line: EventLine, i: int) -> Trigger | None:
    """ "Ihre Gesprächspartnerin war Ministerin X": with whom somebody met who was told before."""
    if line.word(i) not in words_of("event_talking_partner") or line.is_title:
        return None
    clause = clause_around(line, i)
    mine = not words_of("event_possessive").isdisjoint((line.word(i - 1), line.word(i - 2)))
    was = not words_of("event_was").isdisjoint(line.words_in(clause))
    return Trigger(i, EventType.MEETING, MUTUAL, is_own=True, preposition=_WITH) if mine and was else None


def in_writing(line: EventLine, i: int) -> Trigger | None:
    """ "hat sich schriftlich an die Präsidentin gewandt"."""
    if line.word(i) not in words_of("event_in_writing"):
        return _of_letter_before(line, i)
    turned = any(line.document.tokens[k].lemma in words_of("event_turning") for k in range(line.first, line.last))
    return Trigger(i, EventType.LETTER, SENDER, is_own=True, is_verb=True) if turned else None


def _of_letter_before(line: EventLine, i: int) -> Trigger | None:
    """ "X hatte sich am Vortag an den Präsidenten gewandt", where the text has spoken of a letter."""
    tokens = line.document.tokens
    if tokens[i].lemma not in words_of("event_turning") or "sich" not in line.words or line.is_title:
        return None
    nouns = (event_noun(token.text, token.lemma) for token in tokens[: line.first] if token.text[0].isupper())
    told = any(noun is not None and noun.type is EventType.LETTER for noun in nouns)
    return Trigger(i, EventType.LETTER, SENDER, is_own=True, is_verb=True) if told else None


def signed_below(line: EventLine, i: int) -> Trigger | None:
    """ "Die Minister setzten ihre Namen unter das Papier", where the text has spoken of a declaration."""
    below = line.word(i) in words_of("event_signature") and line.word(i + 1) in words_of("event_chaired")
    if not below or line.is_title:
        return None
    tokens = line.document.tokens[: line.first]
    nouns = (event_noun(token.text, token.lemma) for token in tokens if token.text[0].isupper())
    told = any(noun is not None and noun.type in _TEXTS for noun in nouns)
    return Trigger(i, EventType.DECLARATION, ISSUER, is_own=True, is_definite=True) if told else None


def at_lectern(line: EventLine, i: int) -> Trigger | None:
    """ "stand fünfzig Minuten am Pult": who speaks there gives a speech."""
    stands = line.word(i) in words_of("event_lectern") and contractions().get(line.word(i - 1)) == _AT_TELEPHONE
    return (
        Trigger(i, EventType.SPEECH, SPEAKER, is_own=True, is_definite=True, preposition=_AT_TELEPHONE)
        if stands
        else None
    )


def before_press(line: EventLine, i: int) -> Trigger | None:
    """ "trat vor die Presse"; "sagte vor Journalisten", which only spokespeople do at a briefing."""
    if line.word(i) not in words_of("event_press"):
        return None
    steps_out = line.word(i - 2) == _FACING and line.word(i - 1) in words_of("event_facing_article")
    answers = line.word(i - 2) == "fragen" and line.word(i - 3) == "den" and "sich" in line.words
    if not steps_out and not answers and line.word(i - 1) != _FACING:  # "stellte sich den Fragen der Presse"
        return None
    is_own = answers or (steps_out and not _only_speaks(line, i))
    return Trigger(i, EventType.PRESS_CONFERENCE, SPEAKER, is_own=is_own, preposition=_FACING)


def _only_speaks(line: EventLine, i: int) -> bool:
    """ "sprach vor der Presse von Fortschritten": to whom somebody spoke, and no press conference by itself."""
    tokens = line.document.tokens
    speaks = any(tokens[k].lemma in words_of("event_speaking") for k in range(*clause_around(line, i)))
    return speaks and line.word(i - 1) == "der"
