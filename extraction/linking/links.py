"""What linking finds out about one text: the names in it, whom they mean, and whom the text introduces."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from operator import attrgetter

from extraction.knowledge import tables
from extraction.knowledge.names.transliteration import transliteration_key
from extraction.linking.scanning import Scan
from extraction.linking.title_phrases import TitlePhrase
from extraction.text import Entity, EntityType

_FIRST = attrgetter("first")


@dataclass(slots=True)
class Newcomer:
    """A person as the text introduces one."""

    name: str
    surname: str
    gender: str | None = None
    country: str | None = None
    role: str | None = None
    titles: list[TitlePhrase] = field(default_factory=list)


@dataclass(slots=True)
class PersonMention:
    """A person's name in the text, as a half-open range of tokens, with the title phrases beside it."""

    first: int
    last: int
    entity: str = ""
    titles: list[TitlePhrase] = field(default_factory=list)


@dataclass(slots=True)
class Links:
    """What linking found out about one text."""

    scan: Scan
    people: list[PersonMention] = field(default_factory=list)
    newcomers: dict[str, Newcomer] = field(default_factory=dict)
    people_by_surname: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    title_line: tuple[str, ...] = ()
    title_bodies: tuple[str, ...] = ()
    _by_ending: dict[str, list[str]] = field(default_factory=dict)

    def add_newcomer(self, entity: str, newcomer: Newcomer) -> Newcomer:
        """Put somebody in, unless they are there; whoever is there then."""
        if entity not in self.newcomers:
            self.newcomers[entity] = newcomer
            for at in (i for i, letter in enumerate(newcomer.name) if letter == " "):
                self._by_ending.setdefault(newcomer.name[at + 1 :], []).append(entity)
        return self.newcomers[entity]

    def newcomer_named_longer(self, name: str) -> str | None:
        """The first newcomer whose name ends in these words and has others before them."""
        return next((entity for entity in self._by_ending.get(name, ()) if entity in self.newcomers), None)

    def is_named_before(self, surname: str, token: int) -> bool:
        """Whether the text names somebody with this surname in full before a token."""
        return any(at < token for at, _ in self.people_by_surname.get(transliteration_key(surname), ()))

    def people_in(self, first: int, last: int) -> list[PersonMention]:
        """The people named between two tokens."""
        at = bisect_left(self.people, first, key=_FIRST)
        found = []
        while at < len(self.people) and self.people[at].first < last:
            found.append(self.people[at])
            at += 1
        return found


def entity_of(links: Links, identifier: str) -> Entity:
    """The record of somebody or something known, or of a person whom the text introduces."""
    known = tables.entities().get(identifier)
    if known is not None:
        return known
    new = links.newcomers[identifier]
    aliases = (new.surname,) if new.surname != new.name and new.surname[-1].isalnum() else ()
    return Entity(
        identifier, EntityType.PERSON, new.name, aliases=aliases, country=new.country, role=new.role, gender=new.gender
    )
