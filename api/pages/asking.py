"""The API, asked in the same process: what pages show is what anyone is answered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlencode

from flask import current_app, request

from api.app_state import settings
from api.http.requests.limits import WITHIN

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

Pairs = Iterable[tuple[str, str]]
# What a request within another has in common with it.
_KEPT = (
    "SERVER_NAME SERVER_PORT SERVER_PROTOCOL SCRIPT_NAME REMOTE_ADDR HTTP_HOST HTTP_X_REQUEST_ID wsgi.version wsgi.url_scheme"
    " wsgi.errors wsgi.multithread wsgi.multiprocess wsgi.run_once"
).split()


_OF_PROBLEMS = ("Retry-After", "WWW-Authenticate")  # headers


class Refused(Exception):  # noqa: N818 - no fault of the program, but an answer
    """A problem (RFC 9457) is the answer."""

    def __init__(self, problem: dict[str, Any], headers: Mapping[str, str] | None = None) -> None:
        self.problem = problem
        self.headers = {name: value for name, value in (headers or {}).items() if name in _OF_PROBLEMS}
        self.status: int = problem.get("status", 500)
        super().__init__(problem.get("detail") or problem.get("title") or "")


class Moved(Exception):  # noqa: N818 - no fault of the program, but an answer
    """What is asked for has another path: a name was given for an id."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(path)


def ask(path: str, pairs: Pairs = ()) -> Any:
    """The JSON at a path with parameters; raises Refused, or Moved."""
    return _send(_environ("GET", path, pairs))


def post(path: str, body: dict[str, Any], token: str | None = None) -> Any:
    """The JSON that the API answers to a body; raises Refused."""
    return _send(_environ("POST", path, (), json.dumps(body).encode(), token))


def address_of(path: str, pairs: Pairs = ()) -> str:
    """The address of a path with parameters, relative to the server's."""
    query = "&".join(map(write_pair, pairs))
    return f"{request.script_root}{quote(path)}{'?' if query else ''}{query}"


@lru_cache(4096)
def write_pair(pair: tuple[str, str]) -> str:
    """As a query has it: a page has hundreds of addresses, which mostly say the same."""
    return urlencode([pair])


def absolute(address: str) -> str:
    """An address of `address_of` for people to keep: as the settings say, since whoever asks has no say in it."""
    base = settings().public_url.rstrip("/") or f"http://{settings().bind}{request.script_root}"
    return f"{base}{address.removeprefix(request.script_root)}"


def _environ(method: str, path: str, pairs: Pairs, body: bytes = b"", token: str | None = None) -> WSGIEnvironment:
    environ = {name: request.environ[name] for name in _KEPT if name in request.environ}
    environ |= {
        "REQUEST_METHOD": method,
        "PATH_INFO": path.encode().decode("latin-1"),  # as WSGI wants it
        "QUERY_STRING": urlencode(list(pairs)),
        "HTTP_ACCEPT": "application/json",
        "wsgi.input": BytesIO(body),
        "CONTENT_LENGTH": str(len(body)),
        WITHIN: True,
    }
    if body:
        environ["CONTENT_TYPE"] = "application/json"
    if token:
        environ["HTTP_AUTHORIZATION"] = f"Bearer {token}"
    return environ


def _send(environ: WSGIEnvironment) -> Any:
    started: list[tuple[str, list[tuple[str, str]]]] = []
    parts = current_app.wsgi_app(environ, lambda status, headers, *_: started.append((status, headers)))  # type: ignore[arg-type]
    try:
        body = b"".join(parts)
    finally:
        if close := getattr(parts, "close", None):
            close()
    status, headers = int(started[0][0][:3]), dict(started[0][1])
    if 300 <= status < 400:
        raise Moved(unquote(headers["Location"].removeprefix(request.script_root)).partition("?")[0])
    answer = json.loads(body)
    if status >= 400:
        raise Refused(answer, headers)
    return answer
