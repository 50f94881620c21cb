"""Who held which office when: finds known people by title, country or organisation, and date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache, lru_cache

from extraction.knowledge import tables
from extraction.knowledge.names.titles import title_of
from extraction.knowledge.records import Person, Role
from extraction.text import rows, words_of
from extraction.text.records import keeping_words

_GRACE = timedelta(days=366)
# Offices whose holders go by their bare surname, by rank: "Merz", "Rubio", "Rutte".
_BY_SURNAME = {office: rank for rank, offices in enumerate(
    (words_of("office_of_leader"), words_of("office_of_foreign_minister"), words_of("office_of_head"))
) for office in offices}  # fmt: skip


@cache
def _by_title() -> dict[str, tuple[tuple[Person, Role], ...]]:
    """Title in its masculine base → everybody who had it."""
    found: dict[str, list[tuple[Person, Role]]] = {}
    for person in tables.people().values():
        for role in person.roles:
            for title in titles_of(role):
                found.setdefault(title, []).append((person, role))
    return {title: tuple(pairs) for title, pairs in found.items()}


@lru_cache(maxsize=1 << 12)
def _titles(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(base_of(word) for word in words)


def titles_of(role: Role) -> frozenset[str]:
    """The titles of a role in their masculine base."""
    return _titles(role.titles)


@keeping_words
def base_of(title: str) -> str:
    """The masculine base of a title's first word, the rest as it stands: "Sprecherin des Weißen Hauses" → "Sprecher des …"."""
    first, blank, rest = title.partition(" ")
    reading = title_of(first)
    return (reading.base if reading else first) + blank + rest


@lru_cache(maxsize=1 << 12)
def holders(
    title: str,
    country: str | None,
    organisation: str | None,
    on: date | None,
    *,
    gender: str | None = None,
    former: bool = False,
) -> tuple[Person, ...]:
    """The people who had a title for a country or organisation on a day, or before it; the likeliest first.

    `country` and `organisation` may both be None where the title alone says enough ("Kremlchef", "Bundeskanzlerin").
    """
    pairs = [
        (person, role)
        for person, role in _by_title().get(title, ())
        if (gender is None or person.gender == gender) and serves(role, country, organisation)
    ]
    if former:
        pairs = [(p, r) for p, r in pairs if r.last is not None and (on is None or r.last <= on)]
        return _unique(sorted(pairs, key=lambda pair: pair[1].first, reverse=True))
    return _unique(sorted((pair for pair in pairs if pair[1].holds(on)), key=lambda pair: _rank(pair[1], on)))


def places_of(title: str) -> frozenset[tuple[str | None, str | None]]:
    """The countries and organisations that a title, in its masculine base, is known to be held for, as (country, organisation)."""
    return frozenset(
        (None if role.organisation else role.country, role.organisation) for _, role in _by_title().get(title, ())
    )


def heads_of(organisation: str) -> tuple[Person, ...]:
    """The people who head or headed an organisation itself, not one of its parts."""
    heads = words_of("office_of_head")
    return tuple(
        p
        for p in tables.people().values()
        if any(r.organisation == organisation and r.office in heads for r in p.roles)
    )


def serves(role: Role, country: str | None, organisation: str | None) -> bool:
    """Whether a role is one for a country or organisation; one for an organisation's part counts for the whole."""
    if organisation is not None:
        own = role.organisation
        return own is not None and (own == organisation or organisation in tables.ancestors(own))
    return country is None or role.country == country


def _rank(role: Role, on: date | None) -> tuple[bool, int]:
    """Where only years are known: in the year of a change the one who leaves until June, afterwards the one who comes."""
    if on is None:
        return False, -role.first.toordinal()
    leaves = role.last is not None and role.last.year == on.year
    comes = role.first.year == on.year
    return (leaves if on.month > 6 else comes), -role.first.toordinal()


def _unique(pairs: list[tuple[Person, Role]]) -> tuple[Person, ...]:
    return tuple({person.id: person for person, _ in pairs}.values())


def around(role: Role, on: date | None) -> bool:
    """Whether a role was held on a day, give or take a year: news calls people by the office they just had or will have."""
    return on is None or (role.first - _GRACE <= on and (role.last is None or on <= role.last + _GRACE))


@lru_cache(maxsize=1 << 12)
def roles_on(person: str, on: date | None) -> tuple[Role, ...]:
    """The roles that a known person has on a day."""
    known = tables.people().get(person)
    return tuple(role for role in known.roles if role.holds(on)) if known is not None else ()


def leader_among(people: Iterable[str], on: date | None) -> str | None:
    """Whom of several with one surname the press means by it alone: the one who leads a country or its diplomacy on the day.

    None where two of one rank have the name, or nobody is in office.
    """
    ranks = {person: rank for person in people if (rank := _rank_of_leader(person, on)) is not None}
    best = [person for person, rank in ranks.items() if rank == min(ranks.values())]
    return best[0] if len(best) == 1 else None


@lru_cache(maxsize=1 << 12)
def _rank_of_leader(person: str, on: date | None) -> int | None:
    ranks = [rank for role in roles_on(person, on) if (rank := _BY_SURNAME.get(role.office)) is not None]
    return min(ranks, default=None)


def described_office(title: str, words: Iterable[str]) -> str | None:
    """The title in one word of an office in several: "Präsident", "des Bundestages" → "Bundestagspräsident"."""
    small = title.lower()
    found = ((word, short) for end, entries in _described().items() if small.endswith(end) for word, short in entries)
    behind = {word.lower() for word in words}
    return next((short for word, short in found if word in behind), None)


@cache
def _described() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for end, word, short in rows("described_offices.tsv"):
        found.setdefault(end, []).append((word, short))
    return found
