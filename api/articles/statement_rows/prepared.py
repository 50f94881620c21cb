"""Prepared statements, column by column, as one process hands them to another: arrays and lists cost little on the way."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Any

from api.articles.facets import Gathering
from api.models import ActLink, AddresseeLink, OnBehalfOfLink, OrganisationLink, RelayLink, SpeakerLink, ThemeLink
from extraction.text import Act

NAMED = {
    "speakers": ("speaker", SpeakerLink),
    "on_behalf_of": ("country", OnBehalfOfLink),
    "addressees": ("addressee", AddresseeLink),
    "relayed_by": ("relayed_by", RelayLink),
    "organisations": ("organisation", OrganisationLink),
}
"""The fields of a line that name entities: the field of their facets, and their table."""
LINKS = (*(link for _, link in NAMED.values()), ThemeLink, ActLink)
ACTS = sorted(act.value for act in Act)
"""Acts are told by their places here."""


def _columns(number: int) -> tuple[array[int], ...]:
    return tuple(array("q") for _ in range(number))


@dataclass(slots=True)
class Prepared:
    """Statements; numbers are places in `entities`, in `themes`, and in the columns of the statements."""

    ids: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # of the contexts in the article
    lengths: list[int] = field(default_factory=list)  # of the contexts
    languages: list[str] = field(default_factory=list)
    sides: list[str | None] = field(default_factory=list)
    relays: dict[int, list[int]] = field(default_factory=dict)  # by statement, where its line tells no side
    evidence: list[bytes] = field(default_factory=list)
    templates: list[bytes] = field(default_factory=list)  # of documents
    holes: list[list[int]] = field(
        default_factory=list
    )  # what is put in: 2 n for entity n, 2 n + 1 where it is mentioned
    tied: list[int] = field(default_factory=list)  # statements that mention several entities at one place
    words: list[Any] = field(default_factory=list)  # as fulltext.write gives them
    facets: Gathering = field(default_factory=Gathering)
    links: dict[str, Any] = field(default_factory=dict)
    """By table: what is linked, statement, position."""
    mentions: Any = field(default_factory=lambda: _columns(4))
    """Entity, statement, start, end."""
    entities: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)
