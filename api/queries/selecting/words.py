"""Which words of a full-text query are facets."""

from __future__ import annotations

from typing import cast

from api.database import Reader
from api.queries import fulltext
from api.queries.fulltext.syntax import All, Node, Term
from api.queries.selecting.facets import find_facets
from api.queries.selecting.selection import WORD, Condition


def split_words(query: Node) -> tuple[list[Term], Node | None]:
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
    return isinstance(query, Term) and len(query.words) == 1 and not query.is_spelt


def resolve_word(reader: Reader, word: Term) -> Condition:
    """A whole word as a condition."""
    return Condition(WORD, (fulltext.write_query(fulltext.ORDERED, word),), find_facets(reader, WORD, word.words))
