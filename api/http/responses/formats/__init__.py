"""The media type of a response: by `format` in its query, or else by its Accept header (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from flask import Flask, Request
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from api.http.errors.problems import Problem
from api.http.requests.current import current_request
from api.http.requests.languages import is_page
from api.transfer.parquet import library
from schemas.forms import ListFormat
from schemas.statement import Format
from schemas.stats import StatsFormat

JSON = "application/json"
HTML = "text/html"
PARQUET = "application/vnd.apache.parquet"
MEDIA_TYPES: Mapping[str, str] = {
    Format.JSON: JSON,
    Format.CSV: "text/csv",
    Format.NDJSON: "application/x-ndjson",
    Format.ATOM: "application/atom+xml",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.PARQUET: PARQUET,
    StatsFormat.SVG: "image/svg+xml",
}


class Offer(NamedTuple):
    """A list in other forms than JSON: the endpoint, and the forms, each also at an address of its own such as /statements.csv.

    `longest` has the most rows of one response in forms where that is not the setting's.
    """

    endpoint: str
    forms: tuple[Format | StatsFormat | ListFormat, ...]
    longest: Mapping[str, int] = {}


MOST_GROUPS: Mapping[str, int] = {StatsFormat.CSV: 10_000, StatsFormat.SVG: 2000}
_TABLE = (ListFormat.CSV,)
OFFERS = {
    "/statements": Offer(
        "statements.list_statements", (Format.CSV, Format.NDJSON, Format.ATOM, Format.XLSX, Format.PARQUET)
    ),
    "/stats": Offer("stats.count_statements", (StatsFormat.CSV, StatsFormat.SVG), MOST_GROUPS),
    "/articles": Offer("articles.list_articles", _TABLE),
    "/events": Offer("events.list_events", _TABLE),
    "/positions": Offer("positions.list_positions", _TABLE),
    "/entities": Offer("entities.list_entities", _TABLE),
    "/speakers": Offer("entities.list_speakers", _TABLE),
    "/organisations": Offer("entities.list_organisations", _TABLE),
    "/themes": Offer("themes.list_themes", _TABLE),
    "/sources": Offer("sources.list_sources", _TABLE),
}
# What `format` chooses among, by endpoint.
_BY_FORMAT: Mapping[str, Mapping[str, str]] = {
    offer.endpoint: {str(Format.JSON): JSON, **{str(form): MEDIA_TYPES[form] for form in offer.forms}}
    for offer in OFFERS.values()
}
# By endpoint; of those that a client likes equally the first is sent. All others have JSON only.
_OFFERED = {
    **{offer.endpoint: (JSON, *(MEDIA_TYPES[form] for form in offer.forms)) for offer in OFFERS.values()},
    "problems.list_problem_types": (JSON, HTML),
    "problems.get_problem_type": (JSON, HTML),
}
PATHS: Mapping[str | None, str] = {offer.endpoint: path for path, offer in OFFERS.items()}
_CHOSEN = "communique.media_type"  # in a request's environ: what was chosen for it
_BY_ADDRESS = {f"{path}.{form}": form for path, offer in OFFERS.items() for form in offer.forms}


def register(app: Flask) -> None:
    """Give each form of a list its address; call it when the views are registered."""
    for path, offer in OFFERS.items():
        for form in offer.forms:
            app.add_url_rule(f"{path}.{form}", endpoint=offer.endpoint, methods=["GET"])


def is_negotiated(endpoint: str | None) -> bool:
    """Whether an endpoint's responses, its errors too, depend on Accept."""
    return endpoint in _OFFERED


def chosen_media_type() -> str:
    """The media type, without parameters, of the response to the current request unless it fails.

    Needs nothing but the request: it may be called before anything is looked up. Raises Problem (406) where an answer is wanted in
    none of the types that there are here. A `format` that there is not counts as JSON here; the query's schema refuses it.
    """
    request = current_request()
    environ = request.environ
    if _CHOSEN not in environ:
        found = _find_media_type(request)
        if found == PARQUET and not library.is_installed():
            raise Problem("not-acceptable", library.MISSING)
        environ[_CHOSEN] = found
    chosen: str = environ[_CHOSEN]
    return chosen


def _find_media_type(request: Request) -> str:
    rule, endpoint, args = request.url_rule, request.endpoint or "", request.args
    if form := _BY_ADDRESS.get(rule.rule if rule else ""):
        return _of_address(request, form)
    if endpoint in _BY_FORMAT and "format" in args:
        return _BY_FORMAT[endpoint].get(args["format"].strip().lower(), JSON)
    if is_page(request.path):  # for people, which are HTML; it is only their data that are asked about here
        return JSON
    offered = _OFFERED.get(endpoint, (JSON,))
    if PARQUET in offered and not library.is_installed():
        offered = tuple(media_type for media_type in offered if media_type != PARQUET)
    accept = request.environ.get("HTTP_ACCEPT", "")
    best = _choose(accept, offered)
    if best is None:
        raise Problem("not-acceptable", f"Accept: {accept}. There are {', '.join(offered)}.")
    return best


def _of_address(request: Request, form: Format | StatsFormat | ListFormat) -> str:
    """What the address says; raises Problem where the query says otherwise."""
    if request.args.get("format", form).strip().lower() != form:
        detail = f"The address says {form}; leave format out, or the end of the address."
        raise Problem("invalid-parameter", f"format: {detail}", [{"parameter": "format", "detail": detail}])
    return MEDIA_TYPES[form]


@lru_cache(maxsize=500)
def _choose(accept: str, offered: tuple[str, ...]) -> str | None:
    """Without the parameters of what is accepted, such as charset=utf-8, by which our types don't differ."""
    accepted = parse_accept_header(accept, MIMEAccept)
    accepted = MIMEAccept([(type_.partition(";")[0].strip(), quality) for type_, quality in accepted])
    return accepted.best_match(offered) or (JSON if not accepted or HTML in offered else None)
