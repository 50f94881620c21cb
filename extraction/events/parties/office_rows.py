"""Rows of offices without names: "die Präsidenten Estlands und Norwegens" are whoever holds that office in each country."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import takewhile

from extraction.events.parties.governors import governed
from extraction.events.parties.line import EventLine, Party
from extraction.events.parties.people import country_of
from extraction.events.parties.representing import is_represented
from extraction.knowledge import tables
from extraction.knowledge.names import holders, title_of
from extraction.linking import read_title_phrase
from extraction.text import EntityType, replace

_LONGEST_OFFICE = 5  # tokens


def with_holders(line: EventLine, parties: Sequence[Party]) -> list[Party]:
    """The phrases, with whoever is known to hold the office instead of the countries of a row.

    Where the text names nobody who is known, its countries stay: what it calls offices are none of the lists.
    """
    if line.is_title:
        return list(parties)  # of those of whom the text names more
    found: list[Party] = []
    rest = list(parties)
    while rest:
        row = [rest[0], *takewhile(lambda p: p.follows and not _is_named(line, p), rest[1:])]
        held = _row_of_holders(line, row, found[-1] if found else None)
        found += held or row
        rest = rest[len(row) :]
        if held:  # "die Präsidenten Estlands und Norwegens sowie Kanzler Kern"
            named = len(list(takewhile(lambda p: p.follows, rest)))
            found += [replace(p, governor=held[0].governor, noun=held[0].noun) for p in rest[:named]]
            rest = rest[named:]
    return found


def _is_named(line: EventLine, party: Party) -> bool:
    return party.is_person and bool(line.resolver.links.people_in(party.first, party.last))


def _row_of_holders(line: EventLine, row: Sequence[Party], before: Party | None) -> list[Party]:
    office = _office_of(line, row[0]) if len(row) > 1 else None
    if office is None:
        return []
    countries = [_country_in(line, party) for party in row]
    phrase = read_title_phrase(line.document.tokens, line.resolver.links.scan, office, line.first, line.last)
    if phrase is None or None in countries:
        return []
    people = [
        next((h.id for h in holders(phrase.base, code, None, line.document.published_on)), None) for code in countries
    ]
    known = [id_ for id_ in people if id_ is not None]
    if len(known) < len(row) or not _may_be(line, known, _people_named(line)):
        return []
    for id_ in known:
        line.document.entities.setdefault(id_, tables.entities()[id_])
    first = max(phrase.first, line.first)
    start = Party(min(first, row[0].first), row[0].last, (known[0],), is_person=True)
    start = governed(line, start, before)
    return [
        start,
        *(
            replace(p, entities=(id_,), is_person=True, governor=start.governor, noun=start.noun, is_delegation=False)
            for p, id_ in zip(row[1:], known[1:], strict=True)
        ),
    ]


def _office_of(line: EventLine, party: Party) -> int | None:
    """The office that a row begins with: in front of its first country, or inside of the phrase for the first holder."""
    if party.noun is not None and is_represented(line, party) and title_of(line.text(party.noun)) is not None:
        return party.noun
    if not party.is_person or party.is_pronoun or party.last - party.first > _LONGEST_OFFICE:
        return None
    titles = (i for i in range(party.first, party.last - 1) if title_of(line.text(i)) is not None)
    named = line.resolver.links.people_in(party.first, party.last)
    return next(titles, None) if not named else None


def _country_in(line: EventLine, party: Party) -> str | None:
    """The code of the country that a phrase of such a row names at its end, if any."""
    match = line.resolver.links.scan.ending_at(party.last)
    known = tables.entities().get(match.entity) if match is not None and match.entity else None
    if known is None or known.type is not EntityType.COUNTRY:
        return None
    if party.is_person and line.resolver.links.people_in(party.first, party.last):
        return None
    return known.code


def _people_named(line: EventLine) -> set[str]:
    """The people whom the text names, and does not only call by their office."""
    return {person.entity for person in line.resolver.links.people_in(0, len(line.document.tokens))}


def _may_be(line: EventLine, holders_: Collection[str], named: Collection[str]) -> bool:
    """Whether a text that names these people may mean the known holders: it knows one, and has nobody else of their countries."""
    if not any(person in tables.people() for person in named):
        return False
    homes = {country_of(line.document, holder) for holder in holders_}
    return not any(
        country_of(line.document, person) in homes and person not in tables.people()
        for person in named
        if person not in holders_
    )
