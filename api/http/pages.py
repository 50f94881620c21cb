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
    settings = state.settings()
    limit = query.get("limit", settings.page_size)
    if limit > settings.max_page_size:
        detail = f"Must be from 1 to {settings.max_page_size}."
        raise Problem("invalid-parameter", f"limit: {detail}", [{"parameter": "limit", "detail": detail}])
    kind = f"{request.endpoint} {query.get('sort', '')}"
    cursor = query.get("cursor")
    return Asked(kind, limit, _cursors().read(cursor, kind) if cursor is not None else None)


def answer(
    asked: Asked, page: Page, rows: Iterable[str], total: int, warnings: Iterable[str] = (), media_type: str = JSON
) -> Response:
    """A page in the form of schemas.page or, for statements, in another media type; each row is JSON already."""
    links = _links(asked, page)
    meta = {"total": total, "limit": asked.limit, "warnings": list(warnings)}
    response = write_page(media_type, rows, meta, links)
    response.headers["Link"] = ", ".join(f'<{address}>; rel="{name}"' for name, address in links.items() if address)
    return response


def _links(asked: Asked, page: Page) -> dict[str, str | None]:
    return {
        "self": _address(request.args.get("cursor")),
        "next": _neighbour(asked, page.next),
        "prev": _neighbour(asked, page.prev),
    }


def _neighbour(asked: Asked, position: Position | None) -> str | None:
    return _address(_cursors().write(position, asked.kind)) if position else None


def _address(cursor: str | None) -> str:
    """This question with another cursor, relative to the server's address."""
    parameters = [(name, value) for name, value in request.args.items(multi=True) if name != "cursor"]
    query = urlencode([*parameters, *([("cursor", cursor)] if cursor is not None else [])])
    return f"{request.script_root}{request.path}{'?' if query else ''}{query}"


def _cursors() -> Cursors:
    return Cursors(state.settings().secret_key)
