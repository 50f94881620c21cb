"""Questions asked again word for word are answered before the application sees them, while the data stand as they stood.

What is kept here are whole responses, as they were sent, of views that are `polled`. What is not kept may still be made by a shortcut.
All of this is left out where each request has to be counted or logged by itself: with RATELIMIT, or with ACCESS_LOG=all.
Of those answered here the slow ones are logged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from threading import Lock
from time import perf_counter
from typing import TYPE_CHECKING

from cachetools import LRUCache
from flask import Flask, Request, Response, g, request

from api import app_state
from api.database import revisions
from api.http.caching.conditional import READING, names
from api.http.caching.ready import Ready
from api.http.caching.shortcuts import Maker, Shortcuts
from api.http.serving import logs, monitoring
from api.http.serving.metrics import CACHE_HIT, CACHE_MISS
from api.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

Sent = tuple[str, ...]
# All that an answer depends on besides the data.
_PARTS = (
    "wsgi.url_scheme", "HTTP_HOST", "SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING", "HTTP_ORIGIN",
)  # fmt: skip
_NOT_WITH_304 = frozenset(
    "content-type content-length content-encoding content-disposition link total-count changes-cursor last-modified warnings".split()
)
_LINES = {200: "200 OK", 304: "304 NOT MODIFIED"}
_LONGEST = 2000  # characters of what was sent; longer questions are rarely asked again


def register(app: Flask, settings: Settings, makers: Mapping[str, Maker]) -> None:
    """Stand before an application; to be called before all else that changes responses, so as to see them last."""
    if settings.ratelimit or settings.access_log == "all":
        return
    repeats = Repeats(app, settings, Shortcuts(app, makers))
    app.wsgi_app = repeats  # type: ignore[method-assign]
    app.after_request(repeats.keep)


class Repeats:
    """Middleware that keeps responses, in half of the memory that is for answers, the least recently used dropped first."""

    def __init__(self, app: Flask, settings: Settings, shortcuts: Shortcuts) -> None:
        self._app, self._inner, self._shortcuts, self._settings = app, app.wsgi_app, shortcuts, settings
        self._kept: LRUCache[Sent, Ready] = LRUCache(
            settings.answer_cache_bytes // 2, getsizeof=lambda repeat: repeat.size
        )
        self._lock = Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer at once, or let the application answer."""
        began = perf_counter()
        repeat = self._find(environ)
        if repeat is None:
            return self._inner(environ, start_response)
        request_id = logs.identify(environ.get("HTTP_X_REQUEST_ID", ""))
        headers = [*repeat.headers, (logs.HEADER, request_id)]
        known = environ.get("HTTP_IF_NONE_MATCH")
        status, body = (200, repeat.body) if known is None or not names(known, repeat.tag) else (304, b"")
        if status == 304:
            headers = [(name, value) for name, value in headers if name.lower() not in _NOT_WITH_304]
        start_response(_LINES[status], headers)
        seconds = perf_counter() - began
        monitoring.count(environ["REQUEST_METHOD"], repeat.route, status, seconds)
        if seconds >= self._settings.slow_request:
            logs.write(_describe(environ, status, request_id), seconds, self._settings)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def keep(self, response: Response) -> Response:
        """Keep what is about to be sent."""
        tag = g.get("kept_as", ("",))[0]
        rule = request.url_rule
        if not tag or rule is None or response.status_code != 200 or request.method != "GET":
            return response
        if "query" in g:
            self._shortcuts.learn(request.environ, response, g.query, rule)
        body = response.get_data()
        left_out = (logs.HEADER.lower(), "content-length")
        headers = [(name, value) for name, value in response.headers if name.lower() not in left_out]
        headers.append(("Content-Length", str(len(body))))
        self._keep(_sent(request.environ), Ready(g.data_state.mark, tag, rule.rule, headers, body))
        return response

    def _keep(self, sent: Sent, ready: Ready) -> None:
        with self._lock:
            if ready.size <= self._kept.maxsize and sum(map(len, sent)) <= _LONGEST:
                self._kept[sent] = ready

    def _find(self, environ: WSGIEnvironment) -> Ready | None:
        """What is kept, if it still holds, or made anew. Where the database does not answer, the application has to say so."""
        if environ["REQUEST_METHOD"] not in READING or _is_for_the_application(environ):
            return None
        sent = _sent(environ)
        with self._lock:
            kept = self._kept.get(sent)
        if kept is not None and self._is_true(kept):
            CACHE_HIT.inc()
            return kept
        made = self._shortcuts.find(environ)
        if made is not None:
            CACHE_MISS.inc()
            self._keep(sent, made)
        return made

    def _is_true(self, kept: Ready) -> bool:
        """Whether the data still stand as they stood."""
        try:
            return revisions.current(app_state.of(self._app).database).mark == kept.mark
        except Exception:  # the database can't be asked: the application, which is asked next, says so
            return False


def _is_for_the_application(environ: WSGIEnvironment) -> bool:
    """Conditions that only the application judges."""
    return "HTTP_IF_MODIFIED_SINCE" in environ or environ.get("HTTP_IF_NONE_MATCH", "").strip() == "*"


def _describe(environ: WSGIEnvironment, status: int, request_id: str) -> logs.Answered:
    asked = Request(environ)
    return logs.Answered(asked.method, asked.full_path.removesuffix("?"), status, asked.remote_addr, request_id)


def _sent(environ: WSGIEnvironment) -> Sent:
    return tuple(environ.get(part, "") for part in _PARTS)
