"""Bearer tokens: who has one may write what its scopes allow."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import request

from api.app_state import database, settings
from api.articles import access_tokens
from api.articles.access_tokens import Standing
from api.http.errors.problems import Problem
from api.models import Scope

P = ParamSpec("P")
R = TypeVar("R")
_REFUSALS = {
    Standing.UNKNOWN: ("unauthorised", "The token is not known here.", 'Bearer error="invalid_token"'),
    Standing.EXPIRED: ("unauthorised", "The token has expired.", 'Bearer error="invalid_token"'),
    Standing.OUT_OF_SCOPE: ("out-of-scope", "The token is not for this.", 'Bearer error="insufficient_scope"'),
}


def requires_token(scope: Scope) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let only requests whose token has a scope through to a view, before anything else of them is read."""

    def decorate(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def checked(*args: P.args, **kwargs: P.kwargs) -> R:
            _check(scope)
            return view(*args, **kwargs)

        return checked

    return decorate


def _check(scope: Scope) -> None:
    if settings().read_only:
        raise Problem("read-only", "This server only answers questions.")
    authorization = request.authorization
    token = authorization.token if authorization and authorization.type == "bearer" else None
    if token is None:
        detail = "Send a token: Authorization: Bearer TOKEN. The server's keeper makes them."
        raise Problem("unauthorised", detail, headers=[("WWW-Authenticate", "Bearer")])
    standing = access_tokens.use(database(), token, scope)
    if standing is not Standing.VALID:
        slug, detail, challenge = _REFUSALS[standing]
        raise Problem(slug, detail, headers=[("WWW-Authenticate", challenge)])
