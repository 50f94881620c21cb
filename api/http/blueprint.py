"""flask-smorest, made to speak of problems: parsing, documentation, errors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flask_smorest
from flask import Response
from werkzeug.exceptions import HTTPException

from api.http import problems
from api.http.parsing import Parser
from schemas.page import NoQuery
from schemas.problem import Problem as ProblemSchema

RESPONSES = {
    400: ("MalformedBody", "The body can't be read"),
    401: ("Unauthorised", "A valid token is needed"),
    404: ("NotFound", "There is nothing here"),
    413: ("BodyTooLarge", "The body is too large"),
    415: ("UnsupportedMediaType", "The body must be application/json"),
    422: ("Unprocessable", "A parameter or the body is not as described; `errors` names each fault"),
    503: ("Unavailable", "The database can't be reached; try again"),
}


class Api(flask_smorest.Api):  # type: ignore[misc]
    """The API with its documentation."""

    DEFAULT_ERROR_RESPONSE_NAME = "Problem"

    def handle_http_exception(self, error: HTTPException) -> Response:
        """Answer an error as a problem."""
        return problems.answer(error)

    def _register_responses(self) -> None:
        """Document errors under names of our own: those of http.HTTPStatus differ between versions of Python."""
        content = {problems.MEDIA_TYPE: {"schema": ProblemSchema}}
        for name, description in (*RESPONSES.values(), ("Problem", "Any other error")):
            self.spec.components.response(name, {"description": description, "content": content}, lazy=True)


class Blueprint(flask_smorest.Blueprint):  # type: ignore[misc]
    """A group of views."""

    ARGUMENTS_PARSER = Parser()

    def arguments(self, schema: Any, **kwargs: Any) -> Callable[[Any], Any]:
        """Read the request by a schema and pass the result to the view; its faults are documented as 422."""
        decorate = super().arguments(schema, **kwargs)

        def decorator(view: Any) -> Any:
            decorated = decorate(view)
            decorated._apidoc["arguments"]["responses"] = {422: RESPONSES[422][0]}
            return decorated

        return decorator

    def without_parameters(self, view: Any) -> Any:
        """Refuse all parameters in the query."""
        return self.arguments(NoQuery, location="query", as_kwargs=True)(view)

    def problems(self, *statuses: int) -> Callable[[Any], Any]:
        """Document errors of a view."""

        def decorator(view: Any) -> Any:
            for status in statuses:
                view = self.alt_response(status, RESPONSES[status][0])(view)
            return view

        return decorator
