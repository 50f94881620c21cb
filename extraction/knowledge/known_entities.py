"""What is known as entities: with the role in which a person is shown."""

from __future__ import annotations

from collections.abc import Mapping

from extraction.knowledge.records import FEMALE, Country, Institution, Organisation, Person, Role
from extraction.text import Entity, EntityType


def country_entity(country: Country) -> Entity:
    """A country."""
    aliases = (country.official, *country.aliases, country.alpha3)
    return Entity(
        country.id, EntityType.COUNTRY, country.name, country.name_en, aliases, country.wikidata, code=country.code
    )


def organisation_entity(organisation: Organisation) -> Entity:
    """An international organisation."""
    return Entity(
        organisation.id, EntityType.ORGANISATION, organisation.name, organisation.name_en, organisation.aliases,
        organisation.wikidata, parent=organisation.parent,
    )  # fmt: skip


def institution_entity(institution: Institution) -> Entity:
    """An authority, parliament, party or palace."""
    return Entity(
        institution.id, EntityType.ORGANISATION, institution.name, institution.name_en, institution.aliases,
        country=institution.country, parent=institution.organisation,
    )  # fmt: skip


def person_entity(person: Person, countries: Mapping[str, Country]) -> Entity:
    """A role is a fact only where a source has it: the latest verified one is shown."""
    verified = [role for role in person.roles if role.verified and role.titles]
    latest = max(verified, key=lambda role: role.first) if verified else None
    aliases = tuple(dict.fromkeys((person.surname, *person.aliases)))
    return Entity(
        person.id, EntityType.PERSON, person.name, person.name_en, aliases, person.wikidata, country=person.country,
        role=_shown(latest, person.gender, countries.get(latest.country or "")) if latest else None, gender=person.gender,
    )  # fmt: skip


# Offices that every country has, so that the title alone says too little.
_NATIONAL = frozenset({"head-of-state", "presidential-government", "monarch", "head-of-government", "foreign-minister"})


def _shown(role: Role, gender: str, country: Country | None) -> str:
    """A role as it is shown: "chinesischer Präsident", "US-Präsident", "polnische Außenministerin", "Bundeskanzler"."""
    title = role.titles[0]
    if role.office not in _NATIONAL or country is None or not country.adjectives:
        return title
    adjective = country.adjectives[0]
    if adjective.startswith("US-"):
        return f"US-{title}"
    ending = "" if adjective[0].isupper() else "e" if gender == FEMALE else "er"
    return f"{adjective}{ending} {title}"
