"""The columns of statements in Parquet: their names and types, and what of a statement's JSON they have.

Named as in CSV where they mean the same; what has several values is a list, and offsets and mentions have columns too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pyarrow as pa
from msgspec.json import decode

Json = dict[str, Any]

_TEXT, _TEXTS, _OFFSET = pa.string(), pa.list_(pa.string()), pa.int32()
_SPAN = [("start", _OFFSET), ("end", _OFFSET)]
_SPANS = pa.list_(pa.struct(_SPAN))
_MENTIONS = pa.list_(pa.struct([*((name, _TEXT) for name in ("id", "type", "name", "text")), *_SPAN]))


@dataclass(frozen=True, slots=True)
class Column:
    """The type of a column, what it has of a statement, and what that means."""

    type: pa.DataType
    read: Callable[[Json], Any]
    meaning: str


def _own(field: str) -> Callable[[Json], Any]:
    return lambda statement: statement[field]


def _article(field: str) -> Callable[[Json], Any]:
    return lambda statement: statement["article"][field]


def _cue(field: str) -> Callable[[Json], Any]:
    return lambda statement: statement["cue"] and statement["cue"][field]


def _each(field: str, of: str) -> Callable[[Json], list[Any]]:
    """A field of each entity, in order; of an entity that is mentioned twice only once."""
    return lambda statement: list({entity["id"]: entity[of] for entity in statement[field]}.values())


def _published_on(statement: Json) -> date | None:
    day = statement["article"]["published_on"]
    return date.fromisoformat(day) if day else None


def _created_at(statement: Json) -> datetime:
    return datetime.fromisoformat(statement["created_at"])


def _entities(field: str, named: str, meaning: str) -> Mapping[str, Column]:
    """Ids of entities, and beside them their names in the same order."""
    return {
        field: Column(_TEXTS, _each(field, "id"), f"Ids: {meaning}"),
        f"{named}_names": Column(_TEXTS, _each(field, "name"), "Their names, in the same order"),
    }


COLUMNS: Mapping[str, Column] = {
    "id": Column(_TEXT, _own("id"), "Stable id of the statement"),
    "text": Column(_TEXT, _own("text"), "The content, verbatim, without the attribution frame"),
    "spans": Column(_SPANS, _own("spans"), "Where its pieces stand in the text of the article"),
    "kind": Column(_TEXT, _own("kind"), "How it is reported"),
    "cue": Column(_TEXT, _cue("text"), "The words that mark the speech; null where there are none"),
    "cue_start": Column(_OFFSET, _cue("start"), "Where they begin"),
    "cue_end": Column(_OFFSET, _cue("end"), "Where they end"),
    **_entities("speakers", "speaker", "who says it"),
    **_entities("on_behalf_of", "on_behalf_of", "for whom the wording speaks"),
    **_entities("addressees", "addressee", "who is spoken to"),
    **_entities("relayed_by", "relayed_by", "through whom the words reach the reader, outermost first"),
    "acts": Column(_TEXTS, _own("acts"), "What the statement does"),
    **_entities("organisations", "organisation", "organisations that the content names"),
    "themes": Column(_TEXTS, _own("themes"), "Ids of its themes"),
    **_entities("entities", "entity", "what the content mentions, each once"),
    "mentions": Column(_MENTIONS, _own("entities"), "Each mention, with its words and where they stand"),
    "context": Column(_TEXT, _own("context"), "The whole sentences, with the frame"),
    "article": Column(_TEXT, _article("id"), "Id of the article"),
    "title": Column(_TEXT, _article("title"), "Its title"),
    "published_on": Column(pa.date32(), _published_on, "Its day; null where it has none"),
    "source": Column(_TEXT, _article("source"), "Who published it"),
    "url": Column(_TEXT, _article("url"), "Its address"),
    "side": Column(_TEXT, _own("side"), "Whose account it is; null where it is nobody's"),
    "language": Column(_TEXT, _own("language"), "BCP 47"),
    "created_at": Column(pa.timestamp("us", "UTC"), _created_at, "When the statement was stored"),
}

SCHEMA = pa.schema(
    [pa.field(name, column.type, metadata={"comment": column.meaning}) for name, column in COLUMNS.items()]
)


def make_batch(documents: Iterable[bytes]) -> pa.RecordBatch:
    """Statements, each JSON in the form of schemas.statement, as columns."""
    statements = [decode(document) for document in documents]
    arrays = [pa.array(map(column.read, statements), column.type) for column in COLUMNS.values()]
    return pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)
