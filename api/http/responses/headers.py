"""Headers that every response has: what caches must tell apart, who may read it, and what browsers may do with it."""

from __future__ import annotations

from flask import Flask, Response, request

from api.http.responses.cross_origin import PUBLIC
from api.http.responses.formats import is_negotiated
from api.settings import Settings

# A response is data: nothing in it is to be run, loaded or framed. Pages bring their own policy.
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


def register(app: Flask, settings: Settings) -> None:
    """Give every response the headers that its view has not set."""
    is_public = settings.cors_origins == "*"
    vary = "Accept-Encoding" if is_public else "Accept-Encoding, Origin"
    app.after_request(lambda response: _add(response, vary, is_public))


def _add(response: Response, vary: str, is_public: bool) -> Response:
    headers = [("Vary", f"Accept, {vary}" if is_negotiated(request.endpoint) else vary)]
    if is_public and request.method != "OPTIONS":
        headers += PUBLIC
    present = {name for name, _ in response.headers}
    headers += [line for line in SECURITY.items() if line[0] not in present]
    response.headers.extend(headers)
    return response
