"""Errors as RFC 9457 problem details: here they are turned into HTTP, wherever they were raised."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, request
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException
from werkzeug.http import HTTP_STATUS_CODES

from api.article_text import Refusal
from api.queries.fulltext.syntax import MalformedQuery

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER = 5  # seconds after which a database may be back
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: the end of its type's address, its status and title."""

    slug: str
    status: int
    title: str


KINDS = {
    kind.slug: kind
    for kind in (
        Kind("malformed-json", 400, "The body is not JSON"),
        Kind("unauthorised", 401, "A valid token is needed"),
        Kind("not-found", 404, "There is nothing here"),
        Kind("method-not-allowed", 405, "The method is not allowed here"),
        Kind("body-too-large", 413, "The body is too large"),
        Kind("unsupported-media-type", 415, "The body must be application/json"),
        Kind("unknown-parameter", 422, "Unknown parameter"),
        Kind("invalid-parameter", 422, "Invalid parameter"),
        Kind("invalid-cursor", 422, "Invalid cursor"),
        Kind("invalid-body", 422, "The body is not as described"),
        Kind("empty-text", 422, "The text is empty"),
        Kind("unreadable-text", 422, "The text is not readable"),
        Kind("unsupported-language", 422, "The language is not supported"),
        Kind("too-many-statements", 422, "The article is too long"),
        Kind("too-many-requests", 429, "Too many requests"),
        Kind("internal-error", 500, "Something went wrong here"),
        Kind("unavailable", 503, "The database can't be reached"),
    )
}
_BY_STATUS = {kind.status: kind for kind in reversed(KINDS.values())}

Fault = dict[str, Any]


class Problem(HTTPException):
    """An error that answers a request. `errors` are in the form of schemas.problem.Fault."""

    def __init__(
        self, slug: str, detail: str, errors: Sequence[Fault] = (), headers: Sequence[tuple[str, str]] = ()
    ) -> None:
        self.kind = KINDS[slug]
        self.code = self.kind.status
        self.errors, self.headers = errors, headers
        super().__init__(detail)


def register(app: Flask) -> None:
    """Answer every error of the application as a problem."""
    app.before_request(_refuse_nul)
    app.register_error_handler(Refusal, _answer_refusal)
    app.register_error_handler(MalformedQuery, _answer_query)
    app.register_error_handler(OperationalError, _answer_database)
    app.register_error_handler(HTTPException, answer)


def answer(error: HTTPException) -> Response:
    """The problem that an HTTP error is."""
    kind = error.kind if isinstance(error, Problem) else _kind(error)
    body = {"type": f"/problems/{kind.slug}", "title": kind.title, "status": kind.status, "detail": _detail(error)}
    if errors := getattr(error, "errors", None):
        body["errors"] = list(errors)
    response = Response(json.dumps(body, ensure_ascii=False), kind.status, content_type=MEDIA_TYPE)
    response.headers.extend(_headers(error))
    return response


def _kind(error: HTTPException) -> Kind:
    """The kind of an error of the framework."""
    status = error.code or 500
    return _BY_STATUS.get(status) or Kind(
        HTTP_STATUS_CODES.get(status, "error").lower().replace(" ", "-"), status, HTTP_STATUS_CODES.get(status, "Error")
    )


def _detail(error: HTTPException) -> str:
    if (error.code or 500) >= 500 and not isinstance(error, Problem):
        return "The error has been logged."
    return error.description or ""


def _headers(error: HTTPException) -> list[tuple[str, str]]:
    """Those that belong to the error, as Allow, without those of the framework's page."""
    if isinstance(error, Problem):
        return list(error.headers)
    return [
        (name, value) for name, value in error.get_headers() if name.lower() not in ("content-type", "content-length")
    ]


def _refuse_nul() -> None:
    """No database can hold the NUL character, so nothing can have such an address; parameters are seen to by their schemas."""
    if "\0" in request.path:
        raise Problem("not-found", "No address has the NUL character.")


def _answer_refusal(refusal: Refusal) -> Response:
    return answer(Problem(refusal.reason, str(refusal), [{"pointer": "/text", "detail": str(refusal)}]))


def _answer_query(error: MalformedQuery) -> Response:
    fault = {"parameter": "q", "detail": str(error), "part": error.part, "offset": error.offset}
    return answer(Problem("invalid-parameter", f"q: {error}", [fault]))


def _answer_database(error: OperationalError) -> Response:
    log.error("database: %s", error.orig)
    retry = [("Retry-After", str(RETRY_AFTER))]
    return answer(Problem("unavailable", "The database can't be reached or is busy; try again soon.", headers=retry))
