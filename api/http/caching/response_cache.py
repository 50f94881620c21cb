"""The response cache: whole responses, kept by the revision of the data and sent again without the application.

A response is kept with the revision that was current before it was made, so it is never found once the data have changed, and dropped
then; of those of one revision the least recently used are dropped first. Requests for the same response at the same time wait for one
of them to make it. Of requests that were seen before it is also known what they are for: who polls gets 304 by the entity tag alone,
whether or not the response is kept.

With RATELIMIT, which counts each request in the application, there is no response cache.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from threading import Condition
from time import perf_counter
from typing import TYPE_CHECKING, Any

from cachetools import LRUCache, cached
from flask import Flask
from msgspec import Struct

from api import app_state
from api.database import revisions
from api.http.caching import conditional
from api.http.caching.cacheable import RESOURCE
from api.http.caching.conditional import READING, REVISION
from api.http.caching.normalised import Resource
from api.http.requests.languages import accepted_language, is_page
from api.http.responses.compression import RESENT, choose_coding, recompress
from api.http.serving import logs, monitoring
from api.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

Variant = tuple[str, ...]
Headers = list[tuple[str, str]]
# What a response depends on besides the data and the content coding.
_PARTS = ("SCRIPT_NAME", "PATH_INFO", "QUERY_STRING", "HTTP_ACCEPT", "HTTP_ORIGIN")
_MAX_CHARS = 2000  # of these; longer requests are rarely sent twice
_MAX_KNOWN = 2000
# Bytes of a response besides its body and for each of its headers, about: they are not worth being measured.
_OVERHEAD, _HEADER_SIZE = 1000, 150
_NOT_WITH_304 = frozenset(
    "content-type content-length content-encoding content-disposition link total-count changes-cursor last-modified warnings"
    " etag".split()
)
_OK, _NOT_MODIFIED = "200 OK", "304 NOT MODIFIED"


class KnownRequest(Struct, frozen=True):
    """What is known of a request whatever the data: what it is for, and the headers of its 304 but for the tag."""

    resource: Resource
    headers: Headers


class KeptResponse(Struct, frozen=True):
    """A response as it was sent, but for the id of its request."""

    status: str
    route: str
    headers: Headers
    body: bytes

    @property
    def size(self) -> int:
        """Bytes of memory, about."""
        return len(self.body) + len(self.headers) * _HEADER_SIZE + _OVERHEAD


class NotKept(Exception):  # noqa: N818 - no error, but a response that is passed on
    """A response that is not to be kept: what it starts with, and its body, not read yet."""

    def __init__(self, start: tuple[Any, ...], body: Iterable[bytes]) -> None:
        self.start, self.body = start, body


def register(app: Flask, settings: Settings) -> None:
    """Put the cache before an application; what changes the environ of a request (ProxyFix) is registered later."""
    if not settings.ratelimit:
        app.wsgi_app = ResponseCache(app, settings)  # type: ignore[method-assign]


class ResponseCache:
    """WSGI middleware."""

    def __init__(self, app: Flask, settings: Settings) -> None:
        self._flask, self._app, self._settings = app, app.wsgi_app, settings
        self._known: LRUCache[Variant, KnownRequest] = LRUCache(_MAX_KNOWN)
        self._kept: LRUCache[Variant, KeptResponse] = LRUCache(
            settings.answer_cache_bytes, getsizeof=lambda response: response.size
        )
        self._mark = ""  # of the revision that was current last
        self._lock = Condition()
        share = cached(self._kept, key=lambda mark, variant, _: (mark, *variant), condition=self._lock)
        # Where nothing is kept, requests would only wait for one another.
        self._find_or_make = share(self._make) if settings.answer_cache_bytes else self._make

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Send what is kept, or let the application respond."""
        began = perf_counter()
        variant = _variant(environ)
        if not self._is_cacheable(environ, variant):
            return self._app(environ, start_response)
        request_id = logs.identify(environ)
        try:
            response = self._respond(environ, variant)
        except NotKept as made:
            start_response(*made.start)
            return made.body
        is_hit = RESOURCE not in environ
        response = self._recompress(environ, variant, response) if is_hit else response
        start_response(response.status, [*response.headers, (logs.HEADER, request_id)])
        if is_hit:
            self._observe(environ, response, perf_counter() - began)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [response.body]

    @cached_property
    def _folders(self) -> frozenset[str]:
        """What the paths of cacheable views begin with; known once all views are registered."""
        views, rules = self._flask.view_functions, self._flask.url_map.iter_rules()
        return frozenset(rule.rule.split("/")[1] for rule in rules if hasattr(views[rule.endpoint], "is_cacheable"))

    def _is_cacheable(self, environ: WSGIEnvironment, variant: Variant) -> bool:
        """Whether a cacheable view may be meant, under conditions that can be judged here."""
        return (
            environ["REQUEST_METHOD"] in READING
            and environ["PATH_INFO"].partition("/")[2].partition("/")[0] in self._folders
            and "HTTP_IF_MODIFIED_SINCE" not in environ
            and environ.get("HTTP_IF_NONE_MATCH", "").strip() != "*"
            and sum(map(len, variant)) <= _MAX_CHARS
        )

    def _respond(self, environ: WSGIEnvironment, variant: Variant) -> KeptResponse:
        """Raises NotKept.

        What has to be made finds out by itself whether the revision that was seen last is current still; only of what is kept, or made
        for somebody else who may have come before a change, it is asked.
        """
        database = app_state.of(self._flask).database
        presumed = None if "HTTP_IF_NONE_MATCH" in environ else database.last_revision
        response = self._find(presumed.mark, variant, environ) if presumed else None
        if response is not None and RESOURCE in environ:
            return response
        try:
            revision = environ[REVISION] = revisions.current(database)
        except Exception:  # the application, which meets it again, turns it into a response
            return self._make("", variant, environ)
        if response is not None and revision == presumed:
            return response
        return self._respond_to_poll(revision, variant, environ) or self._find(revision.mark, variant, environ)

    def _respond_to_poll(
        self, revision: revisions.State, variant: Variant, environ: WSGIEnvironment
    ) -> KeptResponse | None:
        """304 if the client has what would be sent; None if not, or for who does not say what it has. Raises NotKept."""
        if "HTTP_IF_NONE_MATCH" not in environ:
            return None
        with self._lock:
            known = self._known.get(variant)
        if known is None:
            return self._make(revision.mark, variant, environ)
        tag = known.resource.tag(revision, self._settings)
        if conditional.is_named(tag, environ):
            return KeptResponse(
                _NOT_MODIFIED, known.resource.route, [*known.headers, conditional.etag_header(tag)], b""
            )
        del environ["HTTP_IF_NONE_MATCH"]
        return None

    def _find(self, mark: str, variant: Variant, environ: WSGIEnvironment) -> KeptResponse:
        """What is kept of a revision, or made now; raises NotKept."""
        self._drop_older(mark)
        if environ["REQUEST_METHOD"] == "GET":
            return self._find_or_make(mark, variant, environ)
        with self._lock:
            kept = self._kept.get((mark, *variant))
        return kept or self._make(mark, variant, environ)

    def _drop_older(self, mark: str) -> None:
        """Drop all that is kept if the data have changed: it would only fill the memory up to its bound."""
        if mark != self._mark:
            with self._lock:
                self._mark = mark
                self._kept.clear()

    def _make(self, _mark: str, variant: Variant, environ: WSGIEnvironment) -> KeptResponse:
        """Let the application respond, and learn what the request was for; raises NotKept."""
        started: list[Any] = []
        body = self._app(environ, lambda *start: started.append(start))  # type: ignore[arg-type]
        status, headers = started[0][:2]
        resource: Resource | None = environ.get(RESOURCE)
        if resource is None or not resource.is_page or status not in (_OK, _NOT_MODIFIED):
            raise NotKept(started[0], body)
        monitoring.count_kept(is_hit=False)
        content = b"".join(body)
        body.close()  # type: ignore[attr-defined]
        headers = [(name, value) for name, value in headers if name != logs.HEADER]
        with self._lock:
            if variant not in self._known:
                self._known[variant] = KnownRequest(
                    resource, [line for line in headers if line[0].lower() not in _NOT_WITH_304]
                )
        return KeptResponse(status, resource.route, headers, content)

    def _recompress(self, environ: WSGIEnvironment, variant: Variant, kept: KeptResponse) -> KeptResponse:
        """By Brotli, where the client takes it: what is sent a second time may be sent often."""
        if variant[-1] != "br" or ("Content-Encoding", "gzip") not in kept.headers:
            return kept
        body = recompress(kept.body)
        headers = [line for line in kept.headers if line[0] not in ("Content-Encoding", "Content-Length")]
        headers += [("Content-Encoding", "br"), ("Content-Length", str(len(body)))]
        smaller = KeptResponse(kept.status, kept.route, headers, body)
        with self._lock:
            self._kept[(environ[REVISION].mark, *variant)] = smaller
        return smaller

    def _observe(self, environ: WSGIEnvironment, response: KeptResponse, seconds: float) -> None:
        """What the application does for responses that it makes: count, and log."""
        monitoring.count_kept(is_hit=True)
        status = int(response.status[:3])
        monitoring.count(environ["REQUEST_METHOD"], response.route, status, seconds)
        logs.write(environ, status, seconds, self._settings)


def _variant(environ: WSGIEnvironment) -> Variant:
    coding = choose_coding(environ.get("HTTP_ACCEPT_ENCODING", ""), RESENT)
    language = accepted_language(environ) if is_page(environ["PATH_INFO"]) else ""
    return (*(environ.get(part, "") for part in _PARTS), language, coding or "")
