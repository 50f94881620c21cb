"""Who is named in a sentence, in which phrase: the noun phrases for people, countries and bodies, and what governs each.

"Bundeskanzler Kern hat mit dem Präsidenten von Norwegen, Jonas Tveit, telefoniert" has two: one bare, one behind "mit".
"""

from __future__ import annotations

from extraction.events.parties.appositions import (
    before_origin,
    in_office,
    is_apposition,
    is_other_office,
    is_title_of,
    office_before,
    without_family,
)
from extraction.events.parties.bodies import is_dateline
from extraction.events.parties.candidates import candidates_in
from extraction.events.parties.governors import governed
from extraction.events.parties.line import EventLine, Party, bracketed
from extraction.events.parties.office_rows import with_holders
from extraction.events.parties.pronouns import not_oneself
from extraction.text import replace, words_of

_LONGEST_DATELINE = 9  # tokens
_BARS = frozenset(("|",))


def find_parties(line: EventLine) -> list[Party]:
    """Everybody who is named in a line, in its order, each with what governs the phrase."""
    found: list[Party] = []
    start = _behind_dateline(line)
    for party in sorted((_with_bracket(line, p) for p in candidates_in(line)), key=lambda p: (p.first, -p.last)):
        if party.first < start or (found and party.first < found[-1].last):
            continue
        if found and is_title_of(line, found[-1], party):
            body = found.pop()  # "Bundesrat Beat Muster" is no council
            party = replace(party, first=body.first)
        if found and is_other_office(line, found[-1], party):
            party = replace(party, first=found.pop().first)
        if found and is_apposition(line, found[-1], party):
            found[-1] = in_office(line, found[-1], party)
            continue
        office = office_before(line, party)
        if office is not None and not _names_somebody(line, office, party):
            found = [one for one in found if one.last <= office]
            party = replace(party, first=office)
        found.append(governed(line, not_oneself(line, party, found), before_origin(found)))
    aside = bracketed(line)
    return [
        party
        for party in with_holders(line, without_family(line, found))
        if party.entities and party.first not in aside and not is_dateline(line, party)
    ]


def _behind_dateline(line: EventLine) -> int:
    """The first token behind "Astana – ", "VILNIUS taz | ", "Damaskus, SANA – ", which name nobody who takes part."""
    if line.is_title or line.first > 0:
        return line.first
    for i in range(line.first + 1, min(line.first + _LONGEST_DATELINE, line.last - 1)):
        if line.text(i) in _BARS or line.word(i) in words_of("event_dash"):
            return i + 1
        if line.text(i)[:1].islower() and line.text(i + 1) not in _BARS:
            break
    return line.first


def _names_somebody(line: EventLine, office: int, person: Party) -> bool:
    """Whether somebody else is named with an office: "mit Minister Kern, Liis Tamm, …" is a row."""
    return any(other.last < person.first for other in line.resolver.links.people_in(office, person.first))


def _with_bracket(line: EventLine, party: Party) -> Party:
    """ "Jonas Tveit (Norwegen)", "Kanzler Kern (SPD)": what stands in brackets behind a name belongs to it."""
    is_short = line.text(party.last) == "(" and line.text(party.last + 2) == ")"
    return replace(party, last=party.last + 3) if party.is_person and not party.is_pronoun and is_short else party
