"""Conditional requests (RFC 9110, 13): entity tags, times of change, and 304 for what a client has already.

The tag of an answer from the data is made before any of it is read: of the mark of their state (models.Revision), the question,
the media type and the program. All else, such as pages of documentation, is tagged by what it says. Tags are weak, since the same
answer may be sent compressed or not. Errors have none and are not kept by anyone.
"""

from __future__ import annotations

import re
import time
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from flask import Flask, Response, g, request
from msgspec import Struct
from werkzeug.http import http_date

from api import app_state
from api.database import revisions
from api.http.responses.security_headers import POLICY
from api.settings import Settings

READING = ("GET", "HEAD")
_TAGS = re.compile(r'"([^"]*)"')
_CODING = re.compile(r"[-:;]{1,2}(?:gzip|br|zstd|deflate)$")  # what compressing proxies add to a tag
_TAG_BYTES = 12


class Validators(Struct, frozen=True):
    """What tells whether an answer is still true; `modified_at` in seconds since 1970."""

    tag: str
    modified_at: int


def register(app: Flask, settings: Settings) -> None:
    """Tag the answers of an application. After-request functions run from the last to the first, so this comes late."""
    caching = f"max-age={settings.cache_seconds}" if settings.cache_seconds else "no-cache"
    app.after_request(lambda response: _finish(response, f"public, {caching}"))


def current() -> revisions.State:
    """The state of the data that the current request is answered from, or an earlier one; read once."""
    if "data_state" not in g:
        g.data_state = revisions.current(app_state.database())
    found: revisions.State = g.data_state
    return found


def validate(question: str, media_type: str) -> Validators:
    """Set the validators of the current request's answer, which is made from the data; no more of them is read than their state."""
    data = current()
    g.validators = Validators(tag_of(data, question, media_type, app_state.settings()), data.modified_at)
    made: Validators = g.validators
    return made


def tag_of(data: revisions.State, question: str, media_type: str, settings: Settings) -> str:
    """The tag of the answer to a question that is made of a state of the data."""
    return digest(_program(), _key(settings), data.mark, media_type, question)


def digest(*parts: str) -> str:
    """A tag of these parts."""
    return blake2b("\0".join(parts).encode(errors="surrogatepass"), digest_size=_TAG_BYTES).hexdigest()


def is_known(tag: str) -> bool:
    """Whether the client names the tag (If-None-Match), itself or as a compressing proxy has changed it."""
    return names(request.environ.get("HTTP_IF_NONE_MATCH", ""), tag)


def names(header: str, tag: str) -> bool:
    """Whether the value of If-None-Match names a tag, which may be changed by a compressing proxy."""
    return tag in header and any(_CODING.sub("", known) == tag for known in _TAGS.findall(header))


def _finish(response: Response, caching: str) -> Response:
    if request.method not in READING or (300 <= response.status_code < 400 and response.status_code != 304):
        return response
    if response.status_code >= 400 or is_supervision():
        response.headers["Cache-Control"] = "no-store"
        return response
    validators = g.get("validators") or _of_content(response)
    if response.status_code == 200 and _has_all(validators):
        response = _not_modified(response)
    _add_headers(response, validators, caching)
    return response


def is_supervision() -> bool:
    """Whether the server's own keeper asks: health and metrics are free, and of this moment only."""
    return request.path.startswith("/health/") or request.path == "/metrics"


def _of_content(response: Response) -> Validators | None:
    """None for files, which Flask sees to."""
    if response.is_streamed or response.status_code == 304:
        return None
    return Validators(digest(_program(), response.content_type or "", response.get_data(as_text=True)), 0)


def _has_all(validators: Validators | None) -> bool:
    """Whether the client has what would be sent. The asterisk stands for any answer there is, so it can only be seen to now."""
    if validators is None:
        return False
    if "HTTP_IF_NONE_MATCH" in request.environ:
        return request.environ["HTTP_IF_NONE_MATCH"].strip() == "*" or is_known(validators.tag)
    return _is_unmodified(validators.modified_at)


def _is_unmodified(modified_at: int) -> bool:
    """Whether the client names just this second.

    A later one proves nothing: what is committed later may have been written, and so dated, before it.
    """
    since = request.environ.get("HTTP_IF_MODIFIED_SINCE")
    return bool(since and 0 < modified_at <= time.time() and since == http_date(modified_at))


def _not_modified(response: Response) -> Response:
    """What a browser has takes these headers: the policy of a page must be among them, lest the usual one takes its place."""
    empty = Response(status=304)
    empty.headers.extend((name, value) for name, value in response.headers if name in ("Vary", POLICY))
    empty.call_on_close(response.close)
    return empty


def _add_headers(response: Response, validators: Validators | None, caching: str) -> None:
    headers = response.headers
    if validators is None:
        tag, _ = response.get_etag()
        if tag:
            response.set_etag(tag, weak=True)
        return
    headers["Cache-Control"] = caching
    for name, value in write(validators):
        headers[name] = value


def write(validators: Validators) -> list[tuple[str, str]]:
    """The headers that say them."""
    headers = [("ETag", f'W/"{validators.tag}"')]
    if validators.modified_at:
        headers.append(("Last-Modified", _write_date(min(validators.modified_at, int(time.time())))))
    return headers


@lru_cache(maxsize=10)
def _write_date(seconds: int) -> str:
    return http_date(seconds)


@cache
def _program() -> str:
    """What tells this program from others: its version and its text, since answers may change with either."""
    made = blake2b(version("communique").encode())
    for package in ("api", "schemas"):
        for name, text in sorted(_sources(files(package), package)):
            made.update(name.encode() + text)
    return made.hexdigest()


def _sources(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found = []
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            found += _sources(entry, name)
        elif name.endswith((".py", ".txt")):
            found.append((name, entry.read_bytes()))
    return found


def _key(settings: Settings) -> str:
    """Settings that answers depend on. Links have cursors, which the secret signs; and with it no one can make up tags."""
    return f"{settings.secret_key} {settings.page_size}"
