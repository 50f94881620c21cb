"""Pages of groups of statements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy import Select, Subquery, func, select

from api.database.reading.reader import Reader
from api.queries.fetching.groupings import GROUPINGS
from api.queries.fetching.joins import join_links
from api.queries.fetching.kept_counts import read_sizes, select_field_pairs
from api.queries.paging import Key, Page, Position, cut_page, fetch_page
from api.queries.planning.group_plan import GroupPlan, GroupWay


class SizedGroup(NamedTuple):
    """A group: its value and size, and again as what groups are sorted by."""

    value: str
    statements: int
    sorted_statements: int
    sorted_value: str


def fetch_groups(reader: Reader, plan: GroupPlan) -> tuple[Page, int]:
    """A page of groups, the largest first, and how many there are on all pages.

    Rows have a value for each grouping, and the number of `statements`.
    """
    if plan.way is GroupWay.NONE:
        return Page(), 0
    if plan.way is GroupWay.FIELD_PAIRS:
        return _fetch_sorted(reader, plan, select_field_pairs(plan.names))
    if plan.way is GroupWay.LINKS:
        return _fetch_sorted(reader, plan, _select_counts(reader, plan))
    sizes = read_sizes(reader, plan)
    return _cut_sizes(sizes, plan.position, plan.limit), len(sizes)


def _fetch_sorted(reader: Reader, plan: GroupPlan, groups: Subquery) -> tuple[Page, int]:
    """Sorted by the database."""
    keys = [Key(groups.c.statements, descending=True), *(Key(groups.c[name]) for name in plan.names)]
    rows = select(*(groups.c[name] for name in plan.names), groups.c.statements)
    total = reader.session.scalar(select(func.count()).select_from(groups)) or 0
    return fetch_page(reader, rows, keys, plan.position, plan.limit), total


def _select_counts(reader: Reader, plan: GroupPlan) -> Subquery:
    """The groups of a selection, with the `statements` of each."""
    chosen, key = join_links(plan.selection, reader.dialect, with_statement=False)
    found = chosen.with_only_columns(key.label("found")).subquery()
    query: Select[Any] = select(func.count().label("statements")).select_from(found)
    for name in plan.names:
        query, column = GROUPINGS[name].add(query, found.c.found)
        query = query.add_columns(column.label(name)).group_by(column)
    return query.subquery()


def _cut_sizes(sizes: Mapping[str, int], position: Position | None, limit: int) -> Page:
    """The groups beside a position."""
    is_backwards = position is not None and position.backwards
    ranked = sorted(((-statements, value) for value, statements in sizes.items()), reverse=is_backwards)
    if position is not None:
        edge = _edge(position)
        ranked = [one for one in ranked if (one < edge if is_backwards else one > edge)]
    groups = [SizedGroup(value, -less, -less, value) for less, value in ranked[: limit + 1]]
    return cut_page(groups, 2, position, limit)


def _edge(position: Position) -> tuple[int, str]:
    statements, value = position.values
    assert isinstance(statements, int)
    assert isinstance(value, str)
    return -statements, value
