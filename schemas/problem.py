"""Errors: RFC 9457 problem details."""

from __future__ import annotations

from marshmallow import Schema, fields

from schemas.base import Strict
from schemas.values.parameters import Listed


class Fault(Schema):
    """One thing that is wrong with a request."""

    parameter = fields.String(metadata={"description": "The query parameter that is wrong"})
    pointer = fields.String(metadata={"description": "JSON pointer to the part of the body that is wrong"})
    detail = fields.String(required=True, metadata={"description": "What is wrong"})
    part = fields.String(metadata={"description": "The part of the value that is wrong"})
    offset = fields.Integer(metadata={"description": "Where that part begins: characters from 0"})
    allowed = fields.List(fields.String(), metadata={"description": "What is allowed instead"})


class Problem(Schema):
    """An error."""

    type = fields.String(
        required=True, metadata={"format": "uri-reference", "examples": ["/problems/unknown-parameter"]}
    )
    title = fields.String(required=True, metadata={"examples": ["Unknown parameter"]})
    status = fields.Integer(required=True, metadata={"examples": [422]})
    detail = fields.String(metadata={"description": "What went wrong this time"})
    errors = fields.List(fields.Nested(Fault), metadata={"description": "Each wrong parameter or part of the body"})


class ProblemTypeQuery(Strict):
    """The parameters of /problems."""

    lang = Listed(
        ("en", "de"),
        metadata={
            "description": "Language of the page, if not the one that the browser likes best; JSON is in English"
        },
    )


class ProblemType(Schema):
    """A type of problem: what it means and what to do."""

    type = fields.String(
        required=True,
        attribute="uri",
        metadata={"description": "The `type` of its problems", "format": "uri-reference"},
    )
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    meaning = fields.String(required=True, metadata={"description": "What it means"})
    remedy = fields.String(required=True, metadata={"description": "What to do"})
    example = fields.Nested(Problem, required=True)


class ProblemTypes(Schema):
    """All types of problems."""

    data = fields.List(fields.Nested(ProblemType), required=True)
