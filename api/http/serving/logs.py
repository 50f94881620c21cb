"""The log: JSON lines for machines, readable ones for a terminal, each with the id of the request that it belongs to."""

from __future__ import annotations

import logging
import re
import sys
from secrets import token_hex
from time import perf_counter
from typing import TYPE_CHECKING, Any

from flask import Flask, Request, Response, has_request_context, request
from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.json import JsonFormatter

from api.http.requests.current import current_request
from api.settings import Settings
from api.terminal_text import escape

HEADER = "X-Request-ID"
# In a request's environ: its id, once it is identified, and when the application began.
REQUEST_ID, BEGAN = "HTTP_X_REQUEST_ID", "communique.began"
_GIVEN_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")  # what callers may name a request; anything else is replaced
# Parameters in which some clients send what belongs into a header.
_SECRET = re.compile(
    r"([?&](?:[\w%.-]*(?:token|secret|passw|signature)[\w%.-]*|(?:[\w-]|%5f)*api(?:[_-]|%5f|%2d)?key|auth(?:orization)?)=)[^&\s]*",
    re.IGNORECASE,
)
_READING = ("GET", "HEAD", "OPTIONS")
log = logging.getLogger("api.requests")

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment


def register(app: Flask, settings: Settings) -> None:
    """Give each request an id, and log those that are worth it."""
    app.before_request(_begin)
    app.after_request(lambda response: _end(response, settings))


def identify(environ: WSGIEnvironment) -> str:
    """The id of a request: the one that the caller gives, or else one of its own, which takes its place."""
    given: str = environ.get(REQUEST_ID, "")
    if not _GIVEN_ID.fullmatch(given):
        given = environ[REQUEST_ID] = token_hex(16)
    return given


def write(environ: WSGIEnvironment, status: int, seconds: float, settings: Settings) -> None:
    """Log a request, whose id is in its environ, that took so long, if it is one of those that the settings want logged."""
    if _is_worth_a_line(environ["REQUEST_METHOD"], status, seconds, settings):
        request = Request(environ)
        described = {
            "method": request.method,
            "path": _without_secrets(request.full_path.removesuffix("?")),
            "status": status,
            "client": request.remote_addr,
            "request_id": environ[REQUEST_ID],
            "milliseconds": round(seconds * 1000, 1),
        }
        log.info("request", extra=described)


def describe(settings: Settings) -> dict[str, Any]:
    """The logging of a server, as logging.config.dictConfig takes it; all of it goes to standard error."""
    as_json = settings.log_format == "json" or (settings.log_format == "auto" and not sys.stderr.isatty())
    handler = {
        "class": "logging.StreamHandler",
        "stream": "ext://sys.stderr",
        "formatter": "json" if as_json else "text",
        "filters": ["request"],
    }
    own = {"handlers": ["stderr"], "level": settings.log_level.upper(), "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request": {"()": RequestFilter}},
        "formatters": {"json": {"()": make_json_formatter}, "text": {"()": TextFormatter}},
        "handlers": {"stderr": handler},
        "root": {"handlers": ["stderr"], "level": settings.log_level.upper()},
        "loggers": {"gunicorn.error": own},
    }


class RequestFilter(logging.Filter):
    """Adds the id of the current request to what is logged."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass."""
        if not hasattr(record, "request_id"):
            record.request_id = request.environ.get(REQUEST_ID) if has_request_context() else None
        return True


def make_json_formatter() -> JsonFormatter:
    """One object a line: time in UTC, level, logger, message, request id, and what else was given."""
    return JsonFormatter(
        "%(levelname)s %(name)s %(message)s %(request_id)s %(process)d",
        rename_fields={"levelname": "level", "name": "logger"},
        timestamp=True,
    )


class TextFormatter(logging.Formatter):
    """A line for people. Control characters are escaped, so that nothing that was sent can pass for a line of its own."""

    default_time_format = "%H:%M:%S"
    default_msec_format = ""
    _known = frozenset({*RESERVED_ATTRS, "request_id", "color_message"})

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (logging's name)
        """The line without what follows it, as a traceback."""
        more = [f"{name}={value}" for name, value in vars(record).items() if name not in self._known]
        request_id = getattr(record, "request_id", None)
        parts = [self.formatTime(record), record.levelname, record.message, *more, request_id and f"[{request_id}]"]
        return escape(" ".join(filter(None, parts)))


def _without_secrets(path: str) -> str:
    """A path with its query, but for what some clients send there as they would a header, and what nobody should read in a log."""
    return _SECRET.sub(r"\1REDACTED", path)


def _begin() -> None:
    environ = current_request().environ
    identify(environ)
    environ[BEGAN] = perf_counter()


def _end(response: Response, settings: Settings) -> Response:
    environ = current_request().environ
    response.headers.add(HEADER, environ[REQUEST_ID])
    write(environ, response.status_code, perf_counter() - environ[BEGAN], settings)
    return response


def _is_worth_a_line(method: str, status: int, seconds: float, settings: Settings) -> bool:
    if settings.access_log != "notable":
        return settings.access_log == "all"
    return method not in _READING or status >= 400 or seconds >= settings.slow_request
