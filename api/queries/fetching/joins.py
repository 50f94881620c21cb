"""The statements of a selection by joins of link tables: where all of them are read, or few are counted."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select

from api.models import Statement
from api.queries import fulltext
from api.queries.selecting import LINKS, Selection
from api.queries.selecting.selection import Condition

SORT_KEY = Statement.sort_key.expression


def join_links(selection: Selection, dialect: str, *, with_statement: bool) -> tuple[Select[Any], ColumnElement[int]]:
    """A query for the sort keys of a selection, and the column that has them.

    One link, or else the full text, leads and is read in the order of the page; the others are looked up for each of its rows.
    """
    links = [condition for condition in selection.conditions if condition.field in LINKS]
    columns = _column_conditions(selection)
    match = fulltext.match(dialect, selection.words) if selection.words is not None else None
    if not links and match is not None:
        query, key = match.select(), match.sort_key
        probes = []
    else:
        query, key = _lead(links[0]) if links else (select(SORT_KEY), SORT_KEY)
        probes = [_probe(condition, key) for condition in links[1:]]
        probes += [key.in_(match.select())] if match is not None else []
    if (with_statement or columns) and key is not SORT_KEY:
        query = query.join(Statement, Statement.sort_key == key)
    return query.where(*_inside(key, selection), *columns, *probes), key


def _lead(condition: Condition) -> tuple[Select[Any], ColumnElement[int]]:
    link = LINKS[condition.field]
    query = select(link.sort_key).where(_holds(condition))
    if len(condition.values) == 1 and not link.repeats:
        return query, link.sort_key.expression
    once = query.distinct().subquery()
    return select(once.c.sort_key), once.c.sort_key


def _probe(condition: Condition, key: ColumnElement[int]) -> ColumnElement[bool]:
    return exists().where(LINKS[condition.field].sort_key == key, _holds(condition))


def _holds(condition: Condition) -> ColumnElement[bool]:
    """The condition on rows of its link table."""
    value, values = LINKS[condition.field].value, condition.values
    return value == values[0] if len(values) == 1 else value.in_(values)


def _inside(key: ColumnElement[int], selection: Selection) -> list[ColumnElement[bool]]:
    keys = selection.sort_keys
    return [] if selection.days is None else [key >= keys.start, key < keys.stop]


def _column_conditions(selection: Selection) -> list[ColumnElement[bool]]:
    """Conditions on rows of the statements themselves."""
    found = [_COLUMNS[one.field](one.values) for one in selection.conditions if one.field in _COLUMNS]
    if selection.articles is not None:
        found.append(Statement.article_number.in_(selection.articles))
    if selection.since is not None:
        found.append(Statement.created_at > selection.since)
    return found


def _has_language(tags: tuple[str, ...]) -> ColumnElement[bool]:
    language = func.lower(Statement.language)
    return or_(*(or_(language == tag, language.startswith(f"{tag}-")) for tag in tags))


_COLUMNS: dict[str, Any] = {
    "kind": Statement.kind.in_,
    "source": Statement.source_folded.in_,
    "side": Statement.side.in_,
    "language": _has_language,
}
