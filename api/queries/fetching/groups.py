"""Pages of groups of statements."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import Select, func, select

from api.database import Reader, is_listed, write_list
from api.models import StatementNumber
from api.queries.fetching.groupings import GROUPINGS
from api.queries.fetching.kept_counts import Values, read_sizes
from api.queries.paging import Page, Position, cut_page
from api.queries.planning.group_plan import GroupPlan, GroupWay


def fetch_groups(reader: Reader, plan: GroupPlan) -> tuple[Page, int]:
    """A page of groups, the largest first, and how many there are on all pages.

    Rows have a value for each grouping and the number of statements, then what groups are sorted by: number and values.
    """
    if plan.way is GroupWay.NONE:
        return Page(), 0
    if plan.way is GroupWay.COLUMNS:
        from api.queries.fetching.group_counts import fetch_counted  # numpy takes as long as all of the rest

        return fetch_counted(reader, plan)
    sizes = _count_links(reader, plan) if plan.way is GroupWay.LINKS else read_sizes(reader, plan)
    return _cut_sizes(sizes, plan), len(sizes)


def _count_links(reader: Reader, plan: GroupPlan) -> Mapping[Values, int]:
    """The size of each group of the few statements found."""
    assert plan.found is not None
    rows = reader.run(_counting(reader.dialect, plan.names), {"numbers": write_list(reader.dialect, plan.found)})
    return {tuple(values): statements for *values, statements in rows}


@cache
def _counting(dialect: str, names: tuple[str, ...]) -> Select[Any]:
    key = StatementNumber.sort_key.expression
    query: Select[Any] = select(func.count(key.distinct()))
    query = query.select_from(StatementNumber).where(is_listed(StatementNumber.number, dialect, "numbers"))
    columns = []
    for name in names:
        query, column = GROUPINGS[name].add(query, key)
        columns.append(column.label(name))
    [counted] = query.selected_columns
    return query.with_only_columns(*columns, counted).group_by(*columns)


def _cut_sizes(sizes: Mapping[Values, int], plan: GroupPlan) -> Page:
    """The groups beside a position."""
    is_backwards = plan.position is not None and plan.position.backwards
    ranked = sorted(((-statements, values) for values, statements in sizes.items()), reverse=is_backwards)
    if plan.position is not None:
        edge = _edge(plan.position)
        ranked = [one for one in ranked if (one < edge if is_backwards else one > edge)]
    rows = [(*values, -less, *values) for less, values in ranked[: plan.limit + 1]]
    return cut_page(rows, 1 + len(plan.names), plan.position, plan.limit)


def _edge(position: Position) -> tuple[int, tuple[Any, ...]]:
    statements, *values = position.values
    assert isinstance(statements, int)
    return -statements, tuple(values)
