"""Prepared statements as rows of all tables, once their places and the numbers of what they name are known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import itemgetter
from typing import Any

import numpy as np
from msgspec.json import encode
from numpy.typing import NDArray
from sqlalchemy import Connection

from api.articles import facets
from api.articles.catalogue import EntityReference
from api.articles.drafts import side_of_statement
from api.articles.statement_rows.prepared import ACTS, LINKS, Prepared
from api.database import bulk
from api.models import ActLink, Mention, Statement, ThemeLink, statement_key
from api.models.compressed_text import compress_bytes
from api.queries import fulltext
from schemas.base import Instant
from schemas.statement import DOCUMENT_VERSION

_OF_STATEMENT = (
    "sort_key id article_number position kind context_start context_end language source_folded side created_at"
    " revision evidence document"
).split()
COLUMNS: Mapping[Any, Sequence[str]] = {
    **dict.fromkeys(LINKS, ("entity_number", "sort_key", "position")),
    ThemeLink: ("theme_number", "sort_key", "position"),
    ActLink: ("act", "sort_key", "position"),
    Mention: ("entity_number", "sort_key", "start", "end"),
}
"""The columns of links, in the order of the tables' keys."""
_INSTANT = Instant()
_READY = {"evidence": None, "document": compress_bytes}
Numbers = NDArray[np.int64]


@dataclass(slots=True)
class Place:
    """An article that statements belong to: its row, and the time and the revision in which they are stored."""

    row: dict[str, Any]
    time: datetime
    revision: int
    json: bytes = field(init=False)  # as documents have it
    time_json: bytes = field(init=False)

    def __post_init__(self) -> None:
        self.json = encode({name: self.row[name] for name in ("id", "title", "published_on", "source", "url")})
        self.time_json = encode(_INSTANT._serialize(self.time, None, None))


@dataclass(slots=True)
class Places:
    """Where prepared statements go: by statement its article, and its position there."""

    articles: Sequence[Place]
    positions: Sequence[int]


@dataclass(frozen=True, slots=True)
class Named:
    """What statements name: entities by id, the numbers of themes by id, and how documents tell of entities."""

    entities: Mapping[str, EntityReference]
    themes: Mapping[str, int]
    told: Mapping[str, tuple[bytes, bytes]]  # as it is referred to, and how a mention of it begins


def name(entities: Mapping[str, EntityReference], themes: Mapping[str, int]) -> Named:
    """With their JSON as schemas.entity.EntityReference and schemas.statement.Mention dump it, written once for all statements."""
    return Named(entities, themes, {id_: _tell(entity) for id_, entity in entities.items()})


def _tell(entity: EntityReference) -> tuple[bytes, bytes]:
    mentioned = {"id": entity.id, "type": entity.type, "name": entity.name}
    told = mentioned | {"wikidata": entity.wikidata, "code": entity.code, "country": entity.country}
    return encode(told), encode(mentioned)[:-1] + b","


@dataclass(frozen=True, slots=True)
class Written:
    """Statements that are stored and not counted yet."""

    parts: Sequence[Prepared]
    places: Sequence[Places]
    keys: Sequence[list[int]]
    sides: Sequence[list[str | None]]


def write(connection: Connection, parts: Sequence[Prepared], places: Sequence[Places], named: Named) -> Written:
    """Store statements with their links and words: table by table, in the order of the keys. Their templates are used up."""
    keys = [_list_keys(each) for each in places]
    sides = [_list_sides(part, each, named) for part, each in zip(parts, places, strict=True)]
    written = Written(parts, places, keys, sides)
    _write_statements(connection, written, named)
    _write_links(connection, parts, keys, named)
    fulltext.add_written(connection, list(_take_words(parts, keys)))
    return written


def _take_words(parts: Sequence[Prepared], keys: Sequence[list[int]]) -> Iterator[tuple[int, Any]]:
    """By sort key."""
    for part, some in zip(parts, keys, strict=True):
        yield from zip(some, part.words, strict=True)
        part.words = []


def count(
    connection: Connection, written: Written, more: Mapping[int, Sequence[facets.FacetKey]] | None = None
) -> None:
    """Number and count them by their facets, and by those that are given by sort key."""
    gathered, given = facets.Gathering(), more or {}
    for part, places, keys, sides in zip(written.parts, written.places, written.keys, written.sides, strict=True):
        origins = zip(keys, places.articles, sides, strict=True)
        of_origin = [facets.describe_origin(key, article.row["source_folded"], side) for key, article, side in origins]
        gathered.extend(part.facets, [[*of, *given.get(key, ())] for key, of in zip(keys, of_origin, strict=True)])
    facets.add_gathered(connection, [key for some in written.keys for key in some], gathered)


def _list_keys(places: Places) -> list[int]:
    """The sort keys."""
    pairs = zip(places.articles, places.positions, strict=True)
    return [statement_key(article.row["sort_key"], position) for article, position in pairs]


def _list_sides(part: Prepared, places: Places, named: Named) -> list[str | None]:
    """As the lines say; lines of earlier versions don't."""
    sides = [said or article.row["side"] for said, article in zip(part.sides, places.articles, strict=True)]
    for statement, relays in part.relays.items():
        relayed_by = [named.entities[part.entities[relay]] for relay in relays]
        sides[statement] = side_of_statement(places.articles[statement].row["side"], relayed_by)
    return sides


def _write_statements(connection: Connection, written: Written, named: Named) -> None:
    columns: dict[str, Any] = {column: [] for column in _OF_STATEMENT}
    for part, places, keys, sides in zip(written.parts, written.places, written.keys, written.sides, strict=True):
        articles = places.articles
        columns["sort_key"] += keys
        columns["id"] += part.ids
        columns["article_number"] += [article.row["number"] for article in articles]
        columns["position"] += places.positions
        columns["kind"] += part.kinds
        columns["context_start"] += part.starts
        columns["context_end"] += map(int.__add__, part.starts, part.lengths)
        columns["language"] += part.languages
        columns["source_folded"] += [article.row["source_folded"] for article in articles]
        columns["side"] += sides
        columns["created_at"] += [article.time for article in articles]
        columns["revision"] += [article.revision for article in articles]
        columns["evidence"] += part.evidence
        columns["document"] += _write_documents(part, places, sides, named)
    length = len(columns["sort_key"])
    if length > 1:
        in_order = itemgetter(*sorted(range(length), key=columns["sort_key"].__getitem__))
        columns = {column: in_order(values) for column, values in columns.items()}
    columns["document_version"] = [DOCUMENT_VERSION] * length
    bulk.insert_columns(connection, Statement.__table__, columns, _READY)


def _write_documents(part: Prepared, places: Places, sides: Sequence[str | None], named: Named) -> Iterator[bytes]:
    told = [json for id_ in part.entities for json in named.told[id_]]
    rows = zip(part.templates, part.holes, places.articles, sides, strict=True)
    for template, holes, article, side in rows:
        filling = [told[hole] for hole in holes]
        yield template % (*filling, article.json, encode(side), article.time_json)
    part.templates, part.holes = [], []  # a third of the memory of a batch


def _write_links(connection: Connection, parts: Sequence[Prepared], keys: Sequence[list[int]], named: Named) -> None:
    sort_keys = [_numbers(some) for some in keys]
    entities = [_numbers([named.entities[id_].number for id_ in part.entities]) for part in parts]
    themes = [_numbers([named.themes[id_] for id_ in part.themes]) for part in parts]
    acts = [np.arange(len(ACTS))] * len(parts)
    for link in LINKS:
        linked = [part.links[link.__tablename__] for part in parts]
        first, *_ = COLUMNS[link]
        columns = _number(COLUMNS[link], linked, {ThemeLink: themes, ActLink: acts}.get(link, entities), sort_keys)
        if link is ActLink:
            written = {name: values.tolist() for name, values in columns.items()}
            bulk.insert_columns(connection, link.__table__, written | {first: [ACTS[act] for act in written[first]]})
        else:
            bulk.insert_numbers(connection, link.__table__, columns)
    columns = _number(COLUMNS[Mention], [part.mentions for part in parts], entities, sort_keys)
    bulk.insert_numbers(connection, Mention.__table__, columns)


def _number(
    names: Sequence[str], linked: Sequence[Any], numbers: Sequence[Numbers], sort_keys: Sequence[Numbers]
) -> dict[str, Numbers]:
    """Columns of these names, of parts, in their order: numbers in place of what is linked, sort keys in place of statements."""
    rows = [
        (numbered[_numbers(what)], some[_numbers(statements)], *map(_numbers, more))
        for (what, statements, *more), numbered, some in zip(linked, numbers, sort_keys, strict=True)
    ]
    columns = list(map(np.concatenate, zip(*rows, strict=True)))
    order = np.lexsort(columns[::-1])
    return {name: values[order] for name, values in zip(names, columns, strict=True)}


def _numbers(values: Any) -> Numbers:
    return np.array(values, np.int64)
