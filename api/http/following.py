"""Following the changes: from which place on, and the answer with a link that always leads on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Response

from api.documents import compact
from api.http import pages
from api.http.problems import Problem
from api.queries.changes import START, Place, end_of
from api.queries.paging import Position
from api.revisions import State

CURSOR = "Changes-Cursor"  # a header: from there on changes are those after the answer
_KIND = "changes"


@dataclass(frozen=True, slots=True)
class Asked:
    """From which place on, and how many."""

    place: Place
    limit: int


def asked(query: Mapping[str, Any], current: State) -> Asked:
    """What a query in the form of schemas.change.ChangeQuery asks for; raises Problem."""
    cursor = query.get("after")
    return Asked(_read(cursor, current) if cursor is not None else START, pages.limit(query))


def answer(asked: Asked, current: State, found: Sequence[tuple[Place, str]]) -> Response:
    """A page in the form of schemas.change.ChangePage of places and rows of JSON, of which there is one too many if more follow.

    `current` was read before the rows: what was stored meanwhile is listed again, which does no harm.
    """
    is_complete = len(found) <= asked.limit
    rows = found[: asked.limit]
    last = rows[-1][0] if rows else asked.place
    place = max(last, end_of(current.number)) if is_complete else last
    links = {"self": pages.address(), "next": pages.address({"after": write(place, current)})}
    meta = {"limit": asked.limit, "is_complete": is_complete}
    data = ",".join(row for _, row in rows)
    response = Response(
        f'{{"data":[{data}],"meta":{compact(meta)},"links":{compact(links)}}}', content_type="application/json"
    )
    return pages.add_links(response, links)


def write(place: Place, current: State) -> str:
    """A cursor that leads on from a place."""
    return pages.cursors().write(Position((current.history, *map(int, place))), _KIND)


def _read(cursor: str, current: State) -> Place:
    history, revision, is_present, sort_key = pages.cursors().read(cursor, _KIND, "after").values
    if history != current.history or int(str(revision)) > current.number:
        detail = "The data that this cursor is of are here no more."
        raise Problem("outdated-cursor", detail, [{"parameter": "after", "detail": detail}])
    return Place(revision, bool(is_present), sort_key)  # type: ignore[arg-type]
