"""Parsing for anyone: whether it is open, how long a text may be, and how often each client may ask."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import limits
from flask import Flask, current_app, request
from limits.storage import MemoryStorage, storage_from_string
from limits.strategies import FixedWindowRateLimiter

from api.app_state import settings
from api.http.errors.problems import Problem
from api.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")
_COUNTED = "communique-parsing"


class Rate:
    """How often each client may do something; while a store that workers share is away, each counts by itself."""

    def __init__(self, rate: str, storage_uri: str) -> None:
        self._limits = limits.parse_many(rate)
        self._own = FixedWindowRateLimiter(MemoryStorage())
        self._shared = FixedWindowRateLimiter(storage_from_string(storage_uri))

    def spend(self, client: str) -> None:
        """Count a request; raises Problem (429) if it is one too many."""
        try:
            self._spend(self._shared, client)
        except Problem:
            raise
        except Exception:  # whatever the client of that store raises
            self._spend(self._own, client)

    def _spend(self, counter: FixedWindowRateLimiter, client: str) -> None:
        for limit in self._limits:
            if not counter.hit(limit, "parse", client):
                wait = max(1, math.ceil(counter.get_window_stats(limit, "parse", client).reset_time - time.time()))
                raise Problem("too-many-requests", f"At most {limit}.", headers=[("Retry-After", str(wait))])


def register(app: Flask, settings: Settings) -> None:
    """Give an application the count of its clients' requests."""
    app.extensions[_COUNTED] = Rate(settings.parse_ratelimit, settings.ratelimit_storage_uri)


def bounded(view: Callable[P, R]) -> Callable[P, R]:
    """Let requests through to a view that parses, as far as the settings allow, before anything else of them is read."""

    @wraps(view)
    def checked(*args: P.args, **kwargs: P.kwargs) -> R:
        if not settings().parse_open:
            raise Problem("parsing-closed", "This server parses no texts for others.")
        current_app.extensions[_COUNTED].spend(request.remote_addr or "")
        request.max_content_length = min(settings().parse_max_bytes, settings().max_body_bytes)
        return view(*args, **kwargs)

    return checked
