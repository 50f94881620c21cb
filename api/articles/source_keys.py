"""The sources of articles, found in the catalogue anew after it was changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Row, select, update
from sqlalchemy.orm import Session

from api.articles import facets
from api.database import revisions
from api.database.engine import Database
from api.models import Article, Statement
from api.sources import catalogue

_BATCH = 200  # articles in a transaction, so that others can write in between


def resolve(database: Database) -> int:
    """Bring the key of each article's source up to date; how many have another one now."""
    with database.reading() as reader:
        columns = (Article.number, Article.source, Article.url, Article.source_folded)
        rows = reader.session.execute(select(*columns).order_by(Article.number)).all()
    changed = [row for row in rows if catalogue.key(row.source, row.url) != row.source_folded]
    for batch in _batches(changed):
        with database.writing() as session:
            _change(session, batch)
    return len(changed)


def _batches(rows: Sequence[Row[*tuple[object, ...]]]) -> Iterator[Sequence[Row[*tuple[object, ...]]]]:
    for start in range(0, len(rows), _BATCH):
        yield rows[start : start + _BATCH]


def _change(session: Session, rows: Sequence[Row[*tuple[object, ...]]]) -> None:
    """Give articles that are still there, and their statements, the key of their source."""
    revisions.advance(revisions.lock(session))
    session.flush()
    connection = session.connection()
    numbers = [row.number for row in rows]
    keys = session.scalars(select(Statement.sort_key).where(Statement.article_number.in_(numbers))).all()
    counted = facets.withdraw(connection, keys)
    for row in rows:
        key = catalogue.key(row.source, row.url)
        session.execute(update(Article).where(Article.number == row.number).values(source_folded=key))
        session.execute(update(Statement).where(Statement.article_number == row.number).values(source_folded=key))
    facets.restore(connection, counted)
