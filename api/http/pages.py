"""Pages: which one is asked for, and the answer with links to its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Response, request

from api import state
from api.http.cursors import Cursors
from api.http.formats import JSON
from api.http.formats.answers import write_page
from api.http.parsing import CURSORS
from api.http.problems import Problem
from api.queries.paging import Page, Position


@dataclass(frozen=True, slots=True)
class Asked:
    """Which page: `kind` names list and order, `position` is None for the first page."""

    kind: str
    limit: int
    position: Position | None


def asked(query: Mapping[str, Any]) -> Asked:
    """The page that a query in the form of schemas.page.PageQuery asks for; raises Problem."""
    kind = f"{request.endpoint} {query.get('sort', '')}"
    cursor = query.get("cursor")
    return Asked(kind, limit(query), cursors().read(cursor, kind) if cursor is not None else None)


def limit(query: Mapping[str, Any]) -> int:
    """How many rows a page has; raises Problem."""
    settings = state.settings()
    most: int = query.get("limit", settings.page_size)
    if most > settings.max_page_size:
        detail = f"Must be from 1 to {settings.max_page_size}."
        raise Problem("invalid-parameter", f"limit: {detail}", [{"parameter": "limit", "detail": detail}])
    return most


def answer(
    asked: Asked, page: Page, rows: Iterable[str], total: int, warnings: Iterable[str] = (), media_type: str = JSON
) -> Response:
    """A page in the form of schemas.page or, for statements, in another media type; each row is JSON already."""
    links = _links(asked, page)
    meta = {"total": total, "limit": asked.limit, "warnings": list(warnings)}
    response = write_page(media_type, rows, meta, links)
    return add_links(response, links)


def add_links(response: Response, links: Mapping[str, str | None]) -> Response:
    """The links of the body as a header (RFC 8288)."""
    response.headers["Link"] = ", ".join(f'<{address}>; rel="{name}"' for name, address in links.items() if address)
    return response


def address(changed: Mapping[str, str] | None = None) -> str:
    """This question, relative to the server's address, with some parameters changed; however it was spelt, it looks the same."""
    changed = changed or {}
    kept = dict.fromkeys(pair for pair in request.args.items(multi=True) if pair[0] not in changed)
    ordered = sorted([*kept, *changed.items()], key=_place)
    query = urlencode(ordered)
    return f"{path()}{'?' if query else ''}{query}"


def _place(parameter: tuple[str, str]) -> tuple[bool, str, str]:
    """Cursors last, values of one parameter sorted, but for groupings, whose order is that of the groups."""
    name, value = parameter
    return name in CURSORS, name, "" if name == "group_by" else value


def path() -> str:
    """The path that is asked, in its one spelling."""
    return f"{request.script_root}{request.path.rstrip('/')}"


def cursors() -> Cursors:
    """What writes and reads cursors here."""
    return Cursors(state.settings().secret_key)


def _links(asked: Asked, page: Page) -> dict[str, str | None]:
    return {"self": address(), "next": _neighbour(asked, page.next), "prev": _neighbour(asked, page.prev)}


def _neighbour(asked: Asked, position: Position | None) -> str | None:
    return address({"cursor": cursors().write(position, asked.kind)}) if position else None
