"""Conditional requests (RFC 9110, 13): entity tags, times of change, and 304 for what a client has already.

The tag of a response from the data is made before any of them is read: of their revision (models.Revision), the normalised query, the
media type and the program. All else, such as pages of documentation, is tagged by its content. Tags are weak, since the same response
may be sent compressed or not. Errors have none and are kept by no one.
"""

from __future__ import annotations

import re
import time
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING

from flask import Flask, Response
from msgspec import Struct
from werkzeug.http import http_date, parse_etags

from api import app_state
from api.database import revisions
from api.http.requests.current import current_request
from api.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

READING = ("GET", "HEAD")
# In a request's environ: the revision of the data of its response, or an earlier one; and the response's validators.
REVISION, VALIDATORS = "communique.revision", "communique.validators"
_CODING = re.compile(r"[-:;]{1,2}(?:gzip|br|zstd|deflate)$")  # what compressing proxies add to a tag
_TAG_BYTES = 12
_POLICY = "Content-Security-Policy"


class Validators(Struct, frozen=True):
    """What tells whether a response is still true; `modified_at` in seconds since 1970."""

    tag: str
    modified_at: int


def register(app: Flask, settings: Settings) -> None:
    """Tag the responses of an application. After-request functions run from the last to the first, so this comes late."""
    caching = f"public, max-age={settings.cache_seconds}" if settings.cache_seconds else "public, no-cache"
    app.after_request(lambda response: _finish(response, caching))


def current_revision() -> revisions.State:
    """The revision of the data of the current response, or an earlier one; read once."""
    environ = current_request().environ
    if REVISION not in environ:
        environ[REVISION] = revisions.current(app_state.database())
    found: revisions.State = environ[REVISION]
    return found


def entity_tag(revision: revisions.State, query: str, media_type: str, settings: Settings) -> str:
    """The tag of the response to a normalised query that is made of a revision of the data."""
    return _digest(_program(), _key(settings), revision.mark, media_type, query)


def is_named(tag: str, environ: WSGIEnvironment) -> bool:
    """Whether a request names the tag (If-None-Match), itself or as a compressing proxy has changed it."""
    header = environ.get("HTTP_IF_NONE_MATCH", "")
    if f'"{tag}' not in header:
        return False
    return any(_CODING.sub("", named) == tag for named in parse_etags(header).as_set(include_weak=True))


def etag_header(tag: str) -> tuple[str, str]:
    """The header that has a tag."""
    return "ETag", f'W/"{tag}"'


def is_supervision(path: str) -> bool:
    """Whether a path is for the server's own operator: health and metrics are free, and of this moment only."""
    return path.startswith("/health/") or path == "/metrics"


def _finish(response: Response, caching: str) -> Response:
    environ, status = current_request().environ, response.status_code
    if environ["REQUEST_METHOD"] not in READING or (300 <= status < 400 and status != 304):
        return response
    if status >= 400 or is_supervision(environ["PATH_INFO"]):
        response.headers["Cache-Control"] = "no-store"
        return response
    validators = environ.get(VALIDATORS) or _of_content(response)
    if validators is None:
        return _weaken(response)
    if status == 200 and _has_all(validators, environ):
        response = _not_modified(response)
    response.headers.add("Cache-Control", caching)
    response.headers.add(*etag_header(validators.tag))
    if validators.modified_at and response.status_code == 200:
        response.headers.add("Last-Modified", _write_date(min(validators.modified_at, int(time.time()))))
    return response


def _of_content(response: Response) -> Validators | None:
    """None for files, which Flask tags."""
    if response.is_streamed or response.status_code == 304:
        return None
    return Validators(_digest(_program(), response.content_type or "", response.get_data(as_text=True)), 0)


def _weaken(response: Response) -> Response:
    tag, _ = response.get_etag()
    if tag:
        response.set_etag(tag, weak=True)
    return response


def _has_all(validators: Validators, environ: WSGIEnvironment) -> bool:
    """Whether the client has what would be sent. The asterisk stands for any response there is, so it can only be judged now."""
    if "HTTP_IF_NONE_MATCH" in environ:
        return environ["HTTP_IF_NONE_MATCH"].strip() == "*" or is_named(validators.tag, environ)
    return _is_unmodified(validators.modified_at, environ.get("HTTP_IF_MODIFIED_SINCE"))


def _is_unmodified(modified_at: int, since: str | None) -> bool:
    """Whether the client names just this second.

    A later one proves nothing: what is committed later may have been written, and so dated, before it.
    """
    return bool(since and 0 < modified_at <= time.time() and since == http_date(modified_at))


def _not_modified(response: Response) -> Response:
    """What a browser has takes these headers: the policy of a page must be among them, lest the usual one takes its place."""
    empty = Response(status=304)
    empty.headers.extend((name, value) for name, value in response.headers if name == _POLICY)
    empty.call_on_close(response.close)
    return empty


@lru_cache(maxsize=10)
def _write_date(seconds: int) -> str:
    return http_date(seconds)


def _digest(*parts: str) -> str:
    return blake2b("\0".join(parts).encode(errors="surrogatepass"), digest_size=_TAG_BYTES).hexdigest()


@cache
def _program() -> str:
    """What tells this program from others: its version and its text, since responses may change with either."""
    made = blake2b(version("communique").encode())
    for name, text in read_program():
        made.update(name.encode() + text)
    return made.hexdigest()


def read_program() -> list[tuple[str, bytes]]:
    """The files of the program: the extraction's too, which says what parts an account, how words are counted, what a side is."""
    found = [one for package in ("api", "extraction", "schemas") for one in _sources(files(package), package)]
    return sorted(found)


def _sources(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            found += _sources(entry, name)
        elif name.endswith((".py", ".txt", ".html", ".tsv")):
            found.append((name, entry.read_bytes()))
    return found


def _key(settings: Settings) -> str:
    """Settings that responses depend on. Links have cursors, which the secret signs; and with it no one can make up tags."""
    bounds = f"{settings.page_size} {settings.max_page_size} {settings.max_compared} {settings.max_positions}"
    return f"{settings.secret_key} {bounds} {settings.public_url}"
