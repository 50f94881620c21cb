"""Who else may read responses: pages of other origins in browsers (CORS), by Flask-CORS."""

from __future__ import annotations

from flask import Flask
from flask_cors import CORS

from api.settings import Settings

READING = ("GET", "HEAD", "OPTIONS")
WRITING = ("POST", "DELETE")
EXPOSED = (
    "Changes-Cursor", "Content-Disposition", "ETag", "Last-Modified", "Link", "Location", "Retry-After", "Total-Count", "Warnings",
    "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "X-Request-ID",
)  # fmt: skip
# What Flask-CORS, which leaves alone what has these headers, would say of each public response anew; it sees to preflights.
PUBLIC = [("Access-Control-Allow-Origin", "*"), ("Access-Control-Expose-Headers", ", ".join(EXPOSED))]
ACCEPTED = ("Accept", "Cache-Control", "If-Modified-Since", "If-None-Match", "X-Request-ID")
ACCEPTED_WRITING = ("Authorization", "Content-Type")
_PREFLIGHT_SECONDS = 7200  # browsers keep the response no longer


def register(app: Flask, settings: Settings) -> None:
    """Let pages of the origins that are set read, and write if that is set too. Nothing here knows cookies."""
    writing = settings.cors_writing
    reading = {"methods": [*READING], "allow_headers": [*ACCEPTED]}
    all_ = {"methods": [*READING, *WRITING], "allow_headers": [*ACCEPTED, *ACCEPTED_WRITING]}
    CORS(
        app,
        resources={"/parse": all_, "/*": all_ if writing else reading},  # to parse is to write nothing
        origins=settings.cors_origins.split(),
        expose_headers=list(EXPOSED),
        max_age=_PREFLIGHT_SECONDS,
        vary_header=False,
        intercept_exceptions=False,  # what handles errors is followed by the same functions as all else
    )
