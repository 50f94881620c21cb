"""Events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from flask import Response

from api.app_state import database, settings
from api.articles.documents import compact
from api.articles.events import by_hand
from api.database import Database, Reader
from api.http import Blueprint, Listing, Problem, cacheable, requires_token, respond_with
from api.http.responses import change_feed
from api.models import Event, Scope
from api.queries import events
from api.queries.events import StoredAccount
from api.queries.paging import Page, Position
from schemas.entity import EntityReference
from schemas.events.event import AccountOfEvent, EventPage, EventQuery, EventWithStatements, OtherEvent
from schemas.events.event import Event as EventSchema

blueprint = Blueprint("events", __name__, description="What happened, and which articles tell of it")
WRITING: dict[str, Any] = {"security": [{"token": []}]}
_REFERENCE = EntityReference()


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
        return page, [compact(one) for one in describe(reader, [row.Event for row in page.rows])]

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
    event = events.find_event(reader, id_)
    if event is None:
        raise Problem("not-found", f"There is no event {id_}.")
    [described] = describe(reader, [event])
    sayings = events.list_sayings(reader, event, settings().max_page_size)
    speakers = {entity.number: entity for entity in events.find_entities(reader, (), sayings)}
    order = {one["entity"]["id"]: k for k, one in enumerate(described["participants"])}
    listed = sorted(sayings, key=lambda n: (order.get(speakers[n].id, len(order)), speakers[n].id))
    said = (
        b'%b,"statements":[%b]}' % (
            compact({"entity": _REFERENCE.dump(speakers[n]), "count": sayings[n].statements})[:-1], b",".join(sayings[n].documents)
        )
        for n in listed
    )  # fmt: skip
    body = b'%b,"statements":[%b]}' % (compact(described)[:-1], b",".join(said))
    return Response(body, content_type="application/json")


def describe(reader: Reader, found: Sequence[Event]) -> list[dict[str, Any]]:
    """Events as schemas.events.event.Event has them."""
    accounts, participants = events.list_accounts(reader, found), events.list_participants(reader, found)
    ids = [one for account in accounts for one in (account.told.place, account.told.host, account.told.initiative)]
    numbers = [n for event in found for n in (event.place_number, event.host_number, event.initiative_number)]
    entities = events.find_entities(reader, ids, numbers)
    by_id: dict[str | None, Any] = {entity.id: _REFERENCE.dump(entity) for entity in entities}
    by_number: dict[int | None, Any] = {entity.number: by_id[entity.id] for entity in entities}
    listed: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for account in accounts:
        listed[account.row.event_number].append(_account(account, by_id))
    taking: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in participants:
        taking[row.event_number].append({"entity": _REFERENCE.dump(row.Entity), "role": row.role.value})
    return [_event(event, by_number, taking[event.number], listed[event.number]) for event in found]


def _event(
    event: Event, entities: Mapping[int | None, Any], participants: Iterable[Any], articles: Iterable[Any]
) -> dict[str, Any]:
    described: dict[str, Any] = EventSchema(only=("id", "type", "day", "name")).dump(event)
    return described | {
        "place": entities.get(event.place_number),
        "host": entities.get(event.host_number),
        "initiative": entities.get(event.initiative_number),
        "participants": list(participants),
        "articles": list(articles),
        "confidence": event.confidence,
    }


def _account(account: StoredAccount, entities: Mapping[str | None, Any]) -> dict[str, Any]:
    row, told = account
    return {
        "id": row.id,
        "title": row.title,
        "side": row.side,
        "source": row.source,
        "published_on": row.published_on and row.published_on.isoformat(),
        "told": {
            "type": told.type.value,
            "day": told.day and told.day.isoformat(),
            "is_day_told": told.is_day_told,
            "place": entities.get(told.place),
            "host": entities.get(told.host),
            "initiative": entities.get(told.initiative),
        },
        "confidence": row.confidence,
        "reasons": row.reasons,
        "is_pinned": row.is_pinned,
    }
