"""Following the changes: from which place on, and the answer with a link that always leads on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from flask import Response

from api.database.revisions import State
from api.http.caching.conditional import current
from api.http.errors.problems import Problem
from api.http.requests.cursors import Cursors
from api.http.responses import pages
from api.http.responses.formats.answers import write_json
from api.queries.changes import START, ChangePlace, end_of
from api.queries.paging import Position

CURSOR = "Changes-Cursor"  # a header: from there on changes are those after the answer
_KIND = "changes"


@dataclass(frozen=True, slots=True)
class Asked:
    """From which place on, and how many."""

    place: ChangePlace
    limit: int


def asked(query: Mapping[str, Any]) -> Asked:
    """What a query in the form of schemas.change.ChangeQuery asks for; raises Problem."""
    cursor = query.get("after")
    return Asked(_read(cursor, current()) if cursor is not None else START, pages.limit(query))


def answer(asked: Asked, found: Sequence[tuple[ChangePlace, bytes]]) -> Response:
    """A page in the form of schemas.change.ChangePage of places and rows of JSON, of which there is one too many if more follow.

    The state was read before the rows: what was stored meanwhile is listed again, which does no harm.
    """
    data = current()
    is_complete = len(found) <= asked.limit
    rows = found[: asked.limit]
    last = rows[-1][0] if rows else asked.place
    place = max(last, end_of(data.number)) if is_complete else last
    links = {"self": pages.address(), "next": pages.address({"after": write(place, data)})}
    meta = {"limit": asked.limit, "is_complete": is_complete}
    body = write_json([row for _, row in rows], meta, links)
    return pages.add_links(Response(body, content_type="application/json"), links)


def mark(response: Response) -> Response:
    """Say in a header from where changes are to be followed by whoever copies an answer."""
    response.headers[CURSOR] = mark_of(current(), pages.cursors())
    return response


@lru_cache(maxsize=10)
def mark_of(data: State, cursors: Cursors) -> str:
    """The cursor from where changes of a state of the data are to be followed."""
    return cursors.write(_position(end_of(data.number), data), _KIND)


def write(place: ChangePlace, data: State) -> str:
    """A cursor that leads on from a place."""
    return pages.cursors().write(_position(place, data), _KIND)


def _position(place: ChangePlace, data: State) -> Position:
    return Position((data.history, *map(int, place)))


def _read(cursor: str, data: State) -> ChangePlace:
    history, revision, is_present, sort_key = pages.cursors().read(cursor, _KIND, "after").values
    if history != data.history or int(str(revision)) > data.number:
        detail = "The data that this cursor is of are here no more."
        raise Problem("outdated-cursor", detail, [{"parameter": "after", "detail": detail}])
    return ChangePlace(revision, bool(is_present), sort_key)  # type: ignore[arg-type]
