"""One line of the NDJSON export of /statements, read fast: the form of schemas.statement.Statement, checked as it is decoded.

Large files are read by msgspec, which decodes and checks a line in a few microseconds; a test holds the fields here and there equal.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Annotated, Any

from msgspec import DecodeError, Meta, Struct
from msgspec.json import Decoder
from msgspec.structs import replace

from extraction.knowledge.sides import sides
from extraction.text import Act, EntityType, Kind
from schemas.base import WEB_ADDRESS
from schemas.values import bounds
from schemas.values.ids import read_article_id, read_statement_id

Id = Annotated[str, Meta(min_length=1, max_length=bounds.ENTITY_CHARS)]
ThemeId = Annotated[str, Meta(min_length=1, max_length=bounds.THEME_CHARS)]
ShortId = Annotated[str, Meta(min_length=1, max_length=bounds.ID_CHARS)]
Name = Annotated[str, Meta(max_length=bounds.ENTITY_CHARS)]
Words = Annotated[str, Meta(max_length=bounds.TEXT_CHARS)]
Offset = Annotated[int, Meta(ge=0, le=2**31 - 1)]
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")  # not where the backslash is a character itself


class Span(Struct, frozen=True, forbid_unknown_fields=True):
    """Half-open character offsets into the article's text."""

    start: Offset
    end: Offset


class Cue(Struct, frozen=True, forbid_unknown_fields=True):
    """The words that mark the speech."""

    text: Words
    start: Offset
    end: Offset


class EntityReference(Struct, frozen=True, forbid_unknown_fields=True):
    """An entity."""

    id: Id
    type: EntityType
    name: Name
    wikidata: Annotated[str, Meta(max_length=20)] | None = None
    code: Annotated[str, Meta(max_length=2)] | None = None
    country: Annotated[str, Meta(max_length=2)] | None = None


class Mention(Struct, frozen=True, forbid_unknown_fields=True):
    """A mention of an entity in the content."""

    id: Id
    type: EntityType
    name: Name
    text: Words
    start: Offset
    end: Offset


class Evidence(Struct, frozen=True, forbid_unknown_fields=True):
    """The words that made a label."""

    field: Name
    value: Name
    text: Words
    start: Offset
    end: Offset


class ArticleReference(Struct, frozen=True, forbid_unknown_fields=True):
    """The article of a statement."""

    id: ShortId
    title: Annotated[str, Meta(max_length=bounds.TITLE_CHARS)] | None = None
    published_on: date | None = None
    source: Annotated[str, Meta(max_length=bounds.SOURCE_CHARS)] | None = None
    url: str | None = None


References = Annotated[list[EntityReference], Meta(max_length=bounds.MOST_NAMED)]


class StatementLine(Struct, frozen=True, forbid_unknown_fields=True):
    """A statement. `created_at` and `snippet` may be there and mean nothing: they tell about the database that was exported."""

    id: ShortId
    text: Annotated[Words, Meta(min_length=1)]
    spans: Annotated[list[Span], Meta(min_length=1)]
    speakers: Annotated[References, Meta(min_length=1)]
    on_behalf_of: References
    kind: Kind
    cue: Cue | None
    addressees: References
    acts: list[Act]
    organisations: References
    themes: Annotated[list[ThemeId], Meta(max_length=bounds.MOST_NAMED)]
    entities: list[Mention]
    context: Words
    article: ArticleReference
    language: Annotated[str, Meta(min_length=1, max_length=bounds.LANGUAGE_CHARS)]
    created_at: datetime | None = None
    snippet: str | None = None
    evidence: list[Evidence] = []
    relayed_by: References = []  # exports of earlier versions have none
    side: str | None = None  # nor this


_ENTITIES = ("speakers", "on_behalf_of", "addressees", "relayed_by", "organisations")
_EACH_ONCE = (*_ENTITIES, "acts", "themes")
_decoder: Decoder[Any] = Decoder(StatementLine)


def read_line(line: bytes) -> StatementLine:
    """Raises ValueError that says what is wrong and where (as a JSON path)."""
    refuse_nul(line)
    try:
        found: StatementLine = _decoder.decode(line)
    except DecodeError as error:
        raise ValueError(f"{error}.") from None
    _check(found)
    return _with_ids_of_now(found)


def _with_ids_of_now(line: StatementLine) -> StatementLine:
    """Exports of earlier versions have ids without a letter."""
    id_, article = read_statement_id(line.id), read_article_id(line.article.id)
    if id_ == line.id and article == line.article.id:
        return line
    return replace(line, id=id_, article=replace(line.article, id=article))


def refuse_nul(line: bytes) -> None:
    """Raises ValueError for JSON with a NUL character, which PostgreSQL can't store."""
    if b"\\u0000" in line and _NUL.search(line):
        raise ValueError("The line has a NUL character.")


@lru_cache(maxsize=1 << 10)  # the statements of an article have the same
def check_address(url: str | None) -> None:
    """Raises ValueError for an address that an article can't have."""
    if url and not (len(url.encode()) <= bounds.ADDRESS_BYTES and re.fullmatch(WEB_ADDRESS, url)):
        raise ValueError("The address of the article is no web address, or too long.")


def _check(line: StatementLine) -> None:
    for field in _EACH_ONCE:
        if len(found := getattr(line, field)) > 1:
            ids = [entity.id for entity in found] if field in _ENTITIES else found
            if len(ids) != len(set(ids)):
                raise ValueError(f"{field} has one value twice.")
    check_address(line.article.url)
    if line.side is not None and line.side not in sides():
        raise ValueError(f"{line.side} is no side.")
    for parts in (line.spans, line.entities):
        for part in parts:
            if part.start >= part.end:
                raise ValueError("A span ends where it starts, or before.")
