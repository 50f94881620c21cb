"""The pages of the types of problems: what each means and what to do."""

from __future__ import annotations

import json
import re
from typing import Any

from flask import Response, jsonify, make_response, render_template
from markupsafe import Markup, escape

from api.http import Blueprint, Problem
from api.http.errors.problem_types import TYPES
from api.http.responses.formats import HTML, chosen_media_type
from schemas.problem import ProblemType as ProblemTypeSchema
from schemas.problem import ProblemTypeQuery, ProblemTypes

blueprint = Blueprint("problems", __name__, description="What errors mean and what to do")
AS_PAGE: dict[str, Any] = {"responses": {200: {"content": {"text/html": {"schema": {"type": "string"}}}}}}
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@blueprint.route("/problems")
@blueprint.arguments(ProblemTypeQuery, location="query")
@blueprint.response(200, ProblemTypes)
@blueprint.doc(operationId="listProblemTypes", **AS_PAGE)
def list_problem_types(_query: dict[str, Any]) -> Response:
    """List the types of problems: a page for a browser, JSON otherwise."""
    types = [ProblemTypeSchema().dump(type_) for type_ in TYPES.values()]
    return _answer("problems.html", {"data": types}, types=types)


@blueprint.route("/problems/<slug>")
@blueprint.arguments(ProblemTypeQuery, location="query")
@blueprint.response(200, ProblemTypeSchema)
@blueprint.problems(404)
@blueprint.doc(operationId="getProblemType", **AS_PAGE)
def get_problem_type(_query: dict[str, Any], slug: str) -> Response:
    """Get what a type of problem means and what to do: a page for a browser, JSON otherwise."""
    if slug not in TYPES:
        raise Problem("not-found", f"There is no type of problem {slug}.")
    described = ProblemTypeSchema().dump(TYPES[slug])
    example = json.dumps(described["example"], ensure_ascii=False, indent=2)
    return _answer("problem.html", described, **described | {"example": example})


def _answer(template: str, described: dict[str, Any], **values: Any) -> Response:
    if chosen_media_type() == HTML:
        response = make_response(render_template(template, coded=_code, **values))
        response.headers["Content-Security-Policy"] = POLICY
    else:
        response = jsonify(described)
    return response


def _code(text: str) -> Markup:
    """A text with what stands between backticks as code."""
    return Markup(re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped before
