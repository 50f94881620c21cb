"""flask-smorest, made to speak of problems: parsing, documentation, errors."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import Any, cast

import flask_smorest
from flask import Response
from werkzeug.exceptions import HTTPException

from api.http.errors import problems
from api.http.errors.problem_types import TYPES
from api.http.requests.parsing import RequestParser
from schemas.page import NoQuery
from schemas.problem import Problem as ProblemSchema

RESPONSES = {
    400: ("BadRequest", "The request or its body can't be read"),
    401: ("Unauthorised", "A valid token is needed"),
    403: ("Forbidden", "The token is not for this, or the server is set up not to do it"),
    404: ("NotFound", "There is nothing here"),
    406: ("NotAcceptable", "There is no such form; `format` and `Accept` choose among those of 200"),
    409: ("Conflict", "What is stored does not allow it"),
    410: ("Outdated", "The cursor is of data that are here no more"),
    413: ("BodyTooLarge", "The body is too large"),
    414: ("QueryTooLong", "The query is too long"),
    415: ("UnsupportedMediaType", "The body must be application/json"),
    422: ("Unprocessable", "A parameter or the body is not as described; `errors` names each fault"),
    429: ("TooManyRequests", "Too many requests; try again later"),
    500: ("InternalError", "Something went wrong here"),
    503: ("Unavailable", "The database can't be reached or took too long; try again"),
}
EVERYWHERE = (414, 429, 500)  # what any operation may respond with
_SECONDS = {"schema": {"type": "integer", "minimum": 0}, "description": "Seconds after which to try again"}
HEADERS = {
    401: {"WWW-Authenticate": {"required": True, "schema": {"type": "string"}, "description": "How to send a token"}},
    429: {"Retry-After": {"required": True, **_SECONDS}},
    503: {"Retry-After": _SECONDS},
}


class Api(flask_smorest.Api):  # type: ignore[misc]
    """The API with its documentation."""

    DEFAULT_ERROR_RESPONSE_NAME = "Problem"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._undescribed: list[Callable[[], None]] = []
        self._describing = Lock()
        super().__init__(*args, **kwargs)

    def describe_later(self, describe: Callable[[], None]) -> None:
        """Add to the description once somebody wants it: it takes longer than all else that an application is made of."""
        self._undescribed.append(describe)

    def describe(self) -> dict[str, Any]:
        """The description of all views, as OpenAPI has it."""
        with self._describing:
            while self._undescribed:
                self._undescribed.pop(0)()
            return cast(dict[str, Any], self.spec.to_dict())

    def handle_http_exception(self, error: HTTPException) -> Response:
        """Make an error a problem."""
        return problems.respond(error)

    def _register_responses(self) -> None:
        """Document errors under names of our own: those of http.HTTPStatus differ between versions of Python."""
        for status, (name, description) in RESPONSES.items():
            self.spec.components.response(name, _describe_error(status, description), lazy=status not in EVERYWHERE)
        self.spec.components.response("Problem", _describe_error(None, "Any other error"), lazy=True)


def _describe_error(status: int | None, description: str) -> dict[str, Any]:
    types = [type_ for type_ in TYPES.values() if type_.status == status]
    examples = {type_.slug: {"summary": type_.title, "value": type_.example} for type_ in types}
    content = {"schema": ProblemSchema} | ({"examples": examples} if examples else {})
    described = {"description": description, "content": {problems.MEDIA_TYPE: content}}
    return described | ({"headers": HEADERS[status]} if status in HEADERS else {})


class Blueprint(flask_smorest.Blueprint):  # type: ignore[misc]
    """A group of views."""

    ARGUMENTS_PARSER = RequestParser()

    def register_views_in_doc(self, api: Api, *args: Any, **kwargs: Any) -> None:
        """Describe the views, when the description is wanted."""
        api.describe_later(partial(super().register_views_in_doc, api, *args, **kwargs))

    def arguments(self, schema: Any, **kwargs: Any) -> Callable[[Any], Any]:
        """Read the request by a schema and pass the result to the view; its faults are documented as 422."""
        schema = schema() if isinstance(schema, type) else schema
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

    def alt_response(self, *args: Any, **kwargs: Any) -> Callable[[Any], Any]:
        """Document another response of a view."""
        return _describing(super().alt_response(*args, **kwargs))

    def doc(self, **kwargs: Any) -> Callable[[Any], Any]:
        """Add to the documentation of a view."""
        return _describing(super().doc(**kwargs))


def _describing(decorate: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The decorator without the function that it puts around a view, by which nothing is done but one more call in each request."""

    def decorator(view: Any) -> Any:
        view._apidoc = decorate(view)._apidoc
        return view

    return decorator
