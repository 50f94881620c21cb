"""Errors as RFC 9457 problem details: here they are turned into HTTP, wherever they were raised."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from typing import Any, cast
from urllib.parse import quote

from flask import Flask, Response, redirect, request
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnection
from werkzeug.exceptions import HTTPException, MethodNotAllowed, RequestEntityTooLarge
from werkzeug.http import HTTP_STATUS_CODES

from api import app_state
from api.articles.article_text import Refusal
from api.database import is_timeout
from api.http.errors.problem_types import TYPES, Fault
from api.http.requests.current import current_request
from api.queries.fulltext.syntax import MalformedQuery
from api.queries.selecting import UnknownChoice
from api.settings import Settings

MEDIA_TYPE = "application/problem+json"
_RETRY = [("Retry-After", "5")]  # seconds after which a database may be back
log = logging.getLogger(__name__)
_BY_STATUS = {type_.status: type_ for type_ in reversed(TYPES.values()) if type_.status != 410} | {
    400: TYPES["bad-request"]
}


class Problem(HTTPException):
    """An error as the response to a request. `errors` are in the form of schemas.problem.Fault."""

    def __init__(
        self, slug: str, detail: str, errors: Sequence[Fault] = (), headers: Sequence[tuple[str, str]] = ()
    ) -> None:
        self.type = TYPES[slug]
        self.code = self.type.status
        self.errors, self.headers = errors, headers
        super().__init__(detail)


def register(app: Flask, _settings: Settings) -> None:
    """Make every error of the application a problem."""
    app.before_request(_refuse_nul)
    app.before_request(_merge_slashes)
    app.register_error_handler(Refusal, _respond_to_refusal)
    app.register_error_handler(MalformedQuery, _respond_to_malformed_query)
    app.register_error_handler(UnknownChoice, _respond_to_unknown_choice)
    app.register_error_handler(DBAPIError, _respond_to_database_error)
    app.register_error_handler(NoConnection, _respond_unavailable)
    app.register_error_handler(HTTPException, respond)


def respond(error: HTTPException) -> Response:
    """The problem that an HTTP error is."""
    type_ = error.type if isinstance(error, Problem) else _BY_STATUS.get(error.code or 500)
    body = type_.fill(_detail(error), getattr(error, "errors", ())) if type_ else _untyped(error)
    response = Response(json.dumps(body, ensure_ascii=False), body["status"], content_type=MEDIA_TYPE)
    response.headers.extend(_headers(error))
    return response


def _untyped(error: HTTPException) -> dict[str, Any]:
    """An error of the framework that says no more than its status: RFC 9457, 4.2.1."""
    status = error.code or 500
    return {
        "type": "about:blank",
        "title": HTTP_STATUS_CODES.get(status, "Error"),
        "status": status,
        "detail": _detail(error),
    }


def _detail(error: HTTPException) -> str:
    if (error.code or 500) >= 500 and not isinstance(error, Problem):
        return "The error has been logged."
    if isinstance(error, RequestEntityTooLarge):
        return f"A body may have {request.max_content_length} bytes at most."
    if isinstance(error, MethodNotAllowed):
        return f"{request.method} is not allowed here; there is {', '.join(sorted(error.valid_methods or ()))}."
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
    if "\0" in current_request().path:
        raise Problem("not-found", "No address has the NUL character.")


def _merge_slashes() -> Response | None:
    """The framework does so in the midst of a path, but takes several slashes before it for one."""
    if not current_request().environ["PATH_INFO"].startswith("//"):
        return None
    query = request.query_string.decode("latin-1")
    return cast(Response, redirect(f"{quote(request.script_root + request.path)}{'?' if query else ''}{query}", 308))


def _respond_to_refusal(refusal: Refusal) -> Response:
    return respond(Problem(refusal.reason, str(refusal), [{"pointer": "/text", "detail": str(refusal)}]))


def _respond_to_malformed_query(error: MalformedQuery) -> Response:
    fault = {"parameter": "q", "detail": str(error), "part": error.part, "offset": error.offset}
    return respond(Problem("malformed-query", f"q: {error}", [fault]))


def _respond_to_unknown_choice(error: UnknownChoice) -> Response:
    fault: Fault = {"parameter": error.parameter, "detail": str(error), "allowed": error.allowed}
    return respond(Problem("invalid-parameter", f"{error.parameter}: {error}", [fault]))


def _respond_to_database_error(error: DBAPIError) -> Response:
    if isinstance(error, OperationalError) and is_timeout(error):
        log.error("database: %s", error.orig)
        detail = f"The question took more than {app_state.settings().statement_timeout:g} seconds."
        return respond(Problem("took-too-long", detail, headers=_RETRY))
    # A DatabaseError of no other kind is SQLite's for a file that is damaged or no database.
    if isinstance(error, OperationalError) or error.connection_invalidated or type(error) is DatabaseError:
        return _respond_unavailable(error)
    raise error


def _respond_unavailable(error: Exception) -> Response:
    log.error("database: %s", getattr(error, "orig", error))
    return respond(Problem("unavailable", "The database can't be reached or is busy; try again soon.", headers=_RETRY))
