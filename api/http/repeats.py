"""Questions asked again word for word are answered before the application sees them, while the data stand as they stood.

What is kept here are whole responses, as they were sent, of views that are `polled`. This is left out where each request has to be
counted or logged by itself: with RATELIMIT, or with ACCESS_LOG=all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from time import perf_counter
from typing import TYPE_CHECKING

from cachetools import LRUCache
from flask import Flask, Response, g, request

from api import revisions, state
from api.http import logs, monitoring
from api.http.conditional import READING, names
from api.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

Sent = tuple[str, ...]
Headers = list[tuple[str, str]]
# All that an answer depends on besides the data.
_PARTS = (
    "wsgi.url_scheme", "HTTP_HOST", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING", "HTTP_ORIGIN",
)  # fmt: skip
_NOT_WITH_304 = frozenset(
    "content-type content-length content-encoding content-disposition link total-count changes-cursor last-modified warnings".split()
)
_LONGEST = 2000  # characters of what was sent; longer questions are rarely asked again
_OVERHEAD = 500  # bytes of an entry besides its texts, about


@dataclass(frozen=True, slots=True)
class Repeat:
    """A response of status 200 made of the data of a mark; `tag` is that of its ETag."""

    mark: str
    tag: str
    route: str
    headers: Headers
    body: bytes

    @property
    def size(self) -> int:
        """Bytes of memory, about."""
        return len(self.body) + sum(len(name) + len(value) for name, value in self.headers) + _OVERHEAD


def register(app: Flask, settings: Settings) -> None:
    """Stand before an application; to be called before all else that changes responses, so as to see them last."""
    if settings.ratelimit or settings.access_log == "all" or not settings.answer_cache_bytes:
        return
    repeats = Repeats(app, settings.answer_cache_bytes // 2)
    app.wsgi_app = repeats  # type: ignore[method-assign]
    app.after_request(repeats.keep)


class Repeats:
    """Middleware that keeps up to so many bytes of responses, the least recently used dropped first."""

    def __init__(self, app: Flask, most_bytes: int) -> None:
        self._app, self._inner = app, app.wsgi_app
        self._kept: LRUCache[Sent, Repeat] = LRUCache(most_bytes, getsizeof=lambda repeat: repeat.size)
        self._lock = Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer at once, or let the application answer."""
        began = perf_counter()
        repeat = self._find(environ)
        if repeat is None:
            return self._inner(environ, start_response)
        headers = [*repeat.headers, (logs.HEADER, logs.identify(environ.get("HTTP_X_REQUEST_ID", "")))]
        known = environ.get("HTTP_IF_NONE_MATCH")
        status, body = (
            ("200 OK", repeat.body) if known is None or not names(known, repeat.tag) else ("304 NOT MODIFIED", b"")
        )
        if status[0] == "3":
            headers = [(name, value) for name, value in headers if name.lower() not in _NOT_WITH_304]
        start_response(status, headers)
        method = environ["REQUEST_METHOD"]
        monitoring.count(method, repeat.route, int(status[:3]), perf_counter() - began)
        return [] if method == "HEAD" else [body]

    def keep(self, response: Response) -> Response:
        """Keep what is about to be sent."""
        tag = g.get("kept_as", ("",))[0]
        sent = _sent(request.environ)
        if not tag or response.status_code != 200 or request.method != "GET" or sum(map(len, sent)) > _LONGEST:
            return response
        body = response.get_data()
        left_out = (logs.HEADER.lower(), "content-length")
        headers = [(name, value) for name, value in response.headers if name.lower() not in left_out]
        route = request.url_rule.rule if request.url_rule else ""
        repeat = Repeat(g.data_state.mark, tag, route, [*headers, ("Content-Length", str(len(body)))], body)
        with self._lock:
            if repeat.size <= self._kept.maxsize:
                self._kept[sent] = repeat
        return response

    def _find(self, environ: WSGIEnvironment) -> Repeat | None:
        """What is kept, if it still holds. Where the database does not answer, the application has to say so."""
        if environ["REQUEST_METHOD"] not in READING or _is_for_the_application(environ):
            return None
        with self._lock:
            repeat = self._kept.get(_sent(environ))
        if repeat is None:
            return None
        try:
            mark = revisions.current(state.of(self._app).database).mark
        except Exception:
            return None
        return repeat if repeat.mark == mark else None


def _is_for_the_application(environ: WSGIEnvironment) -> bool:
    """Conditions that only the application judges."""
    return "HTTP_IF_MODIFIED_SINCE" in environ or environ.get("HTTP_IF_NONE_MATCH", "").strip() == "*"


def _sent(environ: WSGIEnvironment) -> Sent:
    return tuple(environ.get(part, "") for part in _PARTS)
