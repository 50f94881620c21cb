"""Pages: which one is asked for, and the answer with links to its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote_plus

from flask import Response, request
from msgspec import Struct

from api import app_state
from api.http.errors.problems import Problem
from api.http.requests.cursors import Cursors
from api.http.requests.parsing import CURSORS
from api.http.responses.formats import JSON
from api.http.responses.formats.answers import TOTAL, write_json, write_page
from api.queries.paging import Page, Position
from api.settings import Settings

_quote = lru_cache(maxsize=2000)(quote_plus)  # names and values come again and again


# Structs and no dataclasses: they are made for each request, in a fifth of the time.
class Place(Struct, frozen=True):
    """An address as it was sent, without the server: its path, and its parameters in their order."""

    path: str
    parameters: tuple[tuple[str, str], ...] = ()

    def write(self, changed: Mapping[str, str] | None = None) -> str:
        """Relative to the server's address, with some parameters changed; however it was spelt, it looks the same."""
        changed = changed or {}
        kept = dict.fromkeys(pair for pair in self.parameters if pair[0] not in changed)
        ordered = sorted([*kept, *changed.items()], key=_order)
        query = "&".join(f"{_quote(name)}={_quote(value)}" for name, value in ordered)
        return f"{self.path}{'?' if query else ''}{query}"


class Asked(Struct, frozen=True):
    """Which page: `kind` names list and order, `position` is None for the first page; `place` is where it was asked for."""

    kind: str
    limit: int
    position: Position | None
    place: Place
    cursors: Cursors

    def links(self, page: Page) -> dict[str, str | None]:
        """The addresses of the page that was found and of its neighbours."""
        start = self.place.write({"cursor": ""})  # it comes last, and nothing in those made here has to be quoted
        own = [_quote(value) for name, value in self.place.parameters if name == "cursor"]
        return {
            "self": f"{start}{own[0]}" if len(own) == 1 else self.place.write(),
            "next": start + self.cursors.write(page.next, self.kind) if page.next else None,
            "prev": start + self.cursors.write(page.prev, self.kind) if page.prev else None,
        }


class Found(Struct, frozen=True):
    """A page, its rows in JSON, how many there are on all pages, and what to warn of."""

    page: Page
    rows: list[bytes]
    total: int
    warnings: list[str]


def asked(query: Mapping[str, Any]) -> Asked:
    """The page that the current request, of which the query was read, asks for; raises Problem."""
    return ask(query, here(), request.endpoint or "", app_state.settings())


def ask(query: Mapping[str, Any], place: Place, endpoint: str, settings: Settings) -> Asked:
    """The page that a query in the form of schemas.page.PageQuery asks for; raises Problem."""
    kind = f"{endpoint} {query.get('sort', '')}"
    cursor, cursors = query.get("cursor"), Cursors(settings.secret_key)
    position = cursors.read(cursor, kind) if cursor is not None else None
    return Asked(kind, limit(query, settings), position, place, cursors)


def limit(query: Mapping[str, Any], settings: Settings | None = None) -> int:
    """How many rows a page has; raises Problem."""
    settings = settings or app_state.settings()
    most: int = query.get("limit", settings.page_size)
    if most > settings.max_page_size:
        detail = f"Must be from 1 to {settings.max_page_size}."
        raise Problem("invalid-parameter", f"limit: {detail}", [{"parameter": "limit", "detail": detail}])
    return most


def answer(
    asked: Asked, page: Page, rows: Iterable[bytes], total: int, warnings: Iterable[str] = (), media_type: str = JSON
) -> Response:
    """A page in the form of schemas.page or, for statements, in another media type; each row is JSON already."""
    links = asked.links(page)
    meta = {"total": total, "limit": asked.limit, "warnings": list(warnings)}
    response = write_page(media_type, rows, meta, links)
    return add_links(response, links)


def write(asked: Asked, found: Found) -> tuple[bytes, list[tuple[str, str]]]:
    """The same as body and headers, in JSON alone."""
    links = asked.links(found.page)
    meta = {"total": found.total, "limit": asked.limit, "warnings": found.warnings}
    return write_json(found.rows, meta, links), [(TOTAL, str(found.total)), ("Link", write_links(links))]


def add_links(response: Response, links: Mapping[str, str | None]) -> Response:
    """The links of the body as a header."""
    response.headers["Link"] = write_links(links)
    return response


def write_links(links: Mapping[str, str | None]) -> str:
    """The links of a body in one line (RFC 8288)."""
    return ", ".join(f'<{address}>; rel="{name}"' for name, address in links.items() if address)


def here() -> Place:
    """The address of the current request."""
    return Place(path(), tuple(request.args.items(multi=True)))


def address(changed: Mapping[str, str] | None = None) -> str:
    """That of the current request, with some parameters changed."""
    return here().write(changed)


def _order(parameter: tuple[str, str]) -> tuple[bool, str, str]:
    """Cursors last, values of one parameter sorted, but for groupings, whose order is that of the groups."""
    name, value = parameter
    return name in CURSORS, name, "" if name == "group_by" else value


def path() -> str:
    """The path that is asked, in its one spelling."""
    return f"{request.script_root}{request.path.rstrip('/')}"


def cursors() -> Cursors:
    """What writes and reads cursors here."""
    return Cursors(app_state.settings().secret_key)
