"""Events as JSON: with their participants and the articles that tell of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from api.articles.documents import compact
from api.database import Reader
from api.models import Event
from api.queries import events
from api.queries.events import StoredAccount
from schemas.entity import EntityReference
from schemas.events.event import Event as EventSchema

_REFERENCE = EntityReference()


def write_events(reader: Reader, found: Sequence[Event]) -> list[bytes]:
    """Each of the events."""
    return [compact(one) for one in describe_events(reader, found)]


def write_event(reader: Reader, event: Event, most: int) -> bytes:
    """An event with what was said at it, by who says it: of each `most` statements at most."""
    [described] = describe_events(reader, [event])
    sayings = events.list_sayings(reader, event, most)
    speakers = {entity.number: entity for entity in events.find_entities(reader, (), sayings)}
    order = {one["entity"]["id"]: k for k, one in enumerate(described["participants"])}
    listed = sorted(sayings, key=lambda n: (order.get(speakers[n].id, len(order)), speakers[n].id))
    said = (
        b'%b,"statements":[%b]}' % (
            compact({"entity": _REFERENCE.dump(speakers[n]), "count": sayings[n].statements})[:-1], b",".join(sayings[n].documents)
        )
        for n in listed
    )  # fmt: skip
    return b'%b,"statements":[%b]}' % (compact(described)[:-1], b",".join(said))


def describe_events(reader: Reader, found: Sequence[Event]) -> list[dict[str, Any]]:
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
