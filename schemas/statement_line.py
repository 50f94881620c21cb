"""One line of the NDJSON export of /statements, read fast: the form of schemas.statement.Statement, checked as it is decoded.

Large files are read by msgspec, which decodes and checks a line in a few microseconds; a test holds the fields here and there equal.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from msgspec import DecodeError, Meta, Struct
from msgspec.json import Decoder

from extraction.knowledge.sides import sides
from extraction.text.document import Act, EntityType, Kind

Id = Annotated[str, Meta(min_length=1)]
ShortId = Annotated[str, Meta(min_length=1, max_length=20)]
Offset = Annotated[int, Meta(ge=0, le=2**31 - 1)]
_NUL = b"\\u0000"


class Span(Struct, frozen=True, forbid_unknown_fields=True):
    """Half-open character offsets into the article's text."""

    start: Offset
    end: Offset


class Cue(Struct, frozen=True, forbid_unknown_fields=True):
    """The words that mark the speech."""

    text: str
    start: Offset
    end: Offset


class EntityReference(Struct, frozen=True, forbid_unknown_fields=True):
    """An entity."""

    id: Id
    type: EntityType
    name: str
    wikidata: Annotated[str, Meta(max_length=20)] | None = None
    code: Annotated[str, Meta(max_length=2)] | None = None
    country: Annotated[str, Meta(max_length=2)] | None = None


class Mention(Struct, frozen=True, forbid_unknown_fields=True):
    """A mention of an entity in the content."""

    id: Id
    type: EntityType
    name: str
    text: str
    start: Offset
    end: Offset


class Evidence(Struct, frozen=True, forbid_unknown_fields=True):
    """The words that made a label."""

    field: str
    value: str
    text: str
    start: Offset
    end: Offset


class ArticleReference(Struct, frozen=True, forbid_unknown_fields=True):
    """The article of a statement."""

    id: ShortId
    title: str | None = None
    published_on: date | None = None
    source: str | None = None
    url: str | None = None


class StatementLine(Struct, frozen=True, forbid_unknown_fields=True):
    """A statement. `created_at` and `snippet` may be there and mean nothing: they tell about the database that was exported."""

    id: ShortId
    text: Annotated[str, Meta(min_length=1)]
    spans: Annotated[list[Span], Meta(min_length=1)]
    speakers: Annotated[list[EntityReference], Meta(min_length=1)]
    on_behalf_of: list[EntityReference]
    kind: Kind
    cue: Cue | None
    addressees: list[EntityReference]
    acts: list[Act]
    organisations: list[EntityReference]
    themes: list[Id]
    entities: list[Mention]
    context: str
    article: ArticleReference
    language: Annotated[str, Meta(min_length=1, max_length=35)]
    created_at: datetime | None = None
    snippet: str | None = None
    evidence: list[Evidence] = []
    relayed_by: list[EntityReference] = []  # exports of earlier versions have none
    side: str | None = None  # nor this


_decoder: Decoder[Any] = Decoder(StatementLine)


def read_line(line: bytes) -> StatementLine:
    """Raises ValueError that says what is wrong and where (as a JSON path)."""
    if _NUL in line:
        raise ValueError("The line has a NUL character.")
    try:
        found: StatementLine = _decoder.decode(line)
    except DecodeError as error:
        raise ValueError(f"{error}.") from None
    _check(found)
    return found


def _check(line: StatementLine) -> None:
    for field in ("speakers", "on_behalf_of", "addressees", "relayed_by", "organisations"):
        _check_each_once(field, [entity.id for entity in getattr(line, field)])
    _check_each_once("acts", line.acts)
    _check_each_once("themes", line.themes)
    if line.side is not None and line.side not in sides():
        raise ValueError(f"{line.side} is no side.")
    if any(part.start >= part.end for parts in (line.spans, line.entities) for part in parts):
        raise ValueError("A span ends where it starts, or before.")


def _check_each_once(field: str, ids: list[Any]) -> None:
    if len(ids) != len(set(ids)):
        raise ValueError(f"{field} has one value twice.")
