"""What is selected: the record that all steps after this one work on, and the link tables that statements are selected by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from msgspec import Struct
from sqlalchemy.orm import InstrumentedAttribute

from api.models import (
    ActLink,
    AddresseeLink,
    Alias,
    Entity,
    EventLink,
    Mention,
    OnBehalfOfLink,
    OrganisationLink,
    RelayLink,
    SpeakerLink,
    Theme,
    ThemeAlias,
    ThemeLink,
    statement_keys,
)
from api.queries.fulltext.syntax import Node
from api.queries.notes import Note
from extraction.text import EntityType

EVERY_KEY = range(2**63 - 1)
WORD = "stem"  # the field of the facets of words


@dataclass(frozen=True, slots=True)
class NameTable:
    """A table of things with names, and the table of their folded names."""

    table: type[Entity] | type[Theme]
    aliases: type[Alias] | type[ThemeAlias]
    number: InstrumentedAttribute[int]


@dataclass(frozen=True, slots=True)
class LinkTable:
    """How a field selects statements: the columns of a link table with the value and with the statement's sort key."""

    value: InstrumentedAttribute[Any]
    sort_key: InstrumentedAttribute[int]
    names: NameTable | None = None
    preferred: EntityType | None = None
    repeats: bool = False


ENTITIES = NameTable(Entity, Alias, Alias.entity_number)
THEMES = NameTable(Theme, ThemeAlias, ThemeAlias.theme_number)
# In the order in which they should lead a join: what is likely to be rarest first.
LINKS = {
    "event": LinkTable(EventLink.event_number, EventLink.sort_key),
    "relayed_by": LinkTable(RelayLink.entity_number, RelayLink.sort_key, ENTITIES, EntityType.PERSON),
    "addressee": LinkTable(AddresseeLink.entity_number, AddresseeLink.sort_key, ENTITIES, EntityType.PERSON),
    "organisation": LinkTable(
        OrganisationLink.entity_number, OrganisationLink.sort_key, ENTITIES, EntityType.ORGANISATION
    ),
    "speaker": LinkTable(SpeakerLink.entity_number, SpeakerLink.sort_key, ENTITIES, EntityType.PERSON),
    "country": LinkTable(OnBehalfOfLink.entity_number, OnBehalfOfLink.sort_key, ENTITIES, EntityType.COUNTRY),
    "theme": LinkTable(ThemeLink.theme_number, ThemeLink.sort_key, THEMES),
    "act": LinkTable(ActLink.act, ActLink.sort_key),
    "entity": LinkTable(Mention.entity_number, Mention.sort_key, ENTITIES, repeats=True),
}


class FacetCount(NamedTuple):
    """A facet, and how many statements have it."""

    number: int
    statements: int


# Structs and no dataclasses: they are made for each request, in a fifth of the time.
class Condition(Struct, frozen=True):
    """Any of some values of a field, as the tables have them, and the facets of those that a statement has."""

    field: str
    values: tuple[Any, ...]
    facets: tuple[FacetCount, ...]

    @property
    def most(self) -> int:
        """No more statements than so many meet it."""
        return sum(facet.statements for facet in self.facets)


class Selection(Struct, frozen=True):
    """Which statements are selected: those that meet all of the conditions, are in one of the articles (their numbers), stored after
    `since`, published from the first to the last of `days`, and have the words.

    Whole words that all have to be there are conditions; `other_words` is the rest of `words`. `warnings` say why little is found.
    """

    conditions: tuple[Condition, ...] = ()
    articles: tuple[int, ...] | None = None
    since: datetime | None = None
    days: tuple[date | None, date | None] | None = None
    words: Node | None = None
    other_words: Node | None = None
    warnings: tuple[Note, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be found."""
        return self.articles == () or not all(condition.facets for condition in self.conditions)

    @property
    def is_by_facets(self) -> bool:
        """Whether there are only conditions, and days."""
        return self.articles is None and self.since is None and self.other_words is None

    @property
    def is_everything(self) -> bool:
        """Whether all statements are selected."""
        return not self.conditions and self.days is None and self.is_by_facets

    @property
    def sort_keys(self) -> range:
        """The sort keys that statements of the days can have."""
        return EVERY_KEY if self.days is None else statement_keys(*self.days)
