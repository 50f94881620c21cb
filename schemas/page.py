"""What all lists share: the parameters of a page and what surrounds it."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

from schemas.base import Strict, Text
from schemas.values.parameters import Limit


class PageQuery(Strict):
    """Which page."""

    limit = Limit(
        metadata={"description": "Rows of a page", "default": 50},
    )
    cursor = Text(
        metadata={"description": "Where to go on: take it from the `next` or `prev` link, it can't be made up"}
    )


class NoQuery(Strict):
    """No parameters at all."""


class NamedThing(Schema):
    """Something by its id and German name."""

    id = fields.String(required=True)
    name = fields.String(required=True)


class Note(Schema):
    """A warning in parts, for programs that tell it in words of their own."""

    code = fields.String(
        required=True,
        metadata={
            "description": "What kind of warning: unknown-name, not-here, several, several-in-one, no-such-id, no-such-value,"
            " dissolved, wider-language, from-after-to, not-an-operator, name-in-words, other-type, no-event or latest-only"
        },
    )
    parameter = fields.String(metadata={"description": "The parameter that it is about"})
    side = fields.String(metadata={"description": "The side that it is about, where two are compared"})
    value = fields.String(metadata={"description": "The value that it is about"})
    names = fields.List(fields.Nested(NamedThing), metadata={"description": "What may be meant, or is"})
    values = fields.List(fields.String(), metadata={"description": "Values that may be meant, or are"})
    year = fields.Integer(metadata={"description": "The last year of a state that is no more"})
    read = fields.Integer(metadata={"description": "How many statements are read"})
    total = fields.Integer(metadata={"description": "How many there are"})


def list_notes() -> fields.List[Any]:
    """The field for warnings in parts."""
    return fields.List(fields.Nested(Note), metadata={"description": "The warnings in parts, if there are any"})


class Meta(Schema):
    """About the whole response."""

    total = fields.Integer(required=True, metadata={"description": "Rows on all pages"})
    limit = fields.Integer(required=True, metadata={"description": "Most rows of a page"})
    warnings = fields.List(
        fields.String(),
        required=True,
        metadata={"description": "Names that nothing is known by, names that mean several"},
    )
    notes = list_notes()


class Links(Schema):
    """Where to go on, as references relative to the server's address."""

    self = fields.String(required=True, metadata={"format": "uri-reference"})
    next = fields.String(required=True, allow_none=True, metadata={"format": "uri-reference"})
    prev = fields.String(required=True, allow_none=True, metadata={"format": "uri-reference"})


def page_of(row: type[Schema], meta: type[Schema] = Meta) -> type[Schema]:
    """The schema of a page of such rows."""
    parts: dict[str, Any] = {
        "data": fields.List(fields.Nested(row), required=True),
        "meta": fields.Nested(meta, required=True),
        "links": fields.Nested(Links, required=True),
    }
    return Schema.from_dict(parts, name=f"{row.__name__}Page")
