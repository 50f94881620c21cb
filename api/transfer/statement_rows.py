"""Statements that were exported as rows of all tables, and their JSON as schemas.statement would dump it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from msgspec import to_builtins
from msgspec.json import encode

from api.articles.drafts import side_of_article, side_of_statement
from api.models import (
    ActLink,
    AddresseeLink,
    Entity,
    Mention,
    OnBehalfOfLink,
    OrganisationLink,
    RelayLink,
    SpeakerLink,
    Statement,
    Theme,
    ThemeLink,
    statement_key,
)
from api.sources import catalogue
from extraction.text import Entity as Record
from schemas.base import Instant
from schemas.statement import DOCUMENT_VERSION
from schemas.statement_line import EntityReference, StatementLine
from schemas.statement_line import Mention as MentionOfLine

_INSTANT = Instant()
Rows = dict[Any, list[dict[str, Any]]]
_NAMED = {
    "speakers": SpeakerLink,
    "addressees": AddresseeLink,
    "relayed_by": RelayLink,
    "on_behalf_of": OnBehalfOfLink,
    "organisations": OrganisationLink,
}


@dataclass(frozen=True, slots=True)
class StatementPlace:
    """Where a statement goes: its article's row, its position in it, the start of its context (characters), the time."""

    article: Mapping[str, Any]
    position: int
    context_start: int
    time: datetime


class RowWriter:
    """Makes rows, table by table, that refer to these entities and themes."""

    def __init__(self, entities: Mapping[str, Entity], themes: Mapping[str, Theme], revision: int) -> None:
        self.revision = revision
        self.entities = entities
        self.numbers = {id_: row.number for id_, row in entities.items()}
        self.references = {id_: _reference(row) for id_, row in entities.items()}
        self.themes = {id_: row.number for id_, row in themes.items()}
        self.rows: Rows = {table: [] for table in (Statement, *_NAMED.values(), ThemeLink, ActLink, Mention)}

    def add(self, line: StatementLine, place: StatementPlace) -> int:
        """Add the rows of a statement; its sort key."""
        key = statement_key(place.article["sort_key"], place.position)
        mentions = self._mentions(line)
        self.rows[Statement].append(self._statement(line, place, key, mentions))
        for field, link in _NAMED.items():
            numbers = [self.numbers[entity.id] for entity in getattr(line, field)]
            self.rows[link] += _links("entity_number", numbers, key)
        self.rows[ThemeLink] += _links("theme_number", [self.themes[id_] for id_ in line.themes], key)
        self.rows[ActLink] += _links("act", line.acts, key)
        self.rows[Mention] += [
            {"entity_number": self.numbers[m.id], "sort_key": key, "start": m.start, "end": m.end} for m in mentions
        ]
        return key

    def _mentions(self, line: StatementLine) -> list[MentionOfLine]:
        """In the order of the text, each place once."""
        places = {(m.start, m.end, self.numbers[m.id]): m for m in line.entities}
        return [places[place] for place in sorted(places)]

    def _statement(
        self, line: StatementLine, place: StatementPlace, key: int, mentions: Sequence[MentionOfLine]
    ) -> dict[str, Any]:
        side = self._side(line, place)
        return {
            "sort_key": key,
            "id": line.id,
            "article_number": place.article["number"],
            "position": place.position,
            "text": line.text,
            "spans": to_builtins(line.spans),
            "kind": line.kind,
            "cue": to_builtins(line.cue),
            "context_start": place.context_start,
            "context_end": place.context_start + len(line.context),
            "language": line.language,
            "source_folded": place.article["source_folded"],
            "side": side,
            "created_at": place.time,
            "evidence": to_builtins(line.evidence),
            "document": encode(self._document(line, place, mentions, side)).decode(),
            "document_version": DOCUMENT_VERSION,
            "revision": self.revision,
        }

    def _side(self, line: StatementLine, place: StatementPlace) -> str | None:
        """As the line says; lines of earlier versions don't."""
        return line.side or side_of_statement(
            place.article["side"], [self.entities[entity.id] for entity in line.relayed_by]
        )

    def _document(
        self, line: StatementLine, place: StatementPlace, mentions: Iterable[MentionOfLine], side: str | None
    ) -> dict[str, Any]:
        """In the order of the fields of schemas.statement.Statement."""
        return {
            "id": line.id,
            "text": line.text,
            "spans": line.spans,
            "speakers": self._refer(line.speakers),
            "on_behalf_of": self._refer(line.on_behalf_of),
            "kind": line.kind,
            "cue": line.cue,
            "addressees": self._refer(line.addressees),
            "relayed_by": self._refer(line.relayed_by),
            "acts": line.acts,
            "organisations": self._refer(line.organisations),
            "themes": line.themes,
            "entities": [self._mention(mention) for mention in mentions],
            "context": line.context,
            "article": {name: place.article[name] for name in ("id", "title", "published_on", "source", "url")},
            "side": side,
            "language": line.language,
            "created_at": _INSTANT._serialize(place.time, None, None),
        }

    def _refer(self, entities: Iterable[EntityReference]) -> list[dict[str, Any]]:
        return [self.references[entity.id] for entity in entities]

    def _mention(self, mention: MentionOfLine) -> dict[str, Any]:
        named = self.references[mention.id]
        words = {"text": mention.text, "start": mention.start, "end": mention.end}
        return {"id": named["id"], "type": named["type"], "name": named["name"], **words}


def entities_of(lines: Iterable[StatementLine]) -> dict[str, Record]:
    """What the lines tell of entities, by id; a mention alone tells less than a reference."""
    found: dict[str, Record] = {}
    for line in lines:
        for mention in line.entities:
            if mention.id not in found:
                found[mention.id] = Record(mention.id, mention.type, mention.name)
        for entity in _references(line):
            found[entity.id] = Record(
                entity.id, entity.type, entity.name, wikidata=entity.wikidata, code=entity.code, country=entity.country
            )
    return found


def article_row(
    line: StatementLine, number: int, sort_key: int, now: datetime, given_side: str | None
) -> dict[str, Any]:
    """The row of the article of a statement, but for its text."""
    article = line.article
    return {
        "number": number,
        "id": article.id,
        "sort_key": sort_key,
        "title": article.title or None,
        "published_on": article.published_on,
        "source": article.source or None,
        "source_folded": catalogue.key(article.source, article.url),
        "url": article.url or None,
        "given_side": given_side,
        "side": side_of_article(given_side, article.source, article.url),
        "author": None,
        "warnings": None,
        "language": line.language,
        "created_at": now,
        "is_excerpt": True,
    }


def find_given_sides(lines: Iterable[StatementLine]) -> dict[str, str]:
    """The sides of articles, by id, that their sources do not tell, as their statements have them."""
    found: dict[str, str] = {}
    for line in lines:
        of_source = side_of_article(None, line.article.source, line.article.url)
        if line.side not in (None, of_source) and (of_source or not line.relayed_by):
            found[line.article.id] = str(line.side)
    return found


def _references(line: StatementLine) -> Iterator[EntityReference]:
    for field in _NAMED:
        yield from getattr(line, field)


def _reference(row: Entity) -> dict[str, Any]:
    """As schemas.entity.EntityReference dumps it."""
    return {name: getattr(row, name) for name in ("id", "type", "name", "wikidata", "code", "country")}


def _links(column: str, values: Iterable[Any], key: int) -> list[dict[str, Any]]:
    return [{column: value, "sort_key": key, "position": position} for position, value in enumerate(values)]
