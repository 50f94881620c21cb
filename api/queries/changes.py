"""Changes of statements in the order in which they were committed.

A statement is listed once, in the revision that last wrote it, and once for each time that it was removed. So whoever follows
the list arrives at the data as they are, though not through every state between. Within a revision removals come first, since a
text may be taken out and put in again at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from api.database.document_bytes import DOCUMENT
from api.models import Article, Removal, Statement
from api.queries.paging import Key, Position, fetch
from schemas.change import Action


class Place(NamedTuple):
    """Where a change stands in the list: number of the revision, whether the statement is there afterwards, sort key."""

    revision: int
    is_present: bool
    sort_key: int


START = Place(-1, False, -1)
_LAST = (1 << 63) - 1  # no sort key is higher


@dataclass(frozen=True, slots=True)
class Change:
    """A change; `document` is the statement's JSON unless it was removed."""

    place: Place
    action: Action
    id: str
    article_id: str
    document: bytes | None = None


def end_of(revision: int) -> Place:
    """The place behind all changes of a revision."""
    return Place(revision, True, _LAST)


def after(session: Session, place: Place, limit: int) -> list[Change]:
    """Up to `limit` changes behind a place."""
    present = place.sort_key if place.is_present else -1
    removed = _LAST if place.is_present else place.sort_key
    found = merge(
        _written(session, (place.revision, present), limit),
        _removed(session, (place.revision, removed), limit),
        key=lambda change: change.place,
    )
    return list(islice(found, limit))


def _written(session: Session, position: tuple[int, int], limit: int) -> Iterator[Change]:
    columns = (Statement.is_revised, Statement.id, Article.id.label("article_id"), DOCUMENT)
    query = select(*columns).join(Article, Statement.article_number == Article.number)
    for row in _fetch(session, query, Statement, position, limit):
        action = Action.CHANGED if row.is_revised else Action.ADDED
        yield Change(Place(row.revision, True, row.sort_key), action, row.id, row.article_id, row.document)


def _removed(session: Session, position: tuple[int, int], limit: int) -> Iterator[Change]:
    for row in _fetch(session, select(Removal.id, Removal.article_id), Removal, position, limit):
        yield Change(Place(row.revision, False, row.sort_key), Action.REMOVED, row.id, row.article_id)


def _fetch(
    session: Session,
    query: Select[*tuple[Any, ...]],
    table: type[Statement | Removal],
    position: tuple[int, int],
    limit: int,
) -> Any:
    keys = (Key(table.revision.expression), Key(table.sort_key.expression))
    return fetch(session, query, keys, Position(position), limit).rows
