"""What governs a phrase for somebody: a preposition, the noun whose genitive it is, the phrase that it goes on with."""

from __future__ import annotations

from bisect import bisect_left

from extraction.events.days import weekday_of
from extraction.events.parties.line import DETERMINERS, GENITIVE, PREPOSITIONS, EventLine, Party
from extraction.knowledge.names import Form
from extraction.text import replace, words_of
from extraction.text.lexicon import contractions
from extraction.text.records import keeping_words

_GENITIVE_DETERMINERS = words_of("genitive_article", "genitive_start")
_LONGEST_ATTRIBUTE = 9  # tokens
_JOINERS = words_of("event_joiner")


def governed(line: EventLine, party: Party, before: Party | None) -> Party:
    """The phrase with what governs it; `before` is the one in front of it."""
    if before is not None and (
        _goes_on(line, before.last, party.first) or _goes_on(line, before.last, _start_of_row(line, party))
    ):
        sent = party.is_delegation or (
            before.is_delegation and not party.is_person
        )  # "Vertreter Estlands und Lettlands"
        return replace(party, governor=before.governor, noun=before.noun, follows=True, is_delegation=sent)
    first = _start_of_row(line, party) if before is None or before.last < party.first else party.first
    word = line.word(first - 1)
    preposition = contractions().get(word, word)
    if preposition in PREPOSITIONS or word in contractions():
        return replace(party, governor=preposition, noun=_noun_before(line, first - 2, before))
    outer = _before_row(line, first) or _past_attribute(line, first) or _past_adjective(line, party, first)
    if outer is not None:
        return replace(party, governor=outer, noun=None)
    if party.is_person and _is_determined_inside(line, party, first):
        return replace(party, governor=line.word(first - 2), noun=_noun_before(line, first - 3, before))
    if _is_genitive(line, party):
        if line.is_noun(party.last) and line.word(party.first) not in DETERMINERS:
            return replace(party, governor=GENITIVE, noun=party.last)
        return replace(party, governor=GENITIVE, noun=_noun_before(line, first - 1, before))
    if _is_named_by_sides(line, party):
        return replace(party, governor=GENITIVE, noun=first - 1)
    determined = line.word(party.first) in _GENITIVE_DETERMINERS and first == party.first
    if determined and before is not None and before.last == first and not (party.is_person or before.is_person):
        return replace(party, governor=GENITIVE, noun=before.last - 1)  # "des Rates | der Behörde"
    noun = _noun_before(line, first - 1, before) if determined else None
    if noun is not None and not is_setting(line, noun):  # "haben am Freitag der Präsident und …"
        return replace(party, governor=GENITIVE, noun=noun)
    return party


def _is_determined_inside(line: EventLine, party: Party, first: int) -> bool:
    """ "mit dem | Hafenmeister Juri Kask"; in "die Sitzung, an der | Jonas Tveit teilnahm" the word is no determiner."""
    relative = line.word(first - 3) == "," and line.word(first - 1) in words_of("relative_pronoun")
    if relative and not party.is_pronoun:
        return False
    return line.is_determined(first) and line.word(first - 2) in PREPOSITIONS


def _past_attribute(line: EventLine, first: int) -> str | None:
    """The preposition of "an den für das Dossier zuständigen | Vizepräsidenten X": in front of a long attribute."""
    if not line.word(first - 1).endswith("en") or not line.text(first - 1)[:1].islower():
        return None
    for i in range(first - 3, max(line.first, first - _LONGEST_ATTRIBUTE), -1):
        if not line.text(i)[:1].isalnum():
            return None
        behind = line.word(i + 1)
        if line.word(i) in DETERMINERS and (behind in PREPOSITIONS or behind in contractions()):
            return line.word(i - 1) if line.word(i - 1) in PREPOSITIONS else None
    return None


def _past_adjective(line: EventLine, party: Party, first: int) -> str | None:
    """The preposition of "im westukrainischen | Lwiw"."""
    word = line.text(first - 1)
    if party.is_person or line.is_determined(first) or not (word[:1].islower() and word.endswith("en")):
        return None
    outer = contractions().get(line.word(first - 2), line.word(first - 2))
    return outer if outer in PREPOSITIONS else None


def _before_row(line: EventLine, first: int) -> str | None:
    """The preposition of "vor Studenten und | Professoren der Universität", in front of a noun for others in the row."""
    other, before = first - 2, line.word(first - 3)
    if line.word(first - 1) not in words_of("conjunction_of_names") or before not in words_of("event_facing"):
        return None
    return before if line.is_noun(other) and line.resolver.links.scan.starting_at(other) is None else None


def _is_named_by_sides(line: EventLine, party: Party) -> bool:
    """ "in Vorbereitung des Gipfels EU–China": whose summit it is, and not who does what the sentence says."""
    noun, dash = party.first - 1, party.last
    beside = line.is_noun(noun) and line.is_determined(noun) and line.text(dash) in words_of("event_dash")
    return beside and not party.is_person and line.is_noun(dash + 1)


def _goes_on(line: EventLine, end: int, start: int) -> bool:
    """Whether only a comma or "und" stands between two phrases, so that both have one part in the sentence."""
    between = [line.word(i) for i in range(end, start)]
    if between == [","] and _begins_content(line, start):
        return False  # "sagte Kern, Norwegen hoffe auf …"
    return 0 < len(between) <= 2 and all(word in _JOINERS for word in between)


def _begins_content(line: EventLine, token: int) -> bool:
    """Whether what somebody says begins at a token."""
    start = line.document.tokens[token].start
    at = bisect_left(line.document.attributions, start, key=lambda a: a.content[0].start)
    return at < len(line.document.attributions) and line.document.attributions[at].content[0].start == start


def _start_of_row(line: EventLine, party: Party) -> int:
    """Where the phrase starts with a noun in front of the name that is no known title: "mit dem Hafenmeister Juri Kask"."""
    first = party.first
    if not party.is_person or party.is_pronoun or line.word(first) in DETERMINERS or not line.is_noun(first - 1):
        return first
    if is_setting(line, first - 1) or line.word(first - 1) in words_of("event_side") or _is_genitive(line, party):
        return first  # "empfing am Montag Bundeskanzler Kern", "in einer Erklärung Kerns"
    first -= 1
    while first > line.first and _is_adjective(line, first - 1):
        if line.word(first - 1) in DETERMINERS or line.word(first - 1) in PREPOSITIONS:
            break
        first -= 1
    if line.word(first - 1) in DETERMINERS:
        return first - 1
    return first if line.word(first - 1) in PREPOSITIONS or line.word(first - 1) in contractions() else party.first


def _is_adjective(line: EventLine, i: int) -> bool:
    """ "dem neuen", "die Schweizer": a word in front of a noun, small or of a country."""
    if line.text(i)[:1].islower():
        return line.word(i).endswith(("en", "e", "er"))
    match = line.resolver.links.scan.starting_at(i)
    return match is not None and match.last == i + 1 and match.form is Form.ADJECTIVE


def is_day(line: EventLine, i: int) -> bool:
    """Whether a word names a day: "gestern", "am Mittwoch"."""
    word = line.text(i)
    return bool(word) and (_is_day_by_name(word) or (weekday_of(word) is not None and line.is_noun(i)))


@keeping_words
def _is_day_by_name(word: str) -> bool:
    return word.lower() in words_of("day_same", "day_earlier", "day_two_earlier", "day_eve")


def is_setting(line: EventLine, noun: int) -> bool:
    """Whether a noun is one for the time, behind which another phrase begins: "am Mittwoch mit China"."""
    word = line.word(noun)
    named = weekday_of(line.text(noun)) is not None
    return named or word in words_of("month", "event_daytime", "daytime") or word.isdigit()


def _noun_before(line: EventLine, i: int, before: Party | None) -> int | None:
    """The noun right before a phrase, which is no phrase for somebody itself."""
    if before is not None and i < before.last:
        return None
    return i if line.is_noun(i) and not line.text(i).isupper() else None


def _is_genitive(line: EventLine, party: Party) -> bool:
    match = line.resolver.links.scan.starting_at(party.first)
    if match is not None and match.last == party.last:
        return match.genitive
    if party.is_person and _ends_in_home(line, party):
        return False
    last = line.text(party.last - 1)
    return party.is_person and not party.is_pronoun and last.endswith("s") and _is_inflected(line, party, last)


def _ends_in_home(line: EventLine, party: Party) -> bool:
    """ "Verteidigungsminister Polens": the genitive is that of the country."""
    match = line.resolver.links.scan.ending_at(party.last)
    return match is not None and match.first > party.first and match.entity not in party.entities


def _is_inflected(line: EventLine, party: Party, last: str) -> bool:
    entity = line.document.entities.get(party.entities[0]) if party.entities else None
    match = line.resolver.links.scan.ending_at(party.last)
    if match is not None:
        return match.genitive
    return entity is not None and not entity.name.endswith(last) and entity.name.endswith(last[:-1])
