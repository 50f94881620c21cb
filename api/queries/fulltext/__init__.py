"""Full text: statements by the words of their text, with the same results on every database.

Words are folded and stemmed here (analysis), queries are parsed here (syntax); a database only compares words and their places.
One module per dialect knows how its index is written and read.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import ModuleType

from sqlalchemy import Connection, func, literal, select, update

from api.database import DOCUMENT, read_text
from api.database.bulk import Advance, ignore
from api.models import Revision, Statement
from api.queries.fulltext import postgresql, sqlite
from api.queries.fulltext.analysis import Forms as Forms
from api.queries.fulltext.analysis import WordMemory as WordMemory
from api.queries.fulltext.analysis import list_forms as list_forms
from api.queries.fulltext.analysis import version
from api.queries.fulltext.match import Match
from api.queries.fulltext.syntax import Node

BATCH = 1000
ORDERED = "sqlite"  # the dialect whose index has the statements of a word in the order of their sort keys
_DIALECTS = {"sqlite": sqlite, "postgresql": postgresql}


def add(connection: Connection, texts: Iterable[tuple[int, str]]) -> None:
    """Index (sort key, text) of statements that are stored."""
    name = connection.dialect.name
    add_written(connection, [(sort_key, write(name, list_forms(text))) for sort_key, text in texts])


def write(dialect: str, forms: Forms) -> tuple[str, ...]:
    """The forms of a text as the index of that dialect takes them."""
    written: tuple[str, ...] = _DIALECTS[dialect].write(forms)
    return written


def add_written(connection: Connection, rows: Iterable[tuple[int, tuple[str, ...]]]) -> None:
    """Index (sort key, what `write` made of the forms of its text)."""
    _dialect(connection).add(connection, rows)


def remove(connection: Connection, documents: Iterable[tuple[int, bytes]]) -> None:
    """Take statements out of the index: (sort key, JSON) of those that are about to be removed."""
    _dialect(connection).remove(connection, [(key, list_forms(read_text(document))) for key, document in documents])


def clear(connection: Connection) -> None:
    """Empty the index."""
    _dialect(connection).clear(connection)


def is_outdated(connection: Connection) -> bool:
    """Whether the index was made by another analysis of words than today's."""
    return connection.scalar(select(Revision.analysis)) not in (None, version())


def rebuild(connection: Connection, advance: Advance = ignore) -> int:
    """Index all statements anew, as is needed after a change of the analysis; how many there are."""
    clear(connection)
    number = 0
    rows = connection.execute(select(Statement.sort_key, DOCUMENT), execution_options={"yield_per": BATCH})
    for batch in rows.partitions():
        add(connection, [(row.sort_key, read_text(row.document)) for row in batch])
        number += len(batch)
        advance(len(batch))
    connection.execute(update(Revision).values(analysis=version()))
    return number


def count(connection: Connection) -> int:
    """How many statements are indexed."""
    return connection.scalar(select(func.count()).select_from(_dialect(connection).WORDS)) or 0


def is_empty(connection: Connection) -> bool:
    """Whether none is indexed."""
    return connection.execute(select(literal(1)).select_from(_dialect(connection).WORDS).limit(1)).first() is None


def match(dialect: str, query: Node) -> Match:
    """Where the statements that a parsed query finds are."""
    found: Match = _DIALECTS[dialect].match(query)
    return found


def is_ordered(dialect: str) -> bool:
    """Whether the index has the statements of a word in the order of their sort keys."""
    return dialect == ORDERED


def match_parameter(dialect: str, name: str) -> Match:
    """Where the statements are that the written query in a parameter of that name finds."""
    found: Match = _DIALECTS[dialect].match_parameter(name)
    return found


def write_query(dialect: str, query: Node) -> str:
    """The value of such a parameter."""
    written: str = _DIALECTS[dialect].write_query(query)
    return written


def _dialect(connection: Connection) -> ModuleType:
    return _DIALECTS[connection.dialect.name]
