"""The records that the tables of knowledge hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MALE, FEMALE = "m", "f"


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory. `code` is its ISO 3166-1 alpha-2 code, `adjectives` are in their base form
    ("chinesisch"). `cities` are the capitals and seats of government, each with its spellings, the usual one first.
    """

    id: str
    code: str
    alpha3: str
    name: str
    article: str | None
    name_en: str
    official: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    men: tuple[str, ...]
    women: tuple[str, ...]
    cities: tuple[tuple[str, ...], ...]
    capital_is_ambiguous: bool
    wikidata: str | None
    un_member: bool

    @property
    def capitals(self) -> tuple[str, ...]:
        """The names of the cities that may stand for the government, in every spelling."""
        return tuple(name for city in self.cities for name in city)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An international organisation. `parent` is the id of the one that it is part of."""

    id: str
    name: str
    name_en: str
    article: str | None
    plural: bool
    aliases: tuple[str, ...]
    parent: str | None
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class Institution:
    """An authority, parliament, party or palace that speaks. `country` or `organisation` is for whom."""

    id: str
    name: str
    name_en: str
    article: str | None
    country: str | None
    organisation: str | None
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """An office and the titles of the men and women who hold it. `behind` says that a role's own titles come first."""

    id: str
    men: tuple[str, ...]
    women: tuple[str, ...]
    behind: bool

    def titles(self, gender: str) -> tuple[str, ...]:
        """The titles of a holder, the usual one first."""
        return self.women if gender == FEMALE else self.men


@dataclass(frozen=True, slots=True)
class Role:
    """What a person is or was, from day to day; `last` is None for as far as the sources go.

    `titles` are the German titles in the person's gender, the usual one first. `verified` says that a source has person,
    office and first year.
    """

    office: str
    country: str | None
    organisation: str | None
    first: date
    last: date | None
    titles: tuple[str, ...]
    verified: bool

    def holds(self, on: date | None) -> bool:
        """Whether the role was held on a day, or is held still where none is given."""
        if on is None:
            return self.last is None
        return self.first <= on and (self.last is None or on <= self.last)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who speaks in the news. `surname` is the short form that the press uses ("Xi", "von der Leyen")."""

    id: str
    name: str
    name_en: str
    surname: str
    gender: str
    country: str | None
    aliases: tuple[str, ...]
    wikidata: str | None
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """What a statement can be about."""

    id: str
    label_de: str
    label_en: str
