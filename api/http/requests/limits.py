"""What a client may send: how long a query, how many requests in a time. Bodies, pages and values have their limits elsewhere."""

from __future__ import annotations

from flask import Flask, Response, request
from flask_limiter import Limiter, RateLimitExceeded
from flask_limiter.util import get_remote_address
from werkzeug.middleware.proxy_fix import ProxyFix

from api.http.caching.conditional import is_supervision
from api.http.errors.problems import Problem, respond
from api.http.requests.current import current_request
from api.settings import Settings

WITHIN = "communique.within"  # in a request's environ: it is part of another one, which is counted


def register(app: Flask, settings: Settings) -> None:
    """Limit the requests of an application."""
    app.before_request(lambda: _limit_query(settings.max_query_bytes))
    if settings.trusted_proxies:
        proxies = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=0)  # type: ignore[method-assign]
    if settings.ratelimit:
        _limit_rate(app, settings.ratelimit, settings.ratelimit_storage_uri)


def _limit_query(most: int) -> None:
    length = len(current_request().query_string)
    if length > most:
        raise Problem("query-too-long", f"The query has {length} bytes; at most {most} are read.")


def _limit_rate(app: Flask, rate: str, storage_uri: str) -> None:
    """One budget for all addresses; while a store that workers share is away, each counts by itself."""
    limiter = Limiter(
        get_remote_address,
        application_limits=[rate],
        storage_uri=storage_uri,
        headers_enabled=True,
        in_memory_fallback=[rate],
    )
    limiter.request_filter(lambda: is_supervision(request.path) or WITHIN in request.environ)
    app.after_request(_let_nobody_wait)  # called after the limiter's own
    limiter.init_app(app)
    app.register_error_handler(RateLimitExceeded, _refuse)


def _let_nobody_wait(response: Response) -> Response:
    """The limiter says Retry-After in each response: of those that are no refusal it would be misunderstood."""
    if response.status_code not in (429, 503):
        response.headers.pop("Retry-After", None)
    return response


def _refuse(error: RateLimitExceeded) -> Response:
    return respond(Problem("too-many-requests", f"At most {error.description}."))
