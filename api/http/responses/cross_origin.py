"""Who else may read answers: pages of other origins in browsers (CORS), by Flask-CORS."""

from __future__ import annotations

from flask import Flask, Response, request
from flask_cors import CORS

from api.settings import Settings

READING = ("GET", "HEAD", "OPTIONS")
WRITING = ("POST", "DELETE")
EXPOSED = (
    "Changes-Cursor", "Content-Disposition", "ETag", "Last-Modified", "Link", "Location", "Retry-After", "Total-Count", "Warnings",
    "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "X-Request-ID",
)  # fmt: skip
_EXPOSED = ", ".join(EXPOSED)
ACCEPTED = ("Accept", "Cache-Control", "If-Modified-Since", "If-None-Match", "X-Request-ID")
ACCEPTED_WRITING = ("Authorization", "Content-Type")
_PREFLIGHT_SECONDS = 7200  # browsers keep the answer no longer


def register(app: Flask, settings: Settings) -> None:
    """Let pages of the origins that are set read, and write if that is set too. Nothing here knows cookies."""
    writing = settings.cors_writing
    CORS(
        app,
        origins=settings.cors_origins.split(),
        methods=[*READING, *(WRITING if writing else ())],
        allow_headers=[*ACCEPTED, *(ACCEPTED_WRITING if writing else ())],
        expose_headers=list(EXPOSED),
        max_age=_PREFLIGHT_SECONDS,
        vary_header=False,
    )
    app.after_request(_let_all_read if settings.cors_origins == "*" else _vary)


def _vary(response: Response) -> Response:
    """Tell caches that it matters who asks, also where nobody of another origin did."""
    response.vary.add("Origin")
    return response


def _let_all_read(response: Response) -> Response:
    """What Flask-CORS, which leaves alone what has these headers, would say of each answer anew; it is left to answer preflights."""
    if request.method != "OPTIONS":
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = _EXPOSED
    return response
