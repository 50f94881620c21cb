"""Full text on PostgreSQL: a tsvector of folded words and, marked, their stems at the same places, under a GIN index.

A stem that is the word itself is not written a second time: the analysis gives a word always the same stem, so a query for a stem
knows whether it is to look for the word as well.

The tsvector is written here rather than by to_tsvector, so no text search configuration of the server has a say.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    MetaData,
    Table,
    Text,
    bindparam,
    cast,
    delete,
    literal,
)
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR

from api.database import bulk
from api.queries.fulltext.analysis import MAX_WORD_CHARS, Forms, is_content
from api.queries.fulltext.match import Match
from api.queries.fulltext.stemming import FUNCTION
from api.queries.fulltext.stemming import stem as stem_of
from api.queries.fulltext.syntax import All, Node, Term

NAME = "statement_words"
WORDS = Table(NAME, MetaData(), Column("sort_key", BigInteger), Column("words", TSVECTOR))


def clear(connection: Connection) -> None:
    """Empty the index."""
    connection.execute(delete(WORDS))


def add(connection: Connection, written: Iterable[tuple[int, tuple[str]]]) -> None:
    """Index (sort key, tsvector) of statements."""
    bulk.insert_rows(connection, WORDS, ("sort_key", "words"), [(sort_key, vector) for sort_key, (vector,) in written])


def remove(connection: Connection, forms: Iterable[tuple[int, Forms]]) -> None:
    """Nothing: rows go with their statements."""


def match(query: Node) -> Match:
    """Where the statements are that a query finds."""
    return _match(literal(write_query(query)))


def match_parameter(parameter: str) -> Match:
    """The same for a query that is written already, as the value of a parameter."""
    return _match(bindparam(parameter, type_=Text))


def _match(query: ColumnElement[str]) -> Match:
    return Match(WORDS.c.sort_key, WORDS.c.words.op("@@", is_comparison=True)(cast(query, TSQUERY)))


def write_query(node: Node) -> str:
    """A query in the language of tsquery; every word in quotation marks, so that none is taken for syntax."""
    if isinstance(node, Term):
        if node.is_spelt:
            return " <-> ".join(f"'{word}'" for word in node.words) + (":*" if node.is_prefix else "")
        return " <-> ".join(map(_write_stem, node.words))
    if isinstance(node, All):
        parts = [
            *(f"({write_query(part)})" for part in node.parts),
            *(f"!({write_query(part)})" for part in node.excluded),
        ]
        return " & ".join(parts)
    return " | ".join(f"({write_query(part)})" for part in node.parts)


def _write_stem(stem: str) -> str:
    """A query for the words of a stem."""
    if not is_content(stem):  # a function word has it alone, and a mark before it
        return f"'{stem.removeprefix(FUNCTION)}'"
    if stem_of(stem)[:MAX_WORD_CHARS] == stem:  # cut off as the analysis does
        return f"('{stem}' | '{_marked(stem)}')"
    return f"'{_marked(stem)}'"


def write(forms: Forms) -> tuple[str]:
    """A tsvector."""
    return (" ".join([_write_word(folded, stem, i) for i, (folded, stem) in enumerate(forms, 1)]),)


def _write_word(folded: str, stem: str, place: int) -> str:
    if stem in (folded, f"{FUNCTION}{folded}"):
        return f"'{folded}':{place}"
    return f"'{folded}':{place} '{_marked(stem)}':{place}"


def _marked(stem: str) -> str:
    """A stem as no folded word can be written."""
    return f"={stem}"
