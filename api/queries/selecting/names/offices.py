"""Offices as names: "Bundeskanzler", "US-Präsident" and "Russian foreign minister" mean those who hold or held them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from api.queries.selecting.names.known_names import known_names
from extraction.knowledge import tables
from extraction.knowledge.asked_names import asked_offices, is_title_link, is_title_of_head
from extraction.knowledge.names import base_of, heads_of, holders, places_of, title_of
from extraction.text import EntityType
from extraction.text.cleaning import clean
from extraction.text.folding import fold

_MOST_COUNTRIES = 3  # that a title may leave open: "Bundeskanzler", but not "Außenminister"
_MOST_WORDS = 8
_PARTING = re.compile(r"\s+|(?<=\w)-(?=\w)")  # but "Staats- und Parteichef" stays whole
_PLACES = (EntityType.COUNTRY, EntityType.ORGANISATION)
Place = tuple[str | None, str | None]  # the code of a country, the id of an organisation
_ANYWHERE: Place = (None, None)


@lru_cache(maxsize=1 << 10)
def find_holders(value: str) -> frozenset[str]:
    """The ids of the known people who hold or held the office that a value names; none for one that many countries have."""
    for title, place in _read_offices(clean(value)):
        names = list(_titles(title))
        people = [
            person
            for name, gender in names
            for former in (False, True)
            for person in holders(name, *place, None, gender=gender, former=former)
        ]
        many = place == _ANYWHERE and len(frozenset().union(*(places_of(name) for name, _ in names))) > _MOST_COUNTRIES
        if people and not many:
            return frozenset(person.id for person in people)
        organisation = place[1]
        if organisation and any(is_title_of_head(name) for name, _ in names) and (heads := heads_of(organisation)):
            return frozenset(person.id for person in heads)
    return frozenset()


def _read_offices(name: str) -> Iterator[tuple[str, Place]]:
    """The ways to part a value into a title and where it is held, the whole as a title first."""
    yield " ".join(_bare(name.split())), _ANYWHERE
    words = [word for word in _PARTING.split(name) if word]
    if not 1 < len(words) <= _MOST_WORDS:
        return
    for i in range(1, len(words)):
        for title, place in ((words[i:], words[:i]), (words[:i], words[i:])):
            if found := _read_place(place):
                yield " ".join(_bare(title)), found


def _bare(words: list[str]) -> list[str]:
    """Without the articles and links at either end: "the foreign minister of" → "foreign minister"."""
    start, end = 0, len(words)
    while start < end and is_title_link(words[start]):
        start += 1
    while end > start and is_title_link(words[end - 1]):
        end -= 1
    return words[start:end]


def _read_place(words: list[str]) -> Place | None:
    bare = _bare(words)
    for type_ in _PLACES if bare else ():
        for id_ in sorted(known_names().find(" ".join(bare), type_)):
            if known_names().types[id_] is type_:
                country = next((c for c in tables.countries().values() if c.id == id_), None)
                return (country.code, None) if country else (None, id_)
    return None


def _titles(title: str) -> Iterator[tuple[str, str | None]]:
    """The German titles that words may mean, in their masculine base; "f" with those that only a woman has."""
    if title:
        written = title[:1].upper() + title[1:]
        reading = title_of(written.split()[0])
        yield base_of(written), "f" if reading is not None and reading.genders == "f" else None
        yield from ((german, None) for german in asked_offices().get(fold(title.replace("-", " ")), ()))
