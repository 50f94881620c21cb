"""Counts and times every request."""

from __future__ import annotations

from functools import lru_cache
from time import perf_counter

from flask import Flask, Response
from prometheus_client import Counter, Histogram

from api.http.requests.current import current_request
from api.http.serving.logs import BEGAN
from api.http.serving.metrics import CACHE_HIT, CACHE_MISS, REQUEST_SECONDS, REQUESTS
from api.settings import Settings

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
NO_ROUTE = "none"


def register(app: Flask, _settings: Settings) -> None:
    """Count what an application responds to; the log says when it began."""
    app.after_request(_count)


def count(method: str, route: str, status: int, seconds: float) -> None:
    """Note a request and its response."""
    requests, times = _counters(method, route, status)
    requests.inc()
    times.observe(seconds)


def count_kept(*, is_hit: bool) -> None:
    """Note whether the response cache had what was asked for."""
    (CACHE_HIT if is_hit else CACHE_MISS).inc()


@lru_cache(maxsize=1000)
def _counters(method: str, route: str, status: int) -> tuple[Counter, Histogram]:
    return REQUESTS.labels(method, route, status), REQUEST_SECONDS.labels(method, route)


def _count(response: Response) -> Response:
    """Labels have few values, whatever is requested: routes with their variables, and a name for all unknown addresses and methods."""
    request = current_request()
    environ, rule = request.environ, request.url_rule
    method = environ["REQUEST_METHOD"] if environ["REQUEST_METHOD"] in METHODS else "other"
    count(method, rule.rule if rule else NO_ROUTE, response.status_code, perf_counter() - environ[BEGAN])
    return response
