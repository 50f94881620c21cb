"""What all lists share: the parameters of a page and what surrounds it."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

from schemas.base import Strict, Text
from schemas.parameters import Limit


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


class Meta(Schema):
    """About the whole response."""

    total = fields.Integer(required=True, metadata={"description": "Rows on all pages"})
    limit = fields.Integer(required=True, metadata={"description": "Most rows of a page"})
    warnings = fields.List(
        fields.String(),
        required=True,
        metadata={"description": "Names that nothing is known by, names that mean several"},
    )


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
