"""Compression of what is sent (RFC 9110, 8.4.1): errors too, and streams part by part.

A page is made for each request, so it is compressed by what takes a tenth of the time that its making takes: gzip by ISA-L, zstd.
Brotli, which takes eight times as long for a tenth less, is for clients that prefer it, and for what the response cache sends again.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import brotli
from flask import Flask, Response
from isal import isal_zlib
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

from api.http.errors.problems import MEDIA_TYPE as PROBLEM
from api.http.requests.current import current_request
from api.http.responses.formats import HTML, MEDIA_TYPES, PARQUET
from api.settings import Settings

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# Of those that a client likes equally the first is used: for what is made for one request, and for what is sent again.
FRESH, RESENT = ("zstd", "gzip", "br"), ("zstd", "br", "gzip")
TYPES = frozenset(
    [
        *(media_type for media_type in MEDIA_TYPES.values() if media_type != PARQUET),  # which is compressed in itself
        HTML,
        PROBLEM,
        "application/yaml",
        "text/css",
        "text/javascript",
        "text/plain",
        "image/svg+xml",
    ]
)
_GZIP_LEVEL, _ZSTD_LEVEL, _BROTLI_QUALITY = 2, 1, 4
_GZIP_WINDOW = 31  # of 32 kB, with the header of gzip


class Codec(NamedTuple):
    """Compresses a whole body, or parts as they come: `begin` gives functions for each of these and for the end."""

    compress: Callable[[bytes], bytes]
    begin: Callable[[], tuple[Callable[[bytes], bytes], Callable[[], bytes]]]


def _begin_gzip() -> tuple[Any, Any]:
    compressor = isal_zlib.compressobj(_GZIP_LEVEL, wbits=_GZIP_WINDOW)
    return compressor.compress, compressor.flush


def _begin_zstd() -> tuple[Any, Any]:
    compressor = zstd.ZstdCompressor(_ZSTD_LEVEL)
    return compressor.compress, compressor.flush


def _begin_brotli() -> tuple[Any, Any]:
    compressor = brotli.Compressor(quality=_BROTLI_QUALITY)
    return compressor.process, compressor.finish


CODECS = {
    "gzip": Codec(lambda body: isal_zlib.compress(body, _GZIP_LEVEL, _GZIP_WINDOW), _begin_gzip),
    "zstd": Codec(lambda body: zstd.compress(body, _ZSTD_LEVEL), _begin_zstd),
    "br": Codec(lambda body: brotli.compress(body, quality=_BROTLI_QUALITY), _begin_brotli),
}


def register(app: Flask, settings: Settings) -> None:
    """Compress what an application sends."""
    app.after_request(lambda response: _compress(response, settings.compress_min_bytes))


@lru_cache(maxsize=500)
def choose_coding(accept_encoding: str, codings: tuple[str, ...] = FRESH) -> str | None:
    """The coding in which a client wants responses (RFC 9110, 12.5.3), None for none."""
    accepted = parse_accept_header(accept_encoding, Accept)
    listed = [(coding, accepted.quality(coding)) for coding in codings]
    best, quality = max(listed, key=lambda pair: pair[1])
    explicit = dict(accepted)
    return best if quality > 0 and quality >= explicit.get("identity", 0) else None


def recompress(body: bytes) -> bytes:
    """What was compressed by gzip, compressed by Brotli."""
    return CODECS["br"].compress(isal_zlib.decompress(body, _GZIP_WINDOW))


def _compress(response: Response, min_bytes: int) -> Response:
    coding = choose_coding(current_request().environ.get("HTTP_ACCEPT_ENCODING", ""))
    if coding is None or not _is_compressible(response):
        return response
    if response.is_streamed:
        if (response.content_length or min_bytes) >= min_bytes:
            _compress_stream(response, CODECS[coding])
            response.headers.add("Content-Encoding", coding)
    elif len(body := response.get_data()) >= min_bytes:
        response.set_data(CODECS[coding].compress(body))
        response.headers.add("Content-Encoding", coding)
    return response


def _is_compressible(response: Response) -> bool:
    is_type = (response.content_type or "").partition(";")[0] in TYPES
    is_coded = any(name == "Content-Encoding" for name, _ in response.headers)
    return is_type and not is_coded and not 300 <= response.status_code < 400


def _compress_stream(response: Response, codec: Codec) -> None:
    parts: Any = response.response
    if hasattr(parts, "close"):
        response.call_on_close(parts.close)
    response.direct_passthrough = False
    response.headers.pop("Content-Length", None)
    response.response = _compress_parts(parts, codec)


def _compress_parts(parts: Iterable[bytes], codec: Codec) -> Iterator[bytes]:
    compress, finish = codec.begin()
    for part in parts:
        if compressed := compress(part):
            yield compressed
    yield finish()
