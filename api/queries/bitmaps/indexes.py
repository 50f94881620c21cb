"""Indexes that have the statements of a value in the order of pages: of link tables, of columns, of words."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from api.models import Statement, StatementNumber
from api.queries import fulltext
from api.queries.bitmaps.word_bitmaps import WORD
from api.queries.selecting.filters import LINKS

COLUMNS = {"kind": Statement.kind, "source": Statement.source_folded}  # indexed together with the sort key


def by_value(field: str) -> tuple[Any, Any]:
    """The sort keys that an index has for the parameter `value` of a field, those of all statements for none, and their column."""
    if not field:
        return select(StatementNumber.sort_key, StatementNumber.number), StatementNumber.sort_key
    if field == WORD:
        walked = fulltext.walk()
        return walked.select(), walked.sort_key
    if field in LINKS:
        key = LINKS[field].sort_key
        return select(key).where(LINKS[field].value == bindparam("value")), key
    return select(Statement.sort_key).where(COLUMNS[field] == bindparam("value")), Statement.sort_key


@cache
def counting(field: str) -> Select[Any]:
    """How many statements have the parameter `value` and sort keys from `low` on and below `high`."""
    keys, key = by_value(field)
    repeats = field in LINKS and LINKS[field].repeats
    query: Select[Any] = keys.with_only_columns(func.count(key.distinct()) if repeats else func.count())
    return query.where(key >= bindparam("low"), key < bindparam("high"))
