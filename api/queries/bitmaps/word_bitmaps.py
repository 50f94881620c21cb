"""Statements by the words of their text, as bitmaps."""

from __future__ import annotations

from typing import cast

from pyroaring import BitMap
from sqlalchemy import select
from sqlalchemy.orm import Session

from api.models import StatementNumber
from api.queries import fulltext
from api.queries.bitmaps.facet_bitmaps import FacetCount, find_facets, unite
from api.queries.fulltext.syntax import All, Node, Term

WORD = "stem"  # the field of the facets of words


def find(session: Session, query: Node) -> BitMap:
    """The statements that a query finds: whole words by their facets, phrases and beginnings by the full-text index."""
    if isinstance(query, Term):
        return unite(session, find_stem(session, query)) if is_word(query) else _match(session, query)
    if isinstance(query, All):
        return _find_all(session, query)
    return BitMap.union(*(find(session, part) for part in query.parts))


def split(query: Node) -> tuple[list[Term], Node | None]:
    """Whole words that all have to be there, and the rest of a query, if there is one."""
    if is_word(query):
        return [cast(Term, query)], None
    if not isinstance(query, All) or query.excluded:
        return [], query
    words = [cast(Term, part) for part in query.parts if is_word(part)]
    others = tuple(part for part in query.parts if not is_word(part))
    return words, All(others) if others else None


def is_word(query: Node) -> bool:
    """Whether it is a single whole word."""
    return isinstance(query, Term) and len(query.words) == 1 and not query.is_prefix


def find_stem(session: Session, word: Term) -> tuple[FacetCount, ...]:
    """The facet of a whole word, if a statement has it."""
    return find_facets(session, WORD, word.words)


def _find_all(session: Session, query: All) -> BitMap:
    """Whole words first, as they may leave nothing to look for."""
    found: BitMap | None = None
    for part in sorted(query.parts, key=lambda part: not is_word(part)):
        found = find(session, part) if found is None else found & find(session, part)
        if not found:
            break
    assert found is not None
    for part in query.excluded:
        found = found - find(session, part) if found else found
    return found


def _match(session: Session, query: Term) -> BitMap:
    match = fulltext.match(session, query)
    numbers = select(StatementNumber.number).where(StatementNumber.sort_key.in_(match.select()))
    return BitMap(session.scalars(numbers))
