"""Statements as accounts are made of them: the fields that are compared, read from their JSON."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.json import Decoder

from extraction.text import Act, EntityType, Kind


class Reference(Struct, frozen=True):
    """An entity."""

    id: str
    type: EntityType
    name: str
    wikidata: str | None = None
    code: str | None = None
    country: str | None = None


class Mention(Reference, frozen=True):
    """An entity that the content names, and the words that do."""

    text: str = ""


class Span(Struct, frozen=True):
    """Character offsets into the text of the article, half-open."""

    start: int
    end: int


class Source(Struct, frozen=True):
    """The article of a statement."""

    id: str
    title: str | None = None
    published_on: date | None = None
    source: str | None = None


class Told(Struct, frozen=True):
    """A statement as one account tells it."""

    id: str
    text: str
    kind: Kind
    acts: tuple[Act, ...]
    article: Source
    spans: tuple[Span, ...]
    speakers: tuple[Reference, ...] = ()
    on_behalf_of: tuple[Reference, ...] = ()
    addressees: tuple[Reference, ...] = ()
    relayed_by: tuple[Reference, ...] = ()
    organisations: tuple[Reference, ...] = ()
    themes: tuple[str, ...] = ()
    entities: tuple[Mention, ...] = ()
    side: str | None = None

    @property
    def day(self) -> date:
        """When its article was published; those without a date are the oldest."""
        return self.article.published_on or date.min

    @property
    def place(self) -> tuple[str, str, int, str]:
        """Where it stands among others in the order of time. Articles of one day are in the order of their ids: that in which they
        were stored means nothing.
        """
        return self.day.isoformat(), self.article.id, self.spans[0].start, self.id


_decoder = Decoder(Told)


def read_told(documents: Iterable[bytes]) -> list[Told]:
    """Statements from their JSON, in the form of schemas.statement.Statement."""
    return [_decoder.decode(document) for document in documents]
