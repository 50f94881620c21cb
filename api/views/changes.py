"""Changes of the data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response

from api.app_state import database
from api.articles.documents import compact
from api.http import Blueprint, cacheable
from api.http.responses import change_feed
from api.queries import changes
from api.views.event_json import describe_events
from schemas.change import ChangePage, ChangeQuery

blueprint = Blueprint("changes", __name__, description="What was added, changed and removed, for copies and news")


@blueprint.route("/changes")
@blueprint.arguments(ChangeQuery, location="query")
@blueprint.response(200, ChangePage)
@blueprint.problems(410, 503)
@blueprint.doc(operationId="listChanges")
@cacheable
def list_changes(query: dict[str, Any]) -> Response:
    """List what was added, changed and removed, oldest first.

    Without `after` this lists all statements that there are, and so begins a copy; with the last `next` link, what has changed
    since. Of a statement that changed several times the last state is listed; one that was added and removed meanwhile is
    listed as removed. Changes that were stored together have the same `revision`, but may stand on several pages.

    `of=event` lists events in the same way; given twice, `of` lists both.
    """
    wanted = change_feed.read_change_query(query)
    with database().reading() as reader:
        found = changes.list_changes(reader, wanted.after, wanted.limit + 1, wanted.of)
        described = {
            one["id"]: one for one in describe_events(reader, [change.event for change in found if change.event])
        }
    return change_feed.respond(wanted, [(change.place, _as_json(change, described)) for change in found])


def _as_json(change: changes.Change, events: Mapping[str, Any]) -> bytes:
    head = compact(
        {
            "action": change.action,
            "revision": change.place.revision,
            "id": change.id,
            "article_id": change.article_id,
        }
    )
    tail = b',"event":%b}' % compact(events.get(change.id)) if change.place.is_event else b"}"
    return b'%b,"statement":%b%b' % (head[:-1], change.document or b"null", tail)
