"""Compression of what is sent: Flask-Compress, taught what it does not do by itself.

It reads no blanks and no q=0 in Accept-Encoding, and passes errors by.
"""

from __future__ import annotations

from functools import lru_cache

from flask import Flask, Response, request
from flask_compress import Compress
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from api.http.errors.problems import MEDIA_TYPE as PROBLEM
from api.http.responses.formats import HTML, MEDIA_TYPES
from api.settings import Settings

CODINGS = ("zstd", "br", "gzip")  # of those that a client likes equally the first is used
TYPES = (
    *MEDIA_TYPES.values(),
    HTML,
    PROBLEM,
    "application/yaml",
    "text/css",
    "text/javascript",
    "text/plain",
    "image/svg+xml",
)


class Compression(Compress):
    """Compresses errors too, by the coding that choose_coding() names."""

    def after_request(self, response: Response | None) -> Response:
        """Compress a response, if the client takes it so."""
        assert response is not None
        sent = request.environ.get("HTTP_ACCEPT_ENCODING", "")
        request.environ["HTTP_ACCEPT_ENCODING"] = choose_coding(sent) or "identity"
        status, is_error = response.status_code, response.status_code >= 400
        if is_error:
            response.status_code = 200
        response = super().after_request(response)
        if is_error:
            response.status_code = status
        request.environ["HTTP_ACCEPT_ENCODING"] = sent
        return response


def register(app: Flask, settings: Settings) -> None:
    """Compress what an application sends, streams piece by piece."""
    app.config.update(
        COMPRESS_MIMETYPES=list(TYPES),
        COMPRESS_ALGORITHM=list(CODINGS),
        COMPRESS_ALGORITHM_STREAMING=list(CODINGS),
        COMPRESS_MIN_SIZE=settings.compress_min_bytes,
        COMPRESS_EVALUATE_CONDITIONAL_REQUEST=False,
    )
    Compression(app)


@lru_cache(maxsize=500)
def choose_coding(accept_encoding: str) -> str | None:
    """The coding in which a client wants answers (RFC 9110, 12.5.3), None for none."""
    accepted = parse_accept_header(accept_encoding, Accept)
    listed = [(coding, accepted.quality(coding)) for coding in CODINGS]
    best, quality = max(listed, key=lambda pair: pair[1])
    explicit = dict(accepted)
    return best if quality > 0 and quality >= explicit.get("identity", 0) else None
