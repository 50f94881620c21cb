"""Positions: what somebody says on a theme, in the order of time."""

from __future__ import annotations

from enum import StrEnum

from marshmallow import Schema, fields

from extraction.text import Act
from schemas.base import Choice, one_or_more
from schemas.forms import ListQuery
from schemas.page import Meta, page_of
from schemas.statement import Statement, StatementFilters
from schemas.values.parameters import AskedChoice, Name


class Stance(StrEnum):
    """Which way a statement leans."""

    SUPPORT = "support"
    URGE = "urge"
    OPPOSE = "oppose"
    NEUTRAL = "neutral"


class Mark(StrEnum):
    """What a statement is in the course of stances."""

    FIRST = "first"
    CHANGE = "change"
    LAST = "last"


class Interval(StrEnum):
    """How long the periods of a chart are."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class PositionQuery(ListQuery, StatementFilters):
    """The parameters of /positions."""

    theme = one_or_more(Name("ukraine"), "On what: id, label or an everyday word, in German or English", required=True)
    organisation = one_or_more(
        Name("NATO"),
        "The organisation whose positions they are: it speaks itself, or the wording speaks for it. Not together with `speaker` or"
        " `country`",
    )
    interval = AskedChoice(
        Interval,
        "group_by",
        load_default=Interval.MONTH,
        metadata={"description": "Of what length `meta.periods` are", "default": "month"},
    )


class StatementExcerpt(Schema):
    """A statement where it is referred to."""

    id = fields.String(required=True)
    text = fields.String(required=True)
    day = fields.Date(required=True, metadata={"description": "When its article was published"})
    acts = fields.List(Choice(Act), required=True)
    article = fields.String(required=True, metadata={"description": "Id of its article"})


class Position(Schema):
    """A statement in its place in time."""

    day = fields.Date(required=True)
    acts = fields.List(Choice(Act), required=True)
    stance = Choice(
        Stance,
        required=True,
        metadata={
            "description": "By the strongest act: `support` (endorse, intent-to-cooperate), `urge` (appeal, demand), `oppose`"
            " (disapprove, reject, threaten), `neutral` (comment, consult)"
        },
    )
    marks = fields.List(
        Choice(Mark),
        required=True,
        metadata={
            "description": "Whether it is the first or last of its stance, or the first after a change of stance"
        },
    )
    statement = fields.Nested(Statement, required=True)


class StanceCourse(Schema):
    """A stance in the whole time."""

    stance = Choice(Stance, required=True)
    count = fields.Integer(required=True, metadata={"description": "Statements that take it"})
    first = fields.Nested(StatementExcerpt, required=True)
    last = fields.Nested(StatementExcerpt, required=True)


class StanceChange(Schema):
    """A change of stance: each day has that of most of its statements, neutral ones aside; two neighbouring days differ."""

    old = Choice(Stance, required=True)
    new = Choice(Stance, required=True)
    before = fields.Nested(StatementExcerpt, required=True, metadata={"description": "The last one of the old stance"})
    after = fields.Nested(StatementExcerpt, required=True, metadata={"description": "The first one of the new stance"})


class Formula(Schema):
    """A phrase of three words or more that comes back word for word on another day."""

    text = fields.String(required=True, metadata={"description": "As it was said last"})
    count = fields.Integer(required=True, metadata={"description": "Statements that have it"})
    first = fields.Nested(StatementExcerpt, required=True)
    last = fields.Nested(StatementExcerpt, required=True)
    has_vanished = fields.Boolean(
        required=True, metadata={"description": "Whether it is missing for longer than it ever was between two uses"}
    )


class PositionPeriod(Schema):
    """A period in which something was said."""

    period = fields.String(required=True, metadata={"examples": ["2022-06", "2022"]})
    statements = fields.Integer(required=True)
    acts = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    stances = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)


class PositionMeta(Meta):
    """What is seen in all statements, whatever the page."""

    stances = fields.List(fields.Nested(StanceCourse), required=True)
    changes = fields.List(fields.Nested(StanceChange), required=True)
    formulas = fields.List(fields.Nested(Formula), required=True)
    periods = fields.List(fields.Nested(PositionPeriod), required=True)


PositionPage = page_of(Position, PositionMeta)
