"""Bearer tokens: who has one may write."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import request

from api import tokens
from api.http.problems import Problem
from api.state import database

P = ParamSpec("P")
R = TypeVar("R")


def requires_token(view: Callable[P, R]) -> Callable[P, R]:
    """Let only requests with a valid token through to a view, before anything else of them is read."""

    @wraps(view)
    def checked(*args: P.args, **kwargs: P.kwargs) -> R:
        authorization = request.authorization
        token = authorization.token if authorization and authorization.type == "bearer" else None
        with database().reading_own_writes() as session:
            if not tokens.is_valid(session, token or ""):
                raise _refused(token)
        return view(*args, **kwargs)

    return checked


def _refused(token: str | None) -> Problem:
    if token is None:
        detail, challenge = "Send a token: Authorization: Bearer TOKEN. The server's keeper makes them.", "Bearer"
    else:
        detail, challenge = "The token is not known here.", 'Bearer error="invalid_token"'
    return Problem("unauthorised", detail, headers=[("WWW-Authenticate", challenge)])
