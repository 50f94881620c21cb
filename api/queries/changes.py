"""Changes of statements, and of events, in the order in which they were committed.

A statement or event is listed once, in the revision that last wrote it, and once for each time that it was removed. So whoever follows
the list arrives at the data as they are, though not through every revision between. Within a revision removals come first, since a
text may be taken out and put in again at once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Select, select

from api.database import DOCUMENT, Reader
from api.models import Article, Event, EventRemoval, Removal, Statement
from api.queries.paging import Key, Position, fetch_page
from schemas.change import Action, Changed


class ChangePlace(NamedTuple):
    """Where a change stands in the list: number of the revision, whether what changed is there afterwards, whether it is an event,
    sort key, of events the number.
    """

    revision: int
    is_present: bool
    is_event: bool
    sort_key: int


START = ChangePlace(-1, False, False, -1)
_LAST = (1 << 63) - 1  # no sort key is higher


@dataclass(frozen=True, slots=True)
class Change:
    """A change; unless it was removed `document` is the statement's JSON, or `event` what happened."""

    place: ChangePlace
    action: Action
    id: str
    article_id: str | None = None
    document: bytes | None = None
    event: Event | None = None


def end_of(revision: int) -> ChangePlace:
    """The place behind all changes of a revision."""
    return ChangePlace(revision, True, True, _LAST)


def list_changes(reader: Reader, place: ChangePlace, limit: int, changed: Collection[Changed]) -> list[Change]:
    """Up to `limit` changes of statements, events or both behind a place."""
    found = [
        find(reader, (place.revision, _key_after(place, is_present, is_event)), limit)
        for (is_present, is_event), find in _SOURCES.items()
        if (Changed.EVENT if is_event else Changed.STATEMENT) in changed
    ]
    return list(islice(merge(*found, key=lambda change: change.place), limit))


def _key_after(place: ChangePlace, is_present: bool, is_event: bool) -> int:
    """The sort key behind which changes of a kind go on in the revision of a place."""
    kind = (is_present, is_event)
    if kind == (place.is_present, place.is_event):
        return place.sort_key
    return -1 if kind > (place.is_present, place.is_event) else _LAST


def _find_statements(reader: Reader, position: tuple[int, int], limit: int) -> Iterator[Change]:
    columns = (Statement.is_revised, Statement.id, Article.id.label("article_id"), DOCUMENT)
    query = select(*columns).join(Article, Statement.article_number == Article.number)
    for row in _fetch(reader, query, Statement.revision, Statement.sort_key, position, limit):
        place = ChangePlace(row.revision, True, False, row.sort_key)
        yield Change(place, _action(row.is_revised), row.id, row.article_id, row.document)


def _find_events(reader: Reader, position: tuple[int, int], limit: int) -> Iterator[Change]:
    for row in _fetch(reader, select(Event), Event.revision, Event.number, position, limit):
        event = row.Event
        place = ChangePlace(event.revision, True, True, event.number)
        yield Change(place, _action(event.is_revised), event.id, event=event)


def _find_removed_statements(reader: Reader, position: tuple[int, int], limit: int) -> Iterator[Change]:
    query = select(Removal.id, Removal.article_id)
    for row in _fetch(reader, query, Removal.revision, Removal.sort_key, position, limit):
        yield Change(ChangePlace(row.revision, False, False, row.sort_key), Action.REMOVED, row.id, row.article_id)


def _find_removed_events(reader: Reader, position: tuple[int, int], limit: int) -> Iterator[Change]:
    for row in _fetch(reader, select(EventRemoval.id), EventRemoval.revision, EventRemoval.number, position, limit):
        yield Change(ChangePlace(row.revision, False, True, row.number), Action.REMOVED, row.id)


_SOURCES: Mapping[tuple[bool, bool], Callable[[Reader, tuple[int, int], int], Iterator[Change]]] = {
    (False, False): _find_removed_statements,
    (False, True): _find_removed_events,
    (True, False): _find_statements,
    (True, True): _find_events,
}


def _action(is_revised: bool) -> Action:
    return Action.CHANGED if is_revised else Action.ADDED


def _fetch(
    reader: Reader, query: Select[*tuple[Any, ...]], revision: Any, key: Any, position: tuple[int, int], limit: int
) -> Any:
    keys = (Key(revision.expression), Key(key.expression))
    return fetch_page(reader, query, keys, Position(position), limit).rows
