"""The change feed: from where on, and the response with a link that always leads on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from flask import Response
from msgspec import Struct

from api import app_state
from api.database.revisions import State
from api.http.caching.conditional import current_revision
from api.http.errors.problems import Problem
from api.http.requests.cursors import Cursors
from api.http.responses import pages
from api.http.responses.formats.writing import write_json
from api.queries.changes import START, ChangePlace, end_of
from api.queries.paging import Position
from schemas.change import Changed

CURSOR = "Changes-Cursor"  # a header: the changes after it are those after the response
_KIND = "changes"


class FeedRequest(Struct, frozen=True):
    """After which change, how many, and of what."""

    after: ChangePlace
    limit: int
    of: frozenset[Changed]


def read_change_query(query: Mapping[str, Any]) -> FeedRequest:
    """What a query in the form of schemas.change.ChangeQuery is for; raises Problem."""
    cursor = query.get("after")
    if cursor is not None:
        app_state.database().confirm_expected()  # the cursor may be of a later revision than this process has seen
    after = START if cursor is None else _read_cursor(cursor, current_revision())
    return FeedRequest(after, pages.read_limit(query), frozenset(query.get("of") or (Changed.STATEMENT,)))


def respond(wanted: FeedRequest, found: Sequence[tuple[ChangePlace, bytes]]) -> Response:
    """A page in the form of schemas.change.ChangePage; of the changes, each its place and JSON, there is one too many if more follow.

    The revision was read before the rows: what was stored meanwhile is listed again, which does no harm.
    """
    revision = current_revision()
    is_complete = len(found) <= wanted.limit
    rows = found[: wanted.limit]
    last = rows[-1][0] if rows else wanted.after
    last = max(last, end_of(revision.number)) if is_complete else last
    links = {"self": pages.address(), "next": pages.address({"after": _cursor(last, revision, pages.cursors())})}
    meta = {"limit": wanted.limit, "is_complete": is_complete}
    body = write_json([row for _, row in rows], meta, links)
    return pages.add_links(Response(body, content_type="application/json"), links)


def add_cursor(response: Response) -> Response:
    """Say in a header from where whoever copies a response goes on with the changes."""
    revision = current_revision()
    response.headers.add(CURSOR, _cursor(end_of(revision.number), revision, pages.cursors()))
    return response


@lru_cache(maxsize=10)
def _cursor(place: ChangePlace, revision: State, cursors: Cursors) -> str:
    return cursors.write(Position((revision.history, *map(int, place))), _KIND)


def _read_cursor(cursor: str, revision: State) -> ChangePlace:
    history, number, is_present, *is_event, sort_key = pages.cursors().read(cursor, _KIND, "after").values
    if history != revision.history or int(str(number)) > revision.number:
        detail = "The data that this cursor is of are here no more."
        raise Problem("outdated-cursor", detail, [{"parameter": "after", "detail": detail}])
    return ChangePlace(number, bool(is_present), is_event == [1], sort_key)  # type: ignore[arg-type]
