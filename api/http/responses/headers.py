"""Headers that every response has: what caches must tell apart, who may read it, and what browsers may do with it."""

from __future__ import annotations

from functools import lru_cache

from flask import Flask, Response

from api.http.requests.current import current_request
from api.http.responses.cross_origin import PUBLIC
from api.http.responses.formats import is_negotiated
from api.settings import Settings

# A response is data: nothing in it is to be run, loaded or framed. Pages bring their own policy.
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}


# Made in the reader's language; pages of their own say so themselves.
IN_LANGUAGES = {"documentation.docs", "problems.list_problem_types", "problems.get_problem_type"}


def register(app: Flask, settings: Settings) -> None:
    """Give every response the headers that its view has not set."""
    is_public = settings.cors_origins == "*"
    vary = ("Accept-Encoding",) if is_public else ("Accept-Encoding", "Origin")
    app.after_request(lambda response: _add(response, vary, is_public))


def _add(response: Response, vary: tuple[str, ...], is_public: bool) -> Response:
    request, headers = current_request(), response.headers
    present = {name for name, _ in headers}
    own = headers.getlist("Vary") if "Vary" in present else ()
    varying = ", ".join([*own, *_list_negotiated(request.endpoint), *vary])
    if own:
        headers.remove("Vary")
    public = PUBLIC if is_public and request.method != "OPTIONS" else ()
    for name, value in (("Vary", varying), *public, *(line for line in SECURITY.items() if line[0] not in present)):
        headers.add(name, value)  # extend() would look into what kind of list it is given
    return response


@lru_cache(maxsize=200)
def _list_negotiated(endpoint: str | None) -> tuple[str, ...]:
    """What chooses among the forms of a response, be it sent or told to be the same as before."""
    accepted = ("Accept",) if is_negotiated(endpoint) else ()
    return (*accepted, "Accept-Language") if endpoint in IN_LANGUAGES else accepted
