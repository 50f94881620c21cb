"""Posting lists: the statements of a value in the order of pages, as indexes of link tables, of columns and of words have them."""

from __future__ import annotations

from functools import cache
from typing import Any

from msgspec import Struct
from sqlalchemy import Select, bindparam, func, select

from api.models import Statement, StatementNumber
from api.queries import fulltext
from api.queries.selecting import LINKS, Selection
from api.queries.selecting.selection import WORD, Condition, FacetCount

_COLUMNS = {"kind": Statement.kind, "source": Statement.source_folded}  # indexed together with the sort key


class Posting(Struct, frozen=True):
    """The posting list of a value of a field, that of all statements if `field` is empty, and how many statements it has."""

    field: str
    value: Any
    statements: int

    @property
    def gives_pages(self) -> bool:
        """Whether it can be joined with the statements: each of them once, in order."""
        return self.field == WORD or (self.field in LINKS and not LINKS[self.field].repeats)


def find_rarest(selection: Selection, dialect: str) -> Posting | None:
    """The shortest posting list of the conditions, if one of them has any."""
    postings = (
        Posting(condition.field, condition.values[0], condition.most)
        for condition in selection.conditions
        if has_posting(condition, dialect)
    )
    return min(postings, key=lambda posting: posting.statements, default=None)


def has_posting(condition: Condition, dialect: str) -> bool:
    """Whether an index has the statements that meet a condition; for words that of PostgreSQL is in no order."""
    is_single = len(condition.facets) == len(condition.values) == 1
    return is_single and (
        condition.field in LINKS or condition.field in _COLUMNS or _is_ordered_word(condition, dialect)
    )


def _is_ordered_word(condition: Condition, dialect: str) -> bool:
    return condition.field == WORD and fulltext.is_ordered(dialect)


def posting_of_all(facet: FacetCount) -> Posting:
    """That of all statements, which have a facet."""
    return Posting("", None, facet.statements)


def select_keys(field: str) -> tuple[Any, Any]:
    """The sort keys in the posting list of the parameter `value` of a field, and their column."""
    if not field:
        return select(StatementNumber.sort_key, StatementNumber.number), StatementNumber.sort_key
    if field == WORD:
        match = fulltext.match_parameter(fulltext.ORDERED, "value")
        return match.select(), match.sort_key
    if field in LINKS:
        key = LINKS[field].sort_key
        return select(key).where(LINKS[field].value == bindparam("value")), key
    return select(Statement.sort_key).where(_COLUMNS[field] == bindparam("value")), Statement.sort_key


@cache
def select_count(field: str) -> Select[Any]:
    """How many statements have the parameter `value` and sort keys from `low` on and below `high`."""
    keys, key = select_keys(field)
    repeats = field in LINKS and LINKS[field].repeats
    query: Select[Any] = keys.with_only_columns(func.count(key.distinct()) if repeats else func.count())
    return query.where(key >= bindparam("low"), key < bindparam("high"))
