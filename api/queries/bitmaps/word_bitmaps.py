"""Statements by the words of their text, as bitmaps."""

from __future__ import annotations

from functools import cache

from pyroaring import BitMap
from sqlalchemy import Select, select

from api.database import Reader
from api.models import StatementNumber
from api.queries import fulltext
from api.queries.bitmaps.facet_bitmaps import unite_facets
from api.queries.fulltext.syntax import All, Node, Term
from api.queries.selecting.facets import find_facets
from api.queries.selecting.selection import WORD
from api.queries.selecting.words import is_word


def find_words(reader: Reader, query: Node) -> BitMap:
    """The statements that a query finds: whole words by their facets, phrases and beginnings by the full-text index."""
    if isinstance(query, Term):
        return unite_facets(reader, find_facets(reader, WORD, query.words)) if is_word(query) else _match(reader, query)
    if isinstance(query, All):
        return _find_all(reader, query)
    return BitMap.union(*(find_words(reader, part) for part in query.parts))


def _find_all(reader: Reader, query: All) -> BitMap:
    """Whole words first, as they may leave nothing to look for."""
    found: BitMap | None = None
    for part in sorted(query.parts, key=lambda part: not is_word(part)):
        found = find_words(reader, part) if found is None else found & find_words(reader, part)
        if not found:
            break
    assert found is not None
    for part in query.excluded:
        found = found - find_words(reader, part) if found else found
    return found


def _match(reader: Reader, query: Term) -> BitMap:
    written = fulltext.write_query(reader.dialect, query)
    return BitMap([number for (number,) in reader.run_packed(_matching(reader.dialect), {"query": written})])


@cache
def _matching(dialect: str) -> Select[int]:
    """The numbers of what a query finds, looked up one by one: whole tables joined would be read from end to end."""
    match = fulltext.match_parameter(dialect, "query")
    number = select(StatementNumber.number).where(StatementNumber.sort_key == match.sort_key).scalar_subquery()
    return select(number.label("number")).where(match.condition)
