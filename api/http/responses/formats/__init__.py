"""Which media type answers a request: by `format` in its query, or else by its Accept header (RFC 9110, 12.5.1)."""

from __future__ import annotations

from flask import Flask, Response, request
from werkzeug.datastructures import MIMEAccept

from api.http.errors.problems import Problem
from schemas.statement import Format

JSON = "application/json"
HTML = "text/html"
MEDIA_TYPES = {
    Format.JSON: JSON,
    Format.CSV: "text/csv",
    Format.NDJSON: "application/x-ndjson",
    Format.ATOM: "application/atom+xml",
}
# What else than JSON statements are sent as, for the API's description.
FORMS = {media_type: {"schema": {"type": "string"}} for media_type in MEDIA_TYPES.values() if media_type != JSON}
# By endpoint; of those that a client likes equally the first is sent. All others have JSON only and don't look at Accept.
_OFFERED = {
    "statements.list_statements": tuple(MEDIA_TYPES.values()),
    "problems.list_problem_types": (JSON, HTML),
    "problems.get_problem_type": (JSON, HTML),
}


def register(app: Flask) -> None:
    """Tell caches where Accept matters, in errors too."""
    app.after_request(_vary)


def chosen_media_type() -> str:
    """The media type, without parameters, in which the current request is to be answered unless it fails.

    Needs nothing but the request: it may be asked before anything is looked up. Raises Problem (406) where statements are wanted in
    none of the types that there are. A `format` that there is not counts as JSON here; the query's schema refuses it.
    """
    offered = _OFFERED.get(request.endpoint or "", (JSON,))
    if len(offered) == 1:
        return JSON
    if HTML not in offered and "format" in request.args:
        return _named(request.args["format"])
    accepted = _accepted()
    if best := accepted.best_match(offered):
        return best
    if not accepted or HTML in offered:
        return JSON
    raise Problem("not-acceptable", f"Accept: {request.headers['Accept']}. There are {', '.join(offered)}.")


def _named(format_: str) -> str:
    return MEDIA_TYPES[Format(format_)] if format_ in set(Format) else JSON


def _accepted() -> MIMEAccept:
    """What the client takes, without parameters such as charset=utf-8, by which our types don't differ."""
    return MIMEAccept([(type_.partition(";")[0].strip(), quality) for type_, quality in request.accept_mimetypes])


def _vary(response: Response) -> Response:
    if request.endpoint in _OFFERED:
        response.vary.add("Accept")
    return response
