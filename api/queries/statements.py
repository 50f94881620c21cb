"""Pages of statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, bindparam, exists, literal, select
from sqlalchemy.orm import Session

from api.database.document_bytes import DOCUMENT
from api.database.engine import Database
from api.database.execution import dialect_of, glance, run, run_plain
from api.models import Statement
from api.models.sort_keys import POSITION_BITS
from api.queries import fulltext, times
from api.queries.bitmaps import indexes, ordered_keys, selections
from api.queries.bitmaps.facet_bitmaps import is_listed, sort_keys_of, written
from api.queries.bitmaps.word_bitmaps import WORD
from api.queries.paging import Key, Page, Position, cut, fetch, order
from api.queries.selecting.filters import LINKS, Condition, Selection

BATCH = 200  # rows in memory at a time where all are read, about 300 kB

_OWN_KEY = Statement.sort_key.expression
_COLUMNS: dict[str, Any] = {"document": DOCUMENT, "text": Statement.text, "evidence": Statement.evidence}


def page(
    session: Session,
    selection: Selection,
    sort: str,
    position: Position | None,
    limit: int,
    *,
    with_evidence: bool = False,
) -> Page:
    """A page of rows with `document`, sorted as schemas.statement.SORTS names it.

    With `evidence` if wanted, and with `text` where words are looked for.
    """
    if selection.is_empty:
        return Page()
    if "created_at" in sort:
        return _page_by_time(session, selection, sort, position, limit, _columns(selection, with_evidence))
    if sort == "-published_on" and _is_one_index(session, selection):
        return _page_of_index(session, selection, position, limit, _columns(selection, with_evidence))
    keys = ordered_keys.find_keys(session, selection, sort, position, limit)
    columns = _columns(selection, with_evidence)
    query = _loading(dialect_of(session), sort, columns)
    loaded = {row[-1]: row for row in run(session, query, {"keys": written(session, keys)})}
    return cut([loaded[key] for key in keys], len(_order(sort, _OWN_KEY)), position, limit)


def _is_one_index(session: Session, selection: Selection) -> bool:
    """Whether a link table or the full-text index alone gives the page: each statement once, in order."""
    if not selection.facets or selections.single(session, selection) is None:
        return False
    [facet] = selection.facets
    if facet.field == WORD:
        return fulltext.is_walkable(session)
    return facet.value is not None and facet.field in LINKS and not LINKS[facet.field].repeats


def _page_of_index(
    session: Session, selection: Selection, position: Position | None, limit: int, columns: tuple[str, ...]
) -> Page:
    """Keys and statements by one query."""
    backwards = position is not None and position.backwards
    low, high = ordered_keys.find_bounds(selection, position)
    [facet] = selection.facets
    asked = {"value": facet.value, "low": low, "high": high, "size": limit + 1}
    read = run_plain if columns == ("document",) else run
    return cut(read(session, _indexed(facet.field, columns, backwards), asked), 1, position, limit)


@cache
def _indexed(field: str, columns: tuple[str, ...], backwards: bool) -> Select[Any]:
    keys, key = indexes.by_value(field)
    query: Select[Any] = keys.with_only_columns(*(_COLUMNS[name] for name in columns), key)
    query = query.join(Statement, Statement.sort_key == key)
    query = query.where(key >= bindparam("low"), key < bindparam("high"))
    return query.order_by(key if backwards else key.desc()).limit(bindparam("size"))


def _page_by_time(
    session: Session, selection: Selection, sort: str, position: Position | None, limit: int, columns: tuple[str, ...]
) -> Page:
    """Sorted by the database, which is given only those of the statements that can be on the page."""
    query = select(*(_COLUMNS[name] for name in columns))
    if not selection.is_everything:
        numbers = times.find_numbers(session, selections.find(session, selection), sort, position, limit)
        query = query.where(Statement.sort_key.in_(sort_keys_of(session, numbers)))
    return fetch(session, query, _order(sort, _OWN_KEY), position, limit)


def _columns(selection: Selection, with_evidence: bool) -> tuple[str, ...]:
    return ("document", *["text"] * (selection.words is not None), *["evidence"] * with_evidence)


@cache
def _loading(dialect: str, sort: str, columns: tuple[str, ...]) -> Select[Any]:
    keys = (key.column for key in _order(sort, _OWN_KEY))
    query = select(*(_COLUMNS[name] for name in columns), *keys)
    return query.where(is_listed(Statement.sort_key, dialect, "keys"))


def read_all(
    session: Session, selection: Selection, sort: str, *, with_evidence: bool = False
) -> Iterator[Sequence[Any]]:
    """The rows of all pages in their order, a batch at a time; read only as far as they are taken, never all held at once.

    Without `evidence` unless wanted, and without `text` unless words are looked for.
    """
    if selection.is_empty:
        return
    query, key = select_keys(selection, with_statement=True)
    columns = [_COLUMNS[name] for name in _columns(selection, with_evidence)]
    ordered = query.with_only_columns(*columns).order_by(*order(_order(sort, key)))
    yield from session.execute(ordered, execution_options={"yield_per": BATCH}).partitions()


def find(session: Session, id_: str, *, with_evidence: bool = False) -> Any:
    """The row of one statement with `document` and, if wanted, `evidence`; None if there is none."""
    return next(iter(run(session, _FINDING_WITH_EVIDENCE if with_evidence else _FINDING, {"id": id_})), None)


def glance_at(database: Database, id_: str) -> bytes | None:
    """The document of one statement, None if there is none; raises whatever the driver does."""
    row = glance(database, _FINDING, {"id": id_})
    return None if row is None else row.document


_FINDING = select(DOCUMENT).where(Statement.id == bindparam("id"))
_FINDING_WITH_EVIDENCE = _FINDING.add_columns(Statement.evidence)


def _order(sort: str, key: ColumnElement[int]) -> tuple[Key, ...]:
    """Whatever comes first, an article's statements follow in the order of its text: from the highest sort key down."""
    down = Key(key, descending=True)
    match sort:
        case "published_on":
            return Key(key.bitwise_rshift(literal(POSITION_BITS, Integer))), down
        case "created_at" | "-created_at":
            return Key(Statement.created_at.expression, descending=sort.startswith("-")), down
        case _:
            return (down,)


def select_keys(selection: Selection, *, with_statement: bool) -> tuple[Select[Any], ColumnElement[int]]:
    """A query for the sort keys of a selection, and the column that has them.

    One link, or else the full text, leads and is walked in the order of the page; the others are looked up for each of its rows.
    """
    match = selection.match and selection.match()
    if not selection.links and match is not None:
        query, key = match.select(), match.sort_key
        probes = []
    else:
        query, key = _leading(selection.links[0] if selection.links else None)
        probes = [_probe(condition, key) for condition in selection.links[1:]]
        probes += [key.in_(match.select())] if match is not None else []
    if with_statement and key is not _OWN_KEY:
        query = query.join(Statement, Statement.sort_key == key)
    return query.where(*_range(key, selection), *selection.columns, *probes), key


def _leading(condition: Condition | None) -> tuple[Select[Any], ColumnElement[int]]:
    if condition is None:
        return select(_OWN_KEY), _OWN_KEY
    key = condition.link.sort_key
    query = select(key).where(condition.holds())
    if condition.is_unique:
        return query, key.expression
    once = query.distinct().subquery()
    return select(once.c.sort_key), once.c.sort_key


def _probe(condition: Condition, key: ColumnElement[int]) -> ColumnElement[bool]:
    return exists().where(condition.link.sort_key == key, condition.holds())


def _range(key: ColumnElement[int], selection: Selection) -> list[ColumnElement[bool]]:
    keys = selection.sort_keys
    return [] if keys is None else [key >= keys.start, key < keys.stop]
