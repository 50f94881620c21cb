"""Events."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Response

from api.app_state import database, settings
from api.articles.events import by_hand
from api.database import Database, Reader
from api.http import Blueprint, Listing, Problem, cacheable, requires_token, respond_with
from api.http.responses import change_feed
from api.models import Event, Scope
from api.queries import events
from api.queries.paging import Page, Position
from api.views.event_json import write_event, write_events
from schemas.events.event import AccountOfEvent, EventPage, EventQuery, EventWithStatements, OtherEvent

blueprint = Blueprint("events", __name__, description="What happened, and which articles tell of it")
WRITING: dict[str, Any] = {"security": [{"token": []}]}


@blueprint.route("/events")
@blueprint.arguments(EventQuery, location="query")
@blueprint.response(200, EventPage)
@blueprint.problems(503)
@blueprint.doc(operationId="listEvents")
@cacheable
def list_events(query: dict[str, Any]) -> Response:
    """List events, the latest first.

    Articles are accounts of one event where type, participants, day and place agree; `articles` says how surely, and why.
    """
    return change_feed.add_cursor(respond_with(query, partial(_select, query)))


def _select(query: dict[str, Any], reader: Reader) -> Listing:
    selection = events.select_events(reader, query)

    def fetch(position: Position | None, limit: int) -> tuple[Page, list[bytes]]:
        page = events.fetch_events(reader, selection, position, limit)
        return page, write_events(reader, [row.Event for row in page.rows])

    return Listing(events.count_events(reader, selection), fetch, selection.warnings)


@blueprint.route("/events/<id_>")
@blueprint.without_parameters
@blueprint.response(200, EventWithStatements)
@blueprint.problems(404, 503)
@blueprint.doc(operationId="getEvent")
@cacheable
def get_event(id_: str) -> Response:
    """Get an event with what was said at it, by who says it."""
    with database().reading() as reader:
        return _respond(reader, id_)


@blueprint.route("/events/<id_>/join", methods=["POST"])
@requires_token(Scope.ADD)
@blueprint.without_parameters
@blueprint.arguments(OtherEvent)
@blueprint.response(200, EventWithStatements)
@blueprint.problems(400, 401, 403, 404, 409, 413, 415, 503)
@blueprint.doc(operationId="joinEvents", **WRITING)
def join_events(other: dict[str, Any], id_: str) -> Response:
    """Make another event part of this one, for good: whatever comes or is parsed again stays so."""
    return _decide(by_hand.join, id_, other["event"])


@blueprint.route("/events/<id_>/split", methods=["POST"])
@requires_token(Scope.ADD)
@blueprint.without_parameters
@blueprint.arguments(AccountOfEvent)
@blueprint.response(200, EventWithStatements)
@blueprint.problems(400, 401, 403, 404, 409, 413, 415, 503)
@blueprint.doc(operationId="splitEvent", **WRITING)
def split_event(account: dict[str, Any], id_: str) -> Response:
    """Take an article's account out of this event, for good; the response is the event that it has now."""
    return _decide(by_hand.split, id_, account["article"])


def _decide(decide: Callable[[Database, str, str], str], id_: str, other: str) -> Response:
    """The event that there is then."""
    try:
        found = decide(database(), id_, other)
    except by_hand.Impossible as error:
        raise Problem("not-found" if error.is_missing else "conflict", str(error)) from None
    with database().reading_own_writes() as reader:
        return _respond(reader, found)


def _respond(reader: Reader, id_: str) -> Response:
    event = find_event(reader, id_)
    return Response(write_event(reader, event, settings().max_page_size), content_type="application/json")


def find_event(reader: Reader, id_: str) -> Event:
    """The event with an id; raises Problem if there is none."""
    event = events.find_event(reader, id_)
    if event is None:
        raise Problem("not-found", f"There is no event {id_}.")
    return event
