"""The facets that a statement has: told by its columns and links, or read from the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from api.database import DOCUMENT, read_text
from api.models import (
    ActLink,
    AddresseeLink,
    Entity,
    Event,
    EventLink,
    Mention,
    OnBehalfOfLink,
    OrganisationLink,
    RelayLink,
    SpeakerLink,
    Statement,
    Theme,
    ThemeLink,
)
from api.models.facet import ANY, UNKNOWN
from api.models.sort_keys import ARTICLE_BITS, POSITION_BITS
from api.queries.fulltext.analysis import list_forms
from extraction.text import Kind

FacetKey = tuple[str, str]
"""A field and a value."""

ENTITY_FIELDS: Mapping[str, Any] = {
    "speaker": SpeakerLink,
    "addressee": AddresseeLink,
    "relayed_by": RelayLink,
    "country": OnBehalfOfLink,
    "organisation": OrganisationLink,
    "entity": Mention,
}
BATCH = 5000


def describe(kind: Kind, language: str, forms: Iterable[tuple[str, str]]) -> list[FacetKey]:
    """The facets of a statement's own columns; `forms` are those of its text (list_forms)."""
    return [ANY, ("kind", kind.value), ("language", language.lower()), *{("stem", stem) for _, stem in forms}]


def describe_origin(sort_key: int, source: str | None, side: str | None) -> list[FacetKey]:
    """The facets that a statement has of its article."""
    day = day_of(sort_key)
    return [("source", source or UNKNOWN), ("side", side or UNKNOWN), ("day", day), ("month", day[:7])]


def day_of(sort_key: int) -> str:
    """The day of publication in a statement's sort key (ISO 8601), UNKNOWN where there is none."""
    ordinal = sort_key >> (ARTICLE_BITS + POSITION_BITS)
    return date.fromordinal(ordinal).isoformat() if ordinal else UNKNOWN


def read_facets(connection: Connection, keys: Sequence[int]) -> dict[int, list[FacetKey]]:
    """The facets of each of these statements, by its sort key."""
    own = _select(connection, _OWN, Statement.sort_key, keys)
    facets = {
        key: describe(kind, language, list_forms(read_text(document))) + describe_origin(key, source, side)
        for key, kind, source, side, language, document in own
    }
    for field, query, sort_key in _LINKED:
        rows = {tuple(row) for row in _select(connection, query, sort_key, keys)}  # some are mentioned twice
        for key, value in rows:
            facets[key].append((field, value))
    return facets


def in_parts(values: Iterable[Any], size: int = BATCH) -> Iterator[list[Any]]:
    """No more values at a time than a query takes."""
    rest = iter(values)
    while part := list(islice(rest, size)):
        yield part


_OWN = select(
    Statement.sort_key,
    Statement.kind,
    Statement.source_folded,
    Statement.side,
    Statement.language,
    DOCUMENT,
)
_LINKED: Sequence[tuple[str, Any, Any]] = (
    *(
        (
            field,
            select(link.sort_key, Entity.id).join(Entity, Entity.number == link.entity_number),
            link.sort_key,
        )
        for field, link in ENTITY_FIELDS.items()
    ),
    (
        "theme",
        select(ThemeLink.sort_key, Theme.id).join(Theme, Theme.number == ThemeLink.theme_number),
        ThemeLink.sort_key,
    ),
    ("act", select(ActLink.sort_key, ActLink.act), ActLink.sort_key),
    (
        "event",
        select(EventLink.sort_key, Event.id).join(Event, Event.number == EventLink.event_number),
        EventLink.sort_key,
    ),
)


def _select(connection: Connection, query: Any, sort_key: Any, keys: Sequence[int]) -> Iterator[Any]:
    for part in in_parts(keys):
        yield from connection.execute(query.where(sort_key.in_(part)))
