"""Rows of statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, bindparam, literal, select

from api.database import DOCUMENT, Reader, is_listed, write_list
from api.models import POSITION_BITS, Statement
from api.queries.bitmaps.facet_bitmaps import read_sort_keys
from api.queries.fetching import counts
from api.queries.fetching.joins import SORT_KEY, join_links
from api.queries.fetching.ordered_keys import bound_keys, read_keys
from api.queries.fetching.times import cut_to_times
from api.queries.paging import Key, Page, cut_page, fetch_page, order_by
from api.queries.planning.postings import select_keys
from api.queries.planning.statement_plan import StatementPlan, Way

BATCH = 200  # rows in memory at a time where all are read, about 300 kB

_COLUMNS: dict[str, Any] = {"document": DOCUMENT, "evidence": Statement.evidence}


def fetch_statements(reader: Reader, plan: StatementPlan, *, with_evidence: bool = False) -> tuple[Page, int]:
    """A page of rows with `document`, with `evidence` if wanted, and how many there are on all pages."""
    page = _FETCHING[plan.way](reader, plan, _choose_columns(with_evidence))
    return page, counts.count_statements(reader, plan)


def stream_statements(reader: Reader, plan: StatementPlan, *, with_evidence: bool) -> Iterator[Sequence[Any]]:
    """The rows of all pages in their order, a batch at a time; read only as far as they are taken, never all held at once."""
    if plan.way is Way.NONE:
        return
    query, key = join_links(plan.selection, reader.dialect, with_statement=True)
    columns = [_COLUMNS[name] for name in _choose_columns(with_evidence)]
    yield from reader.stream(query.with_only_columns(*columns).order_by(*order_by(_keys(plan.sort, key))), BATCH)


def _choose_columns(with_evidence: bool) -> tuple[str, ...]:
    return ("document", *["evidence"] * with_evidence)


def _fetch_joined(reader: Reader, plan: StatementPlan, columns: tuple[str, ...]) -> Page:
    """Keys and statements by one query."""
    assert plan.posting is not None
    backwards = plan.position is not None and plan.position.backwards
    low, high = bound_keys(plan)
    asked = {"value": plan.posting.value, "low": low, "high": high, "size": plan.limit + 1}
    return cut_page(
        reader.run_tuples(_join(plan.posting.field, columns, backwards), asked), 1, plan.position, plan.limit
    )


@cache
def _join(field: str, columns: tuple[str, ...], backwards: bool) -> Select[Any]:
    keys, key = select_keys(field)
    query: Select[Any] = keys.with_only_columns(*(_COLUMNS[name] for name in columns), key)
    query = query.join(Statement, Statement.sort_key == key)
    query = query.where(key >= bindparam("low"), key < bindparam("high"))
    return query.order_by(key if backwards else key.desc()).limit(bindparam("size"))


def _fetch_by_keys(reader: Reader, plan: StatementPlan, columns: tuple[str, ...]) -> Page:
    """Keys first, then their statements."""
    keys = read_keys(reader, plan)
    query = _load(reader.dialect, plan.sort, columns)
    loaded = {row[-1]: row for row in reader.run_tuples(query, {"keys": write_list(reader.dialect, keys)})}
    return cut_page([loaded[key] for key in keys], len(_keys(plan.sort, SORT_KEY)), plan.position, plan.limit)


@cache
def _load(dialect: str, sort: str, columns: tuple[str, ...]) -> Select[Any]:
    query = select(*(_COLUMNS[name] for name in columns), *(key.column for key in _keys(sort, SORT_KEY)))
    return query.where(is_listed(Statement.sort_key, dialect, "keys"))


def _fetch_by_time(reader: Reader, plan: StatementPlan, columns: tuple[str, ...]) -> Page:
    """Sorted by the database, which is given only those of the statements that can be on the page."""
    query = select(*(_COLUMNS[name] for name in columns))
    if plan.found is not None:
        numbers = cut_to_times(reader, plan.found, plan.sort, plan.position, plan.limit)
        query = query.where(Statement.sort_key.in_(read_sort_keys(reader, numbers)))
    return fetch_page(reader, query, _keys(plan.sort, SORT_KEY), plan.position, plan.limit)


_FETCHING = {
    Way.NONE: lambda _reader, _plan, _columns: Page(),
    Way.JOINED: _fetch_joined,
    Way.POSTING: _fetch_by_keys,
    Way.LOOKUP: _fetch_by_keys,
    Way.MONTHS: _fetch_by_keys,
    Way.TIMES: _fetch_by_time,
}


def _keys(sort: str, key: ColumnElement[int]) -> tuple[Key, ...]:
    """Whatever comes first, an article's statements follow in the order of its text: from the highest sort key down."""
    down = Key(key, descending=True)
    match sort:
        case "published_on":
            return Key(key.bitwise_rshift(literal(POSITION_BITS, Integer))), down
        case "created_at" | "-created_at":
            return Key(Statement.created_at.expression, descending=sort.startswith("-")), down
        case _:
            return (down,)
