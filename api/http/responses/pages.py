"""Pages: which one a request is for, and the response with links to its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote_plus

from flask import Response
from msgspec import Struct

from api import app_state
from api.http.errors.problems import Problem
from api.http.requests.current import current_request
from api.http.requests.cursors import Cursors
from api.http.requests.parsing import CURSORS
from api.http.responses.formats import JSON
from api.http.responses.formats.writing import write_page
from api.queries.notes import Note, describe
from api.queries.paging import Page, Position

_quote = lru_cache(maxsize=2000)(quote_plus)  # names and values come again and again


class PageRequest(Struct, frozen=True):
    """Which page: `kind` names list and order, `position` is None for the first page."""

    kind: str
    limit: int
    position: Position | None


def read_paging(query: Mapping[str, Any], longest: int | None = None) -> PageRequest:
    """The page that the current request is for, of which the query was read by a schema.page.PageQuery; raises Problem.

    `longest` bounds its rows in place of the setting.
    """
    kind = f"{current_request().endpoint} {query.get('sort', '')}"
    cursor = query.get("cursor")
    position = cursors().read(cursor, kind) if cursor is not None else None
    return PageRequest(kind, read_limit(query, longest), position)


def read_limit(query: Mapping[str, Any], longest: int | None = None) -> int:
    """How many rows a page has; raises Problem."""
    settings = app_state.settings()
    most = longest or settings.max_page_size
    limit: int = query.get("limit", settings.page_size)
    if limit > most:
        detail = f"Must be from 1 to {most}."
        raise Problem("invalid-parameter", f"limit: {detail}", [{"parameter": "limit", "detail": detail}])
    return limit


def respond(
    wanted: PageRequest,
    page: Page,
    rows: Iterable[bytes],
    total: int,
    warnings: Iterable[Note] = (),
    media_type: str = JSON,
    more: Mapping[str, Any] | None = None,
) -> Response:
    """A page in the form of schemas.page or, for statements, in another media type; each row is JSON already.

    `more` is what else `meta` has.
    """
    links = _links(wanted, page)
    meta = {"total": total, "limit": wanted.limit, **describe(warnings), **(more or {})}
    return add_links(write_page(media_type, rows, meta, links), links)


def add_links(response: Response, links: Mapping[str, str | None]) -> Response:
    """The links of the body as a header (RFC 8288)."""
    line = ", ".join(f'<{address}>; rel="{name}"' for name, address in links.items() if address)
    response.headers.add("Link", line)
    return response


def address(changed: Mapping[str, str] | None = None) -> str:
    """That of the current request, relative to the server's, with some parameters changed; however it was spelt, it looks the same."""
    changed, args = changed or {}, current_request().args
    kept = dict.fromkeys(pair for pair in args.items(multi=True) if pair[0] not in changed)
    query = "&".join(f"{_quote(name)}={_quote(value)}" for name, value in sorted([*kept, *changed.items()], key=_order))
    return f"{path()}{'?' if query else ''}{query}"


def path() -> str:
    """The path of the current request, in its one spelling."""
    request = current_request()
    return f"{request.script_root}{request.path.rstrip('/')}"


def cursors() -> Cursors:
    """What writes and reads cursors here."""
    return Cursors(app_state.settings().secret_key)


def _links(wanted: PageRequest, page: Page) -> dict[str, str | None]:
    """The addresses of the page that was found and of its neighbours."""
    own, write = address(), cursors().write
    without = own[: own.rindex("cursor=")] if wanted.position else f"{own}{'&' if '?' in own else '?'}"
    return {  # a cursor comes last, and nothing in those made here has to be quoted
        "self": own,
        "next": f"{without}cursor={write(page.next, wanted.kind)}" if page.next else None,
        "prev": f"{without}cursor={write(page.prev, wanted.kind)}" if page.prev else None,
    }


def _order(parameter: tuple[str, str]) -> tuple[bool, str, str]:
    """Cursors last, values of one parameter sorted, but for groupings, whose order is that of the groups."""
    name, value = parameter
    return name in CURSORS, name, "" if name == "group_by" else value
