"""Changes of the data, for whoever keeps a copy."""

from __future__ import annotations

from enum import StrEnum

from marshmallow import Schema, fields

from schemas.base import Choice, Strict, Text, one_or_more
from schemas.events.event import Event
from schemas.page import PageQuery
from schemas.statement import Statement


class Action(StrEnum):
    """What has become of a statement or event."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class Changed(StrEnum):
    """Of what changes are listed."""

    STATEMENT = "statement"
    EVENT = "event"


class ChangeQuery(Strict):
    """From where on, how many, and of what."""

    of = one_or_more(Choice(Changed), "Changes of what: statements alone if it is not given")

    limit = PageQuery().fields["limit"]
    after = Text(
        metadata={
            "description": "Up to where changes are known: take it from the `next` link, or from the header"
            " `Changes-Cursor` of /statements and /events; without it, from the start"
        }
    )


class Change(Schema):
    """What has become of a statement or event."""

    action = Choice(
        Action,
        required=True,
        metadata={
            "description": "`added` and `changed`: put `statement` or `event` into the copy, in place of any with its `id`. `removed`:"
            " take that with this `id` out, if it is there"
        },
    )
    revision = fields.Integer(
        required=True, metadata={"description": "Number of the state of the data that this change was a part of"}
    )
    id = fields.String(required=True, metadata={"description": "Id of the statement or event"})
    article_id = fields.String(required=True, allow_none=True, metadata={"description": "Null for an event"})
    statement = fields.Nested(
        Statement,
        required=True,
        allow_none=True,
        metadata={"description": "As it is now; null if it was removed, and for an event"},
    )
    event = fields.Nested(
        Event,
        allow_none=True,
        metadata={"description": "As it is now; null if it was removed. Statements have no such field"},
    )


class ChangesMeta(Schema):
    """About the page."""

    limit = fields.Integer(required=True, metadata={"description": "Most changes of a page"})
    is_complete = fields.Boolean(
        required=True, metadata={"description": "Whether this page ends with the latest change"}
    )


class ChangesLinks(Schema):
    """Where to go on, as references relative to the server's address."""

    self = fields.String(required=True, metadata={"format": "uri-reference"})
    next = fields.String(
        required=True,
        metadata={"format": "uri-reference", "description": "What comes after this page, now or later: always there"},
    )


class ChangePage(Schema):
    """A page of changes, oldest first."""

    data = fields.List(fields.Nested(Change), required=True)
    meta = fields.Nested(ChangesMeta, required=True)
    links = fields.Nested(ChangesLinks, required=True)
