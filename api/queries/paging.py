"""Keyset pagination: a page begins where another ended, so no row is skipped or repeated while others are added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, and_, or_

from api.database import Query, Reader

Value = int | str | datetime


@dataclass(frozen=True, slots=True)
class Key:
    """A column to sort by. The keys of a list together must be different for each row, and never null."""

    column: ColumnElement[Any]
    descending: bool = False


# Structs and no dataclasses: they are made for each request, in a fifth of the time.
class Position(Struct, frozen=True):
    """The place next to a row: its keys' values, and whether to read from there towards the beginning."""

    values: tuple[Value, ...]
    backwards: bool = False


class Page(Struct, frozen=True):
    """Rows in the order asked for, and the positions of the pages around them."""

    rows: Sequence[Any] = ()
    next: Position | None = None
    prev: Position | None = None


def fetch_page(reader: Reader, query: Query, keys: Sequence[Key], position: Position | None, limit: int) -> Page:
    """Up to `limit` rows of a query beside a position, or its first ones. The keys' values are added at the end of each row."""
    backwards = position is not None and position.backwards
    ordered = query.add_columns(*(key.column for key in keys)).order_by(*order_by(keys, backwards))
    if position is not None:
        ordered = ordered.where(_beyond(keys, position))
    return cut_page(reader.session.execute(ordered.limit(limit + 1)).all(), len(keys), position, limit)


def cut_page(rows: Sequence[Any], keys: int, position: Position | None, limit: int) -> Page:
    """The page of the rows beside a position, nearest first, of which one more than the limit was looked for, if there is one.

    The last `keys` values of a row are those of its keys.
    """
    backwards = position is not None and position.backwards
    is_more = len(rows) > limit
    found = rows[:limit][::-1] if backwards else rows[:limit]
    return _page(found, keys, has_next=backwards or is_more, has_prev=is_more if backwards else position is not None)


def _page(rows: Sequence[Any], keys: int, *, has_next: bool, has_prev: bool) -> Page:
    if not rows:
        return Page()
    return Page(
        rows,
        next=Position(tuple(rows[-1][-keys:])) if has_next else None,
        prev=Position(tuple(rows[0][-keys:]), backwards=True) if has_prev else None,
    )


def order_by(keys: Sequence[Key], backwards: bool = False) -> list[ColumnElement[Any]]:
    """What to order a list by, or its end first."""
    return [key.column.desc() if key.descending != backwards else key.column.asc() for key in keys]


def _beyond(keys: Sequence[Key], position: Position) -> ColumnElement[bool]:
    """(a, b) after (x, y): a >= x and (a > x or b > y); the first part alone lets an index find the place."""
    key, *others = keys
    value, *values = position.values
    is_less = key.descending != position.backwards
    after = key.column < value if is_less else key.column > value
    if not others:
        return after
    reached = key.column <= value if is_less else key.column >= value
    return and_(reached, or_(after, _beyond(others, Position(tuple(values), position.backwards))))
