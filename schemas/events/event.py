"""Events: what happened, who took part, and which articles tell of it."""

from __future__ import annotations

from marshmallow import Schema, fields

from extraction.text import EventType, ParticipantRole
from schemas.base import Choice, Strict, Text, one_or_more
from schemas.entity import EntityReference
from schemas.events.side import DESCRIPTION
from schemas.forms import ListQuery
from schemas.page import page_of
from schemas.statement import SIDE, Statement
from schemas.values.parameters import AskedChoice, Name, Number, Period


class EventReference(Schema):
    """An event where it is named."""

    id = fields.String(
        required=True,
        allow_none=True,
        metadata={
            "description": "Stable; null in what is parsed without being stored",
            "examples": ["e-5ffa8c94ef79550212"],
        },
    )
    type = Choice(EventType, required=True)
    day = fields.Date(required=True, allow_none=True, metadata={"description": "The first day of several"})


class Participant(Schema):
    """Who takes part, and how."""

    entity = fields.Nested(EntityReference, required=True)
    role = Choice(ParticipantRole, required=True)


class ToldEvent(Schema):
    """The event as one article tells it."""

    type = Choice(EventType, required=True)
    day = fields.Date(required=True, allow_none=True)
    is_day_told = fields.Boolean(required=True, metadata={"description": "Otherwise the day is that of publication"})
    place = fields.Nested(EntityReference, required=True, allow_none=True)
    host = fields.Nested(EntityReference, required=True, allow_none=True)
    initiative = fields.Nested(EntityReference, required=True, allow_none=True)


class Account(Schema):
    """An article that tells of an event."""

    id = fields.String(required=True, metadata={"description": "Id of the article"})
    title = fields.String(required=True, allow_none=True)
    side = fields.String(required=True, allow_none=True, metadata={"description": DESCRIPTION})
    source = fields.String(required=True, allow_none=True)
    published_on = fields.Date(required=True, allow_none=True)
    told = fields.Nested(ToldEvent, required=True)
    confidence = fields.Float(required=True, metadata={"description": "How surely it tells of this event, from 0 to 1"})
    reasons = fields.List(
        fields.String(), required=True, metadata={"description": "Why it is taken for an account of it"}
    )
    is_pinned = fields.Boolean(required=True, metadata={"description": "Whether that was decided by hand"})


class Event(EventReference):
    """What happened, by all accounts of it together."""

    name = fields.String(required=True, metadata={"description": "For people: type, day, participants"})
    place = fields.Nested(
        EntityReference,
        required=True,
        allow_none=True,
        metadata={"description": "City, palace or country; a call has none"},
    )
    host = fields.Nested(EntityReference, required=True, allow_none=True)
    initiative = fields.Nested(
        EntityReference,
        required=True,
        allow_none=True,
        metadata={"description": "Who asked for it, as most accounts tell"},
    )
    participants = fields.List(fields.Nested(Participant), required=True)
    articles = fields.List(fields.Nested(Account), required=True)
    confidence = fields.Float(
        required=True, metadata={"description": "How surely all of the articles are about it, from 0 to 1"}
    )


class Sayings(Schema):
    """What one who takes part says at an event."""

    entity = fields.Nested(EntityReference, required=True)
    count = fields.Integer(
        required=True, metadata={"description": "All of their statements, also those that are not listed"}
    )
    statements = fields.List(fields.Nested(Statement), required=True)


class EventWithStatements(Event):
    """An event with what was said at it, by who says it."""

    statements = fields.List(fields.Nested(Sayings), required=True)


class EventQuery(ListQuery):
    """The parameters of /events."""

    participant = one_or_more(Name("putin"), "Who takes part: id, name in any spelling, Wikidata item or ISO code")
    country = one_or_more(Name("Russland"), "A country that takes part itself or by its people")
    type = one_or_more(AskedChoice(EventType, "event"), "What kind of event it is")
    side = one_or_more(Name("China"), SIDE)
    from_ = Period(data_key="from", metadata={"description": "On that day or later"})
    to = Period(
        is_end=True, metadata={"description": "On that day, or the last of that week, month or year, or earlier"}
    )
    min_articles = Number(1000, 2, metadata={"description": "At least so many articles tell of it"})


class OtherEvent(Strict):
    """Which event is to become part of another."""

    event = Text(required=True, metadata={"description": "Id of the event whose accounts are moved"})


class AccountOfEvent(Strict):
    """Which account is to leave an event."""

    article = Text(required=True, metadata={"description": "Id of the article whose account it is"})


EventPage = page_of(Event)
