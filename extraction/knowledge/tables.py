"""What is known before an article is read: countries, organisations, institutions, people and their roles.

The data are tables in data/ that an area expert edits; NOTICE names their sources. They are read once, when first asked for.
``python -m extraction.knowledge`` checks them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, lru_cache

from extraction.knowledge.known_entities import country_entity, institution_entity, organisation_entity, person_entity
from extraction.knowledge.records import MALE, Country, Institution, Office, Organisation, Person, Role, Theme
from extraction.text import NAME_CHARS, Entity, EntityType, growing, rows

_SPELLED_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


@cache
def countries() -> Mapping[str, Country]:
    """All countries by their ISO 3166-1 alpha-2 code."""
    return {c.code: c for c in (_country(cells) for cells in rows("countries.tsv"))}


@cache
def organisations() -> Mapping[str, Organisation]:
    """All international organisations by id."""
    return {o.id: o for o in (_organisation(cells) for cells in rows("organisations.tsv"))}


@cache
def institutions() -> Mapping[str, Institution]:
    """The authorities, parliaments, parties and palaces that speak, by id."""
    return {i.id: i for i in (_institution(cells) for cells in rows("institutions.tsv"))}


@cache
@growing()
def people() -> Mapping[str, Person]:
    """All people by id."""
    roles: dict[str, list[Role]] = {}
    genders = {cells[0]: cells[4] for cells in rows("people.tsv")}
    for cells in rows("roles.tsv"):
        roles.setdefault(cells[0], []).append(_role(cells, genders.get(cells[0], MALE)))
    return {cells[0]: _person(cells, tuple(roles.get(cells[0], ()))) for cells in rows("people.tsv")}


@cache
def offices() -> Mapping[str, Office]:
    """All offices by id."""
    return {o.id: o for o in (_office(cells) for cells in rows("offices.tsv"))}


@cache
def themes() -> Mapping[str, Theme]:
    """All themes by id."""
    return {cells[0]: Theme(*cells[:3]) for cells in rows("themes.tsv")}


@cache
def entities() -> Mapping[str, Entity]:
    """Everything that is known as entities, by id."""
    found = [country_entity(c) for c in countries().values()]
    found += [organisation_entity(o) for o in organisations().values()]
    found += [institution_entity(i) for i in institutions().values()]
    found += [person_entity(p, countries()) for p in people().values()]
    found += [_city_entity(city, c) for c in countries().values() for city in c.cities if slug(city[0]) != c.id]
    return {entity.id: entity for entity in (*places(), *found)}


@cache
def places() -> tuple[Entity, ...]:
    """Regions, cities and seas, without the capitals."""
    return tuple(_place_entity(cells) for cells in rows("places.tsv"))


@lru_cache(maxsize=1 << 12)
def slug(name: str) -> str:
    """A readable id: "Horst Köhler" → "horst-koehler". Unlike `fold` it keeps apart what a reader does, up to NAME_CHARS."""
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", name).casefold().translate(_SPELLED_OUT))
    plain = "".join(c for c in letters if not unicodedata.combining(c) and c not in "'’ʻʼ")
    return re.sub(r"[\W_]+", "-", plain)[:NAME_CHARS].strip("-")


def ancestors(organisation: str) -> tuple[str, ...]:
    """The organisations that one is part of, the nearest first: UNSC → ("UN",)."""
    found: list[str] = []
    parent = entities()[organisation].parent if organisation in entities() else None
    while parent is not None and parent not in found:
        found.append(parent)
        parent = entities()[parent].parent
    return tuple(found)


def _values(cell: str) -> tuple[str, ...]:
    return () if cell == "-" else tuple(cell.split("|"))


def _value(cell: str) -> str | None:
    return None if cell == "-" else cell


def _cities(cell: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(city.split("=")) for city in _values(cell))


def _country(cells: list[str]) -> Country:
    (
        code,
        alpha3,
        identifier,
        name,
        article,
        name_en,
        official,
        aliases,
        adjectives,
        men,
        women,
        capitals,
        unclear,
        qid,
        un,
    ) = cells
    return Country(
        identifier, code, alpha3, name, _value(article), name_en, official, _values(aliases), _values(adjectives),
        _values(men), _values(women), _cities(capitals), unclear == "ambiguous", _value(qid), un == "member",
    )  # fmt: skip


def _organisation(cells: list[str]) -> Organisation:
    identifier, name, name_en, article, number, aliases, parent, qid = cells
    return Organisation(
        identifier, name, name_en, _value(article), number == "plural", _values(aliases), _value(parent), _value(qid)
    )


def _institution(cells: list[str]) -> Institution:
    identifier, name, name_en, article, side, aliases = cells
    country, organisation = _on_behalf_of(side)
    return Institution(identifier, name, name_en, _value(article), country, organisation, _values(aliases))


def _on_behalf_of(cell: str) -> tuple[str | None, str | None]:
    """A country's code or an organisation's id as (country, organisation)."""
    if cell in organisations() and cell not in countries():
        return None, cell
    return _value(cell), None


@lru_cache(maxsize=1 << 12)
def first_day(cell: str) -> date:
    """The first day of a year, a month or a day: "2021", "2021-12", "2021-12-08". Raises ValueError."""
    year, month, day = (*(int(part) for part in cell.split("-")), 1, 1)[:3]
    return date(year, month, day)


@lru_cache(maxsize=1 << 12)
def last_day(cell: str) -> date:
    """The last day of a year, a month or a day. Raises ValueError."""
    year, month, day = (*(int(part) for part in cell.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day)
    return date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1) - timedelta(days=1)


def _office(cells: list[str]) -> Office:
    identifier, men, women, order = cells
    return Office(identifier, _values(men), _values(women), order == "behind")


def _role(cells: list[str], gender: str) -> Role:
    _, office, side, first, last, verified, titles, _source = cells
    usual, own = offices()[office].titles(gender), _values(titles)
    country, organisation = (None, side) if office == "organisation-head" else _on_behalf_of(side)
    return Role(
        office, country, organisation, first_day(first), None if last == "-" else last_day(last),
        (*own, *usual) if offices()[office].behind else (*usual, *own), verified == "verified",
    )  # fmt: skip


def _person(cells: list[str], roles: tuple[Role, ...]) -> Person:
    identifier, name, name_en, surname, gender, country, aliases, qid = cells
    return Person(identifier, name, name_en, surname, gender, _value(country), _values(aliases), _value(qid), roles)


def _city_entity(spellings: tuple[str, ...], country: Country) -> Entity:
    return Entity(slug(spellings[0]), EntityType.PLACE, spellings[0], aliases=spellings[1:], country=country.code)


def _place_entity(cells: list[str]) -> Entity:
    name, name_en, country, aliases = cells
    english = name if name_en == "-" else name_en
    return Entity(slug(name), EntityType.PLACE, name, english, _values(aliases), country=_value(country))
