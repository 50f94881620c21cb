"""Entities and themes."""

from __future__ import annotations

from marshmallow import Schema, fields

from extraction.text import EntityType
from schemas.base import Choice, one_or_more
from schemas.forms import ListQuery
from schemas.page import page_of
from schemas.values.parameters import AskedChoice, Listed, Name

COUNTED = ("speaker", "addressee", "relayed_by", "country", "organisation", "entity")


class EntityReference(Schema):
    """An entity where it is named."""

    id = fields.String(required=True, metadata={"description": "Readable and stable", "examples": ["wladimir-putin"]})
    type = Choice(EntityType, required=True)
    name = fields.String(required=True, metadata={"description": "The usual German name"})
    wikidata = fields.String(required=True, allow_none=True, metadata={"examples": ["Q7747"]})
    code = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "ISO 3166-1 alpha-2 code of a country", "examples": ["RU"]},
    )
    country = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "Code of the country where a person or institution belongs"},
    )


class Names(Schema):
    """The usual name in each language."""

    de = fields.String(required=True)
    en = fields.String(required=True, allow_none=True)


class Roles(Schema):
    """An office in each language."""

    de = fields.String(required=True)
    en = fields.String(required=True, allow_none=True, metadata={"examples": ["President of China"]})


class EntityCounts(Schema):
    """How many statements the filter of /statements of the same name finds with this entity."""

    speaker = fields.Integer(required=True, metadata={"description": "Statements that it makes"})
    addressee = fields.Integer(required=True, metadata={"description": "Statements made to it"})
    relayed_by = fields.Integer(
        required=True, metadata={"description": "Statements of others that reach the reader through it"}
    )
    country = fields.Integer(required=True, metadata={"description": "Statements that speak on its behalf"})
    organisation = fields.Integer(required=True, metadata={"description": "Statements that name it as an organisation"})
    entity = fields.Integer(required=True, metadata={"description": "Statements that mention it"})


class Entity(EntityReference):
    """A person, country, organisation, place or initiative."""

    names = fields.Nested(Names, required=True)
    aliases = fields.List(fields.String(), required=True)
    role = fields.String(
        required=True, allow_none=True, metadata={"description": "A person's latest office, in German"}
    )
    roles = fields.Nested(
        Roles,
        required=True,
        allow_none=True,
        metadata={"description": "The same in each language, null without a role"},
    )
    counts = fields.Nested(EntityCounts, required=True)


class NamedQuery(ListQuery):
    """A list of things with names and counts."""

    q = Name("put", metadata={"description": "Beginning of a word of any of its names, for autocompletion"})
    sort = Listed(
        ("-count", "name"),
        metadata={
            "description": "`-count`: most statements first; `name`: by name, unmoved by articles that are added meanwhile."
            " If not given `-count`, with `q` after how near a name comes to it: the name itself, its beginning, that of a word in it"
        },
    )


class EntityQuery(NamedQuery):
    """The parameters of /entities."""

    type = one_or_more(AskedChoice(EntityType, "type"), "What it is")


class ThemeCounts(Schema):
    """How often."""

    statements = fields.Integer(required=True, metadata={"description": "Statements about it"})


class Theme(Schema):
    """What statements are about."""

    id = fields.String(required=True, metadata={"examples": ["trade-and-economy"]})
    name = fields.String(required=True, metadata={"description": "German label", "examples": ["Handel und Wirtschaft"]})
    names = fields.Nested(Names, required=True)
    counts = fields.Nested(ThemeCounts, required=True)


EntityPage = page_of(Entity)
ThemePage = page_of(Theme)
