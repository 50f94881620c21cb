"""Changes of statements in the order in which they were committed.

A statement is listed once, in the revision that last wrote it, and once for each time that it was removed. So whoever follows
the list arrives at the data as they are, though not through every revision between. Within a revision removals come first, since a
text may be taken out and put in again at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Any, NamedTuple

from sqlalchemy import Select, select

from api.database.reading.document_bytes import DOCUMENT
from api.database.reading.reader import Reader
from api.models import Article, Removal, Statement
from api.queries.paging import Key, Position, fetch_page
from schemas.change import Action


class ChangePlace(NamedTuple):
    """Where a change stands in the list: number of the revision, whether the statement is there afterwards, sort key."""

    revision: int
    is_present: bool
    sort_key: int


START = ChangePlace(-1, False, -1)
_LAST = (1 << 63) - 1  # no sort key is higher


@dataclass(frozen=True, slots=True)
class Change:
    """A change; `document` is the statement's JSON unless it was removed."""

    place: ChangePlace
    action: Action
    id: str
    article_id: str
    document: bytes | None = None


def end_of(revision: int) -> ChangePlace:
    """The place behind all changes of a revision."""
    return ChangePlace(revision, True, _LAST)


def list_changes(reader: Reader, place: ChangePlace, limit: int) -> list[Change]:
    """Up to `limit` changes behind a place."""
    present = place.sort_key if place.is_present else -1
    removed = _LAST if place.is_present else place.sort_key
    found = merge(
        _find_written(reader, (place.revision, present), limit),
        _find_removed(reader, (place.revision, removed), limit),
        key=lambda change: change.place,
    )
    return list(islice(found, limit))


def _find_written(reader: Reader, position: tuple[int, int], limit: int) -> Iterator[Change]:
    columns = (Statement.is_revised, Statement.id, Article.id.label("article_id"), DOCUMENT)
    query = select(*columns).join(Article, Statement.article_number == Article.number)
    for row in _fetch(reader, query, Statement, position, limit):
        action = Action.CHANGED if row.is_revised else Action.ADDED
        yield Change(ChangePlace(row.revision, True, row.sort_key), action, row.id, row.article_id, row.document)


def _find_removed(reader: Reader, position: tuple[int, int], limit: int) -> Iterator[Change]:
    for row in _fetch(reader, select(Removal.id, Removal.article_id), Removal, position, limit):
        yield Change(ChangePlace(row.revision, False, row.sort_key), Action.REMOVED, row.id, row.article_id)


def _fetch(
    reader: Reader,
    query: Select[*tuple[Any, ...]],
    table: type[Statement | Removal],
    position: tuple[int, int],
    limit: int,
) -> Any:
    keys = (Key(table.revision.expression), Key(table.sort_key.expression))
    return fetch_page(reader, query, keys, Position(position), limit).rows
