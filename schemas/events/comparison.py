"""Accounts side by side."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl

from marshmallow import Schema, ValidationError, fields

from schemas.base import Choice, Spreading, Text
from schemas.entity import EntityReference
from schemas.events.event import Event
from schemas.page import list_notes
from schemas.statement import Statement, StatementFilters

SIDES = ("left", "right")
WHOLE_SIDE = (
    "A side by a query of /statements in one value, with its = and & escaped; the same as its filters one by one."
)


class RowKind(StrEnum):
    """What a row is."""

    BOTH = "both"
    OTHER_ACT = "other-act"
    ABOUT_THE_OTHER = "about-the-other"
    ONLY = "only"


def _filters_of_sides() -> dict[str, Any]:
    """Each filter of /statements for each side: left.speaker, right.speaker."""
    found: dict[str, Any] = {}
    for side in SIDES:
        for name, field in StatementFilters._declared_fields.items():
            sided = copy(field)  # none that is bound to a schema, where it has got its name
            sided.data_key = f"{side}.{field.data_key or name}"
            sided.metadata = {**field.metadata, "description": f"Of the {side} side. {field.metadata['description']}"}
            found[f"{side}.{name}"] = sided
    return found


class WholeSide(Text):
    """A side whose filters stand in its place before it is read: what is left here is no query."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        raise ValidationError("Must be a query of /statements, such as source=Kreml&theme=ukraine.")


class _Sides(Spreading):
    """A side may also be given whole, as a query of /statements in one value."""

    left = WholeSide(metadata={"description": WHOLE_SIDE, "examples": ["source=Kreml&theme=ukraine"]})
    right = WholeSide(metadata={"description": WHOLE_SIDE, "examples": ["source=Xinhua"]})

    def spread(self, given: Mapping[str, list[str]]) -> dict[str, list[str]]:
        """`left=source=Kreml` as `left.source=Kreml`; what is no query is left where it is, and refused there."""
        spread: dict[str, list[str]] = {}
        for name, values in given.items():
            for value in values:
                is_query = name in SIDES and "=" in value
                pairs = parse_qsl(value, keep_blank_values=True) if is_query else ()
                for part, asked in pairs:
                    spread.setdefault(f"{name}.{part}", []).append(asked)
                if not is_query:
                    spread.setdefault(name, []).append(value)
        return spread


ComparisonQuery: type[Schema] = _Sides.from_dict(_filters_of_sides(), name="ComparisonQuery")


class Reason(Schema):
    """What the statements of a row share."""

    field = fields.String(
        required=True,
        metadata={
            "description": "`speakers`, `themes`, `entities`, `acts` or `words`, which they share; `nearest`: the id of the statement"
            " of another side that comes nearest to one that is alone"
        },
    )
    values = fields.List(fields.String(), required=True)


class ComparisonRow(Schema):
    """A point that one side or more tell."""

    kind = Choice(
        RowKind,
        required=True,
        metadata={
            "description": "`both`: the same point in two or more accounts; `other-act`: the same point, another act; `only`: one"
            " account alone, of its own side's speaker or a joint point; `about-the-other`: one account alone, about the other"
            " side's speaker"
        },
    )
    speakers = fields.List(fields.Nested(EntityReference), required=True)
    themes = fields.List(fields.String(), required=True)
    cells = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.Nested(Statement)),
        required=True,
        metadata={"description": "By side its statements; every statement is in exactly one row"},
    )
    score = fields.Float(
        required=True,
        metadata={
            "description": "How likely it is that they tell the same point; of one that is alone, that nobody else does"
        },
    )
    reasons = fields.List(fields.Nested(Reason), required=True)


class SideCount(Schema):
    """How much a side tells."""

    side = fields.String(required=True)
    articles = fields.List(fields.String(), required=True, metadata={"description": "Ids of its articles"})
    statements = fields.Integer(required=True)


class ComparisonCounts(Schema):
    """How much each side tells, by kinds of rows, themes and acts."""

    rows = fields.Dict(
        keys=fields.String(), values=fields.Integer(), required=True, metadata={"description": "Rows by kind"}
    )
    by_side = fields.Dict(
        keys=fields.String(),
        values=fields.Dict(keys=fields.String(), values=fields.Integer()),
        required=True,
        metadata={"description": "By side its statements by the kind of their row"},
    )
    by_theme = fields.Dict(
        keys=fields.String(),
        values=fields.Dict(keys=fields.String(), values=fields.Integer()),
        required=True,
        metadata={"description": "By theme the statements of each side"},
    )
    by_act = fields.Dict(
        keys=fields.String(),
        values=fields.Dict(keys=fields.String(), values=fields.Integer()),
        required=True,
        metadata={"description": "By act the statements of each side"},
    )


class ComparisonMeta(Schema):
    """About the whole comparison."""

    sides = fields.List(fields.Nested(SideCount), required=True)
    summary = fields.Nested(ComparisonCounts, required=True)
    warnings = fields.List(
        fields.String(),
        required=True,
        metadata={"description": "Names that nothing is known by, and what was left out"},
    )
    notes = list_notes()


class ComparisonLinks(Schema):
    """The address of the comparison, relative to the server's."""

    self = fields.String(required=True, metadata={"format": "uri-reference"})


class Comparison(Schema):
    """Two sides, row by row."""

    data = fields.List(fields.Nested(ComparisonRow), required=True)
    meta = fields.Nested(ComparisonMeta, required=True)
    links = fields.Nested(ComparisonLinks, required=True)


class ToldDuration(Schema):
    """How long a conversation lasted."""

    minutes = fields.Float(required=True)
    text = fields.String(required=True, metadata={"description": "In the words of the account"})


def _by_side(field: fields.Field[Any], description: str) -> fields.Dict:
    return fields.Dict(
        keys=fields.String(),
        values=field,
        required=True,
        allow_none=True,
        metadata={"description": f"{description}, by side; null where the sides say the same, or nothing"},
    )


class EventCounts(ComparisonCounts):
    """How much each side tells, and where the sides differ about the event itself."""

    initiative = _by_side(fields.Nested(EntityReference, allow_none=True), "Who asked for it")
    day = _by_side(fields.Date(allow_none=True), "The day that is told")
    duration = _by_side(fields.Nested(ToldDuration, allow_none=True), "How long it lasted")


class EventComparisonMeta(ComparisonMeta):
    """About the whole comparison, and the event."""

    event = fields.Nested(Event, required=True)
    summary = fields.Nested(EventCounts, required=True)


class EventComparison(Comparison):
    """The accounts of one event, row by row."""

    meta = fields.Nested(EventComparisonMeta, required=True)
