"""Counts and times every request."""

from __future__ import annotations

from functools import lru_cache
from time import perf_counter

from flask import Flask, Response, g, request
from prometheus_client import Counter, Histogram

from api.http.serving.metrics import REQUEST_SECONDS, REQUESTS

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
NO_ROUTE = "none"


def register(app: Flask) -> None:
    """Count what an application answers; to be called before anything that may answer a request by itself."""
    app.before_request(_start)
    app.after_request(_count)


def _start() -> None:
    g.started = perf_counter()


def count(method: str, route: str, status: int, seconds: float) -> None:
    """Note a request and its answer."""
    requests, times = _counters(method, route, status)
    requests.inc()
    times.observe(seconds)


@lru_cache(maxsize=1000)
def _counters(method: str, route: str, status: int) -> tuple[Counter, Histogram]:
    return REQUESTS.labels(method, route, status), REQUEST_SECONDS.labels(method, route)


def _count(response: Response) -> Response:
    """Labels have few values, whatever is asked: routes with their variables, and a name for all unknown addresses and methods."""
    method = request.method if request.method in METHODS else "other"
    route = request.url_rule.rule if request.url_rule else NO_ROUTE
    count(method, route, response.status_code, perf_counter() - g.started)
    return response
