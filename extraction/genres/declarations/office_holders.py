"""The people behind "die Außenminister Deutschlands und Polens": who held each office on the day, where all of them are known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from extraction.genres.declarations.issuers import Issuer, in_a_row, names_in
from extraction.knowledge import tables
from extraction.knowledge.names import Form, folded, longest, name_tree, title_of
from extraction.knowledge.names.role_holders import holders
from extraction.text import dataclass, word_list, words_of

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_HIGH, _HIGH_REPRESENTATIVE = words_of("high_office"), "EU-Außenbeauftragter"
_OF_GERMANY, _GERMANY = word_list("title_of_germany_start"), "DE"
_FEWEST = 2


@dataclass(slots=True)
class _Office:
    """An office of a phrase as it is read: the title, whether one or several hold it, and the ids of whose it is."""

    title: str
    gender: str | None
    plural: bool
    sides: list[str]


def office_holders(issuer: Issuer | None, phrases: Iterable[str], on: date | None) -> tuple[str, str] | None:
    """The people who held the offices of a phrase for an issuer on a day, and for whom; None where one of them is not known.

    A body whose members all speak stays one: "die Außenminister der G7".
    """
    bodies = set(names_in(_WORD.findall(issuer.speaker))) if issuer is not None else set()
    for phrase in phrases if on is not None else ():
        people, sides = _holders(phrase, on)
        if len(people) >= _FEWEST and bodies <= set(sides):
            return in_a_row(people), in_a_row(sides)
    return None


def _holders(phrase: str, on: date | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who held the offices of a phrase on a day, by name, and whose they are; nobody where one of them is not known."""
    people: list[str] = []
    sides: list[str] = []
    for office in _offices(_WORD.findall(phrase)):
        for side in office.sides or [""]:
            found = _holder(office, side, on)
            if found is None:
                return (), ()
            people.append(found[0])
            sides.append(found[1])
    return tuple(dict.fromkeys(people)), tuple(dict.fromkeys(sides))


def _offices(words: list[str]) -> list[_Office]:
    """The offices of a phrase with their countries; none where it holds an office of several titles ("Staats- und …")."""
    keys = [folded(word) for word in words]
    found: list[_Office] = []
    adjective: str | None = None
    i = 0
    while i < len(words):
        end, side = _side_at(words, keys, i)
        title = title_of(words[i]) if side is None else None
        if side is not None and words[i][:1].islower():
            adjective = side  # "des estnischen Präsidenten"
        elif side is not None and found:
            found[-1].sides.append(side)
        elif words[i].endswith("-"):
            return []
        elif title is not None and title.kind == "office":
            # "Außenministerinnen und Außenminister Estlands": one office in both forms
            if found and not found[-1].sides and found[-1].title == title.base:
                found.pop()
            high = i > 0 and words[i - 1] in _HIGH and title.head == "Vertreter"
            found.append(
                _Office(
                    _HIGH_REPRESENTATIVE if high else title.base,
                    title.genders if len(title.genders) == 1 and not title.plural and not high else None,
                    not title.singular,
                    [adjective] if adjective else [],
                )
            )
            adjective = None
        i = max(end, i + 1)
    return found


def _side_at(words: list[str], keys: list[str], i: int) -> tuple[int, str | None]:
    """The end of a name of a country or organisation at an index, and its id."""
    end, targets = longest(name_tree(), keys, i)
    forms = (Form.NAME, Form.CAPITAL) if words[i][:1].isupper() else (Form.ADJECTIVE,)
    target = next((t for t in targets if t.form in forms), None)
    entity = tables.entities().get(target.entity) if target is not None else None
    return (
        (end, entity.id) if entity is not None and (entity.code or entity.id in tables.organisations()) else (i, None)
    )


def _holder(office: _Office, side: str, on: date | None) -> tuple[str, str] | None:
    """The name of who holds an office for a country or organisation on a day, and that one's name."""
    entity = tables.entities().get(side)
    code = entity.code if entity is not None else None
    organisation = side if entity is not None and not code else None
    found = holders(office.title, code, organisation, on, gender=office.gender)
    if not side and office.title.startswith(_OF_GERMANY):
        found = tuple(person for person in found if person.country == _GERMANY) or found
    elif not side and len({person.country for person in found}) > 1:
        return None  # "der Präsident": of which country nothing says
    if not found or (not side and office.plural):
        return None
    holder = found[0]
    named = entity.name if entity is not None else _country_of(holder.country)
    return (holder.name, named) if named else None


def _country_of(code: str | None) -> str | None:
    return (
        next((country.name for country in tables.countries().values() if country.code == code), None) if code else None
    )
