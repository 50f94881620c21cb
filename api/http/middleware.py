"""What every request passes through, from the outside in."""

from __future__ import annotations

from flask import Flask

from api.http.caching import conditional, response_cache
from api.http.errors import problems
from api.http.requests import limits, open_parsing
from api.http.responses import compression, cross_origin, exports, headers
from api.http.serving import logs, monitoring
from api.settings import Settings

# After-request functions run from the last to the first.
_PARTS = (
    response_cache,
    logs,
    monitoring,
    problems,
    limits,
    open_parsing,
    cross_origin,
    headers,
    compression,
    conditional,
    exports,
)


def register(app: Flask, settings: Settings) -> None:
    """Put the parts around an application."""
    for part in _PARTS:
        part.register(app, settings)
