"""Phrases for somebody that go with the one in front of them: a name behind an office, where somebody is from, a wife or husband."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.events.parties.line import EventLine, Party
from extraction.grammar import is_body
from extraction.knowledge import tables
from extraction.knowledge.names import title_of
from extraction.text import EntityType, replace, words_of

_STYLES = frozenset(word.rstrip(".") for word in words_of("courtesy", "event_style"))
_LONGEST_OFFICE = 18  # tokens
_LONGEST_GAP = 3  # tokens


def is_apposition(line: EventLine, office: Party, person: Party) -> bool:
    """ "mit dem Minister der Republik Polen, Herrn Jan Muster, …", "der Vorsteher des WBF, Bundesrat Beat Muster, …"."""
    is_office = office.is_delegation or office.is_person
    if not is_office or not person.is_person or person.is_pronoun or not _names_office(line, office):
        return False
    between = [line.word(i).rstrip(".") for i in range(office.last, person.first)]
    ended = line.word(person.last) == "," or line.text(person.last) in ("", ".")
    return ended and between[:1] == [","] and all(_is_of_style(word) for word in between[1:])


def _is_of_style(word: str) -> bool:
    """ "Herrn", "Dr", or a letter of "S. E."."""
    return word in _STYLES or (len(word) <= 1 and word != ",")


def is_other_office(line: EventLine, office: Party, person: Party) -> bool:
    """ "Der Sekretär der Partei Maltas und | Vorsitzende der Kommission, Carlo Borg, …": one person of two offices."""
    behind = range(person.first, person.last)
    titled = line.text(person.first) and title_of(line.text(person.first)) is not None
    if not (titled and person.is_person and any(line.word(i) == "," for i in behind) and _names_office(line, office)):
        return False
    between = [line.text(i) for i in range(office.last, person.first)]
    joined = between[-1:] and between[-1] in words_of("conjunction_of_names")
    return bool(joined) and len(between) <= _LONGEST_GAP and all(word[:1].isupper() for word in between[:-1])


def in_office(line: EventLine, office: Party, person: Party) -> Party:
    """Both phrases as one, for the person, who acts for the country of the office."""
    country = line.document.entities.get(office.entities[0]) if office.is_delegation and office.entities else None
    known = line.document.entities.get(person.entities[0]) if person.entities else None
    if country is not None and country.type is EntityType.COUNTRY and known is not None and known.country is None:
        line.document.entities[known.id] = replace(known, country=country.code)
    return replace(office, last=person.last, entities=person.entities, is_person=True, is_delegation=False)


def _names_office(line: EventLine, party: Party) -> bool:
    """ "der Vorsteher des WBF", "dem Minister der Republik Polen": somebody without a name."""
    nouns = [i for i in range(party.first, party.last) if line.is_noun(i)]
    of_somebody = line.resolver.links.people_in(party.first, party.last)
    return bool(nouns) and not of_somebody and title_of(line.text(nouns[0])) is not None


def before_origin(found: Sequence[Party]) -> Party | None:
    """The phrase in front, of "Lena Muster aus Malawi und …" that for her."""
    if not found:
        return None
    last = found[-1]
    if len(found) > 1 and not last.is_person and last.governor in words_of("event_origin") and found[-2].is_person:
        is_hers = found[-2].last == last.first - 1
        return replace(found[-2], last=last.last) if is_hers else last
    return last


def office_before(line: EventLine, person: Party) -> int | None:
    """Where the office begins that stands before a name in commas: "die | Gouverneurin des Gebiets Wologda, Liis Tamm, …"."""
    comma = person.first - 1
    while comma > line.first and _is_of_style(line.word(comma).rstrip(".")):
        comma -= 1
    ended = line.text(person.last) in (",", ".", "")
    if not ended or line.word(comma) != "," or person.is_pronoun or not person.is_person:
        return None
    inner = None
    if line.word(comma - 1) == ")" and line.word(comma - 3) == "(":
        comma -= 3  # "die Vorsitzende der Kommission (AUK), Mia Muster, …"
    for i in range(comma - 1, max(line.first, comma - _LONGEST_OFFICE) - 1, -1):
        word = line.text(i)
        if not (word[:1].isalpha() and (word[:1].isupper() or _is_small_part(word))):
            return inner
        if line.is_noun(i) and title_of(word) is not None:
            if line.word(i - 1) in words_of("conjunction_of_names"):
                continue  # "Der Generalsekretär der Partei und | Vorsitzende der Kommission, Kim Jong Un, …"
            if not (line.word(i - 1) in words_of("genitive_article") and line.is_noun(i - 2)):
                return _start_of_office(line, i)
            inner = i - 1  # "eine Botschaft | des Vorsitzenden der Partei, Kim Jong Un, …", or of a greater office
    return inner


def _is_small_part(word: str) -> bool:
    """Whether a small word may stand inside of an office: an article, a preposition, "und", an adjective."""
    small = words_of("article", "preposition", "conjunction_of_names")
    return word in small or word.endswith(("en", "er", "e", "es"))


def _start_of_office(line: EventLine, noun: int) -> int | None:
    """The determiner of an office, past its adjectives; None where it has none."""
    i = noun - 1
    while i > line.first and line.text(i)[:1].isalpha() and line.word(i) not in words_of("article", "preposition"):
        if not line.word(i).rstrip(".").endswith(("en", "e", "er", "hon")):
            return None
        i -= 1
    return i if line.word(i) in words_of("article") else None


def is_title_of(line: EventLine, body: Party, person: Party) -> bool:
    """ "Bundesrat Beat Muster": what reads like a body is the title of the person right behind."""
    word = line.text(body.last - 1)
    title = body.last - body.first == 1 and word.lower() in words_of("event_title_body")
    beside = person.is_person and body.last == person.first and (title or not (body.noun or body.is_person))
    named = bool(body.entities) and body.entities[0] in tables.institutions() and not word.isupper()
    bare = line.is_noun(person.first) and (is_body(word) or named or title)
    return beside and bare


def without_family(line: EventLine, parties: Sequence[Party]) -> list[Party]:
    """The phrases without those of the family: "Präsident Muster und seine Frau Mia Muster", "… und Ehefrau Mia"."""
    return [p for k, p in enumerate(parties) if not (k and _is_of_family(line, p, parties[k - 1]))]


def _is_of_family(line: EventLine, party: Party, before: Party) -> bool:
    """Whether somebody is named as the wife or husband of who stands before: by a possessive, or by one surname."""
    if not party.is_person or party.is_pronoun or not before.is_person:
        return False
    noun = next((i for i in range(party.first - 2, party.last) if line.word(i) in words_of("event_spouse")), None)
    if noun is None or noun < before.last:
        return False
    possessed = line.word(noun - 1) in words_of("event_possessive") or line.word(noun) not in words_of(
        "event_style_or_spouse"
    )
    return possessed or line.word(party.last - 1) == line.word(before.last - 1)
