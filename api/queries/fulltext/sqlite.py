"""Full text on SQLite: an FTS5 table of two columns, folded words and stems at the same places, with the sort key as its row number.

The table has no copy of what was indexed (`content=''`), which takes more room than the index. So who removes a row has to say
what was indexed: the words of the statement, as the same version of the analysis finds them.

The tokenizer `ascii` takes our words as they are: whatever is not ASCII belongs to a word, and words are parted by blanks.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, bindparam, literal, select

from api.database import bulk
from api.queries.fulltext.analysis import Forms
from api.queries.fulltext.match import Match
from api.queries.fulltext.syntax import All, Node, Term

NAME = "statement_words"
WORDS = Table(
    NAME, MetaData(), Column("rowid", Integer), Column("words", Text), Column("stems", Text), Column(NAME, Text)
)


def clear(connection: Connection) -> None:
    """Empty the index."""
    connection.exec_driver_sql(f"INSERT INTO {NAME}({NAME}) VALUES ('delete-all')")  # noqa: S608 - a name of our own


def add(connection: Connection, written: Iterable[tuple[int, tuple[str, str]]]) -> None:
    """Index (sort key, words and stems): in the order of their keys, since FTS5 writes out what it has at every step back."""
    rows = [(sort_key, *row) for sort_key, row in sorted(written)]
    bulk.insert_rows(connection, WORDS, ("rowid", "words", "stems"), rows)


def remove(connection: Connection, forms: Iterable[tuple[int, Forms]]) -> None:
    """Take (sort key, forms) of statements out of the index; FTS5 takes it for damaged if they are not in it."""
    by_key = dict(forms)
    there = connection.execute(select(WORDS.c.rowid).where(WORDS.c.rowid.in_(list(by_key)))).scalars().all()
    rows = [("delete", sort_key, *write(by_key[sort_key])) for sort_key in sorted(there)]
    bulk.insert_rows(connection, WORDS, (NAME, "rowid", "words", "stems"), rows)


def match(query: Node) -> Match:
    """Where the statements are that a query finds."""
    return Match(WORDS.c.rowid, WORDS.c[NAME].op("MATCH", is_comparison=True)(literal(write_query(query))))


def match_parameter(parameter: str) -> Match:
    """The same for a query that is written already, as the value of a parameter. Rows come in either order of their keys unsorted."""
    return Match(WORDS.c.rowid, WORDS.c[NAME].op("MATCH", is_comparison=True)(bindparam(parameter, type_=Text)))


def write_query(node: Node) -> str:
    """A query in the language of FTS5; every word in quotation marks, so that none is taken for syntax."""
    if isinstance(node, Term):
        words = f'"{" ".join(node.words)}"'
        return f"{'words' if node.is_spelt else 'stems'} : {words}{' *' if node.is_prefix else ''}"
    if isinstance(node, All):
        found = " AND ".join(f"({write_query(part)})" for part in node.parts)
        return f"({found})" + "".join(f" NOT ({write_query(part)})" for part in node.excluded)
    return " OR ".join(f"({write_query(part)})" for part in node.parts)


def write(forms: Forms) -> tuple[str, str]:
    """Words and stems, each parted by blanks."""
    return " ".join([folded for folded, _ in forms]), " ".join([stem for _, stem in forms])
