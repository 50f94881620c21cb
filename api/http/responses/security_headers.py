"""Headers that keep browsers from doing with an answer what it is not meant for."""

from __future__ import annotations

from flask import Flask, Response

POLICY = "Content-Security-Policy"
# An answer is data: nothing in it is to be run, loaded or framed. Pages bring their own policy.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    POLICY: "default-src 'none'; frame-ancestors 'none'",
}


def register(app: Flask) -> None:
    """Give every answer the headers that its view has not set."""
    app.after_request(_add)


def _add(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
