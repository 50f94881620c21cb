"""Sources of articles."""

from __future__ import annotations

from marshmallow import Schema, fields

from schemas.page import page_of


class Home(Schema):
    """Where a source is at home: a country or an international organisation."""

    id = fields.String(required=True, metadata={"examples": ["deutschland"]})
    name = fields.String(required=True, metadata={"examples": ["Deutschland"]})


class SourceCounts(Schema):
    """How much is of it."""

    articles = fields.Integer(required=True)
    statements = fields.Integer(required=True, metadata={"description": "Statements in these articles"})


class Source(Schema):
    """Who publishes articles: a house of the catalogue, or another name that articles give."""

    id = fields.String(required=True, metadata={"description": "Readable and stable", "examples": ["auswaertiges-amt"]})
    name = fields.String(required=True, metadata={"examples": ["Auswärtiges Amt"]})
    aliases = fields.List(fields.String(), required=True, metadata={"description": "Its other names"})
    is_catalogued = fields.Boolean(
        required=True,
        metadata={"description": "Whether it is in the catalogue; of others nothing but the name is known"},
    )
    kind = fields.String(
        required=True,
        allow_none=True,
        metadata={
            "description": "`government`, `state-media`, `agency`, `press`, `broadcaster` or `organisation`",
            "examples": ["government"],
        },
    )
    home = fields.Nested(Home, required=True, allow_none=True)
    side = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "Whose account its articles are, if nothing else is said; null where it is nobody's"},
    )
    domains = fields.List(fields.String(), required=True, metadata={"description": "Where its articles are found"})
    address = fields.String(
        required=True, allow_none=True, metadata={"description": "Feed, or page with the latest articles"}
    )
    language = fields.String(required=True, allow_none=True, metadata={"description": "BCP 47"})
    counts = fields.Nested(SourceCounts, required=True)


SourcePage = page_of(Source)
