"""Counts of statements in groups."""

from __future__ import annotations

from enum import StrEnum

from marshmallow import Schema, ValidationError, fields, validate

from extraction.text import Act, Kind
from schemas.base import Choice
from schemas.forms import dialect
from schemas.page import PageQuery, page_of
from schemas.statement import StatementFilters
from schemas.values.parameters import AskedChoice, Listed


def _are_different(values: list[StrEnum]) -> None:
    if len(set(values)) < len(values):
        raise ValidationError("The two groupings must be different.")


class GroupBy(StrEnum):
    """What statements can be grouped by."""

    SPEAKER = "speaker"
    ORGANISATION = "organisation"
    THEME = "theme"
    ACT = "act"
    KIND = "kind"
    COUNTRY = "country"
    ADDRESSEE = "addressee"
    RELAYED_BY = "relayed_by"
    ENTITY = "entity"
    EVENT = "event"
    SOURCE = "source"
    SOURCE_COUNTRY = "source_country"
    SIDE = "side"
    LANGUAGE = "language"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class StatsFormat(StrEnum):
    """The formats of counts."""

    JSON = "json"
    CSV = "csv"
    SVG = "svg"


class Named(Schema):
    """An entity or theme."""

    id = fields.String(required=True)
    name = fields.String(required=True)


class GroupKey(Schema):
    """What the statements of a group share: a field for each grouping."""

    speaker = fields.Nested(Named)
    organisation = fields.Nested(Named)
    theme = fields.Nested(Named)
    act = Choice(Act)
    kind = Choice(Kind)
    country = fields.Nested(Named)
    addressee = fields.Nested(Named)
    relayed_by = fields.Nested(Named)
    entity = fields.Nested(Named)
    event = fields.Nested(Named)
    source = fields.String(allow_none=True, metadata={"description": "Null where none is known"})
    source_country = fields.Nested(
        Named,
        allow_none=True,
        metadata={
            "description": "Home of the source: a country or organisation; null where it is not in the catalogue"
        },
    )
    side = fields.Nested(Named, allow_none=True, metadata={"description": "Null where it is nobody's account"})
    language = fields.String(metadata={"description": "BCP 47, in small letters", "examples": ["de"]})
    day = fields.String(
        allow_none=True, metadata={"description": "Null where no date is known", "examples": ["2022-06-15"]}
    )
    week = fields.String(allow_none=True, metadata={"description": "ISO 8601", "examples": ["2022-W24"]})
    month = fields.String(allow_none=True, metadata={"examples": ["2022-06"]})
    year = fields.String(allow_none=True, metadata={"examples": ["2022"]})


class Group(Schema):
    """A group of statements."""

    key = fields.Nested(GroupKey, required=True)
    count = fields.Integer(required=True, metadata={"description": "Statements in it"})


class StatsQuery(PageQuery, StatementFilters):
    """The parameters of /stats."""

    group_by = fields.List(
        AskedChoice(GroupBy, "group_by"),
        required=True,
        validate=[validate.Length(min=1, max=2, error="Must be given once or twice."), _are_different],
        metadata={"description": "One grouping, or two if given twice", "explode": True, "uniqueItems": True},
    )
    format = AskedChoice(
        StatsFormat,
        "format",
        metadata={
            "description": "In what form. `csv`: all groups, a line each, with the ids and names of their keys. `svg`: a picture to"
            " embed; time is drawn on an axis, two groupings as a matrix, one as bars"
        },
    )
    dialect = dialect()
    lang = Listed(
        ("en", "de"),
        load_default="en",
        metadata={"description": "Language of the words in a picture"},
    )


StatsPage = page_of(Group)
