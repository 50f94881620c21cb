"""Phrases for people by their titles alone: "der russische Präsident", "die Außenminister Deutschlands und Frankreichs"."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.events.parties.bodies import SENT, member_in_title
from extraction.events.parties.line import DETERMINERS, EventLine, Party
from extraction.events.parties.people import is_person
from extraction.events.parties.pronouns import resolved
from extraction.knowledge import tables
from extraction.knowledge.names import MALE, Form, holders
from extraction.linking import TitlePhrase
from extraction.text import words_of


def by_title(line: EventLine, phrase: TitlePhrase, titled: set[int], venues: set[str]) -> Iterator[Party]:
    """ "der russische Präsident", "die Außenminister Deutschlands und Frankreichs"; a mere description is nobody."""
    member = member_in_title(line, phrase.at)
    if member is not None:
        yield member
        return
    definite = phrase.determiner is not None or bool(phrase.on_behalf_of) or line.is_title
    if not definite or phrase.at in titled:
        return
    first, last = max(phrase.first, line.first), min(phrase.far, line.last)
    if _is_in_country(line, phrase.at, last):
        return  # "Staatsbesuch des Präsidenten in Norwegen"
    if phrase.on_behalf_of.country and phrase.determiner is None and line.word(phrase.at) in SENT and not line.is_title:
        yield _of_country(line, first, last, phrase.on_behalf_of.country)  # "stießen auch Vertreter Norwegens"
        return
    entities = () if _is_vague(line, phrase) or _is_deputy(line, phrase) else resolved(line, first, last)
    entities = tuple(entity for entity in entities if entity not in venues)
    several = phrase.determiner == "der" and MALE in phrase.title.genders and _is_behind_noun(line, first)
    if entities and not (several and len(entities) == 1 and not phrase.on_behalf_of):
        is_somebody = is_person(line.document, entities[0])  # "Vertreter Estlands" are Estonia
        yield Party(first, last, entities, is_person=is_somebody, is_delegation=not is_somebody)
    elif not entities and _is_somebody(phrase):
        yield _of_country(line, first, last, phrase.on_behalf_of.country or "")


def of_each(line: EventLine, phrase: TitlePhrase) -> Iterator[Party]:
    """ "der russische und | der türkische Präsident": the first of them, who has the same office."""
    joiner = phrase.first - 1
    match = line.resolver.links.scan.ending_at(joiner)
    joined = line.word(joiner) in words_of("conjunction_of_names") and not phrase.former
    if not joined or match is None or match.form is not Form.ADJECTIVE or not match.entity:
        return
    code = tables.entities()[match.entity].code
    first = match.first - 1 if line.word(match.first - 1) in DETERMINERS else match.first
    held = next(iter(holders(phrase.base, code, None, line.document.published_on)), None) if code else None
    if held is not None:
        line.document.entities.setdefault(held.id, tables.entities()[held.id])
        yield Party(first, joiner, (held.id,), is_person=True)
    elif code:
        yield _of_country(line, first, joiner, code)


def _is_vague(line: EventLine, phrase: TitlePhrase) -> bool:
    """ "die Chefin des Amts": of what, no list says, and so not who."""
    of_something = bool(phrase.on_behalf_of) or not line.is_noun(phrase.at + 2)
    return line.word(phrase.at).removesuffix("in") in words_of("event_head") and not of_something


def _is_deputy(line: EventLine, phrase: TitlePhrase) -> bool:
    """ "stellvertretender estnischer Ministerpräsident": not who holds the office itself."""
    return any(line.word(i) in words_of("event_deputy") for i in range(phrase.first, phrase.at))


def _is_in_country(line: EventLine, title: int, last: int) -> bool:
    """Whether a country stands behind a title that is where somebody is on a visit, unless whoever has such a title resides there."""
    stays = words_of("event_resident").isdisjoint((line.word(title), line.word(title).rpartition("-")[2]))
    return (
        line.is_title
        and stays
        and any(line.word(i) in words_of("event_towards_country") for i in range(title + 1, last))
    )


def _is_somebody(phrase: TitlePhrase) -> bool:
    """Whether a title that no name goes with means one office-holder of a country: "ihren ägyptischen Kollegen"."""
    if phrase.former or not phrase.on_behalf_of.country or phrase.determiner in words_of("indefinite"):
        return False
    several = MALE in phrase.title.genders and phrase.determiner in words_of("event_determiner_of_several")
    return not several and (phrase.title.kind == "office" or phrase.title.base.endswith("ollege"))


def _of_country(line: EventLine, first: int, last: int, code: str) -> Party:
    """ "mit ihrem ägyptischen Kollegen": whom a title line means is the one from there whom the text names; else it is the country."""
    people = [person for home, person in line.homes if home == code]
    if len(people) == 1:
        return Party(first, last, (people[0],), is_person=True)
    country = tables.countries()[code].id
    line.document.entities.setdefault(country, tables.entities()[country])
    return Party(first, last, (country,), is_person=False, is_delegation=True)


def _is_behind_noun(line: EventLine, first: int) -> bool:
    """ "die Videokonferenz der Finanzminister" means several."""
    return line.is_noun(first - 1)
