"""Statements that were exported as rows of all tables, and their JSON as schemas.statement would dump it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from msgspec import Raw
from msgspec.json import encode

from api.articles.catalogue import EntityReference as Reference
from api.articles.drafts import side_of_article, side_of_statement
from api.articles.facets import Gathering, describe
from api.models import (
    ActLink,
    AddresseeLink,
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
from api.queries.fulltext.analysis import Forms, WordMemory
from api.sources import catalogue
from extraction.text import Entity as Record
from schemas.base import Instant
from schemas.statement import DOCUMENT_VERSION
from schemas.statement_line import EntityReference, StatementLine
from schemas.statement_line import Mention as MentionOfLine

_INSTANT = Instant()
Rows = dict[Any, list[tuple[Any, ...]]]
_NAMED = {
    "speakers": ("speaker", SpeakerLink),
    "addressees": ("addressee", AddresseeLink),
    "relayed_by": ("relayed_by", RelayLink),
    "on_behalf_of": ("country", OnBehalfOfLink),
    "organisations": ("organisation", OrganisationLink),
}
_OF_STATEMENT = (
    "sort_key id article_number position kind context_start context_end language source_folded side created_at"
    " evidence document document_version revision"
).split()
COLUMNS: Mapping[Any, Sequence[str]] = {
    Statement: _OF_STATEMENT,
    **{link: ("entity_number", "sort_key", "position") for _, link in _NAMED.values()},
    ThemeLink: ("theme_number", "sort_key", "position"),
    ActLink: ("act", "sort_key", "position"),
    Mention: ("entity_number", "sort_key", "start", "end"),
}
"""What the rows of a table consist of."""


@dataclass(frozen=True, slots=True)
class StatementPlace:
    """Where a statement goes: its article's row, its position in it, the start of its context (characters), the time."""

    article: Mapping[str, Any]
    position: int
    context_start: int
    time: datetime


class RowWriter:
    """Makes rows, table by table, that refer to these entities and themes.

    `forms` and `facets` have the words and the facets of the statements, in the order in which they were added.
    """

    def __init__(
        self, entities: Mapping[str, Reference], themes: Mapping[str, Theme], revision: int, words: WordMemory
    ) -> None:
        self.revision, self.words = revision, words
        self.entities = entities
        self.numbers = {id_: row.number for id_, row in entities.items()}
        self.references = {id_: _reference(row) for id_, row in entities.items()}
        self.themes = {id_: row.number for id_, row in themes.items()}
        self.rows: Rows = {table: [] for table in COLUMNS}
        self.facets = Gathering()
        self.forms: list[tuple[int, Forms]] = []
        self._articles: dict[int, Raw] = {}

    def add(self, line: StatementLine, place: StatementPlace) -> None:
        """Add the rows and facets of a statement."""
        key = statement_key(place.article["sort_key"], place.position)
        mentions, side, numbers, rows = self._mentions(line), self._side(line, place), self.numbers, self.rows
        rows[Statement].append(self._statement(line, place, key, mentions, side))
        forms = self.words.list_forms(line.text)
        self.forms.append((key, forms))
        facets = describe(key, line.kind, place.article["source_folded"], side, line.language, forms)
        for field, (name, link) in _NAMED.items():
            if named := getattr(line, field):
                rows[link] += [(numbers[entity.id], key, position) for position, entity in enumerate(named)]
                facets += [(name, entity.id) for entity in named]
        rows[ThemeLink] += [(self.themes[id_], key, position) for position, id_ in enumerate(line.themes)]
        rows[ActLink] += [(act, key, position) for position, act in enumerate(line.acts)]
        rows[Mention] += [(numbers[m.id], key, m.start, m.end) for m in mentions]
        facets += [("theme", id_) for id_ in line.themes]
        facets += [("act", act.value) for act in line.acts]
        facets += [("entity", id_) for id_ in {m.id for m in mentions}]
        self.facets.add(facets)

    def _mentions(self, line: StatementLine) -> list[MentionOfLine]:
        """In the order of the text, each place once."""
        if len(line.entities) < 2:
            return line.entities
        places = {(m.start, m.end, self.numbers[m.id]): m for m in line.entities}
        return [places[place] for place in sorted(places)]

    def _statement(
        self,
        line: StatementLine,
        place: StatementPlace,
        key: int,
        mentions: Sequence[MentionOfLine],
        side: str | None,
    ) -> tuple[Any, ...]:
        """In the order of COLUMNS."""
        return (
            key,
            line.id,
            place.article["number"],
            place.position,
            line.kind,
            place.context_start,
            place.context_start + len(line.context),
            line.language,
            place.article["source_folded"],
            side,
            place.time,
            line.evidence,
            encode(self._document(line, place, mentions, side)).decode(),
            DOCUMENT_VERSION,
            self.revision,
        )

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
            "article": self._article(place.article),
            "side": side,
            "language": line.language,
            "created_at": _INSTANT._serialize(place.time, None, None),
        }

    def _article(self, row: Mapping[str, Any]) -> Raw:
        """Written once for all of its statements."""
        if row["number"] not in self._articles:
            told = {name: row[name] for name in ("id", "title", "published_on", "source", "url")}
            self._articles[row["number"]] = Raw(encode(told))
        return self._articles[row["number"]]

    def _refer(self, entities: Iterable[EntityReference]) -> list[Raw]:
        return [self.references[entity.id] for entity in entities]

    def _mention(self, mention: MentionOfLine) -> dict[str, Any]:
        named = self.entities[mention.id]
        words = {"text": mention.text, "start": mention.start, "end": mention.end}
        return {"id": named.id, "type": named.type, "name": named.name, **words}


def entities_of(lines: Iterable[StatementLine]) -> dict[str, Record]:
    """What the lines tell of entities, by id; a mention alone tells less than a reference. Of several the first holds."""
    referred: dict[str, Record] = {}
    mentioned: dict[str, MentionOfLine] = {}
    for line in lines:
        for mention in line.entities:
            mentioned.setdefault(mention.id, mention)
        for entity in _references(line):
            if entity.id not in referred:
                referred[entity.id] = Record(
                    entity.id,
                    entity.type,
                    entity.name,
                    wikidata=entity.wikidata,
                    code=entity.code,
                    country=entity.country,
                )
    return {id_: Record(id_, mention.type, mention.name) for id_, mention in mentioned.items()} | referred


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
        if line.side is None:
            continue
        of_source = side_of_article(None, line.article.source, line.article.url)
        if line.side != of_source and (of_source or not line.relayed_by):
            found[line.article.id] = line.side
    return found


def _references(line: StatementLine) -> Iterator[EntityReference]:
    for field in _NAMED:
        yield from getattr(line, field)


def _reference(row: Reference) -> Raw:
    """As schemas.entity.EntityReference dumps it, written once for all statements."""
    told = {name: getattr(row, name) for name in ("id", "type", "name", "wikidata", "code", "country")}
    return Raw(encode(told))
