"""Links between articles that are nearly the same, such as one agency's report on two sites: made when an article is stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from api.articles.minhash import compare, compute_minhash, find_shingles
from api.database import Database, bulk, is_listed, revisions, write_list
from api.database.bulk import Advance, ignore
from api.models import Article, Duplicate, MinHash

# Measured on 626 news articles: of copies with five words in a hundred changed, 60 % more text, sentences in another order or the last
# fifth cut off at least 99 % are linked, with the last two fifths cut off 94 %. Of 195,625 pairs of different articles two were
# above 0.02, and none above 0.3.
MIN_RESEMBLANCE = 0.4
MIN_COMMON = 4  # hashes of their MinHashes, for two articles to be compared
MAX_CANDIDATES = 20  # that one article is compared with, the most alike first


def link(session: Session, article: Article, hashes: Sequence[int] | None = None) -> None:
    """Note an article's MinHash, which may be known already, and link it with those that are nearly the same.

    That is done in the transaction that stores it.
    """
    if article.is_excerpt:
        return
    if hashes is None:
        hashes = compute_minhash(find_shingles(article.text))
    others = _find_alike(session, article.text, hashes)
    connection = session.connection()
    bulk.insert_rows(connection, MinHash.__table__, ("hash", "article_number"), [(h, article.number) for h in hashes])
    pairs = [pair for other in others for pair in ((article.number, other), (other, article.number))]
    bulk.insert_rows(connection, Duplicate.__table__, ("article_number", "other_number"), pairs)


def find(session: Session, article: Article) -> list[str]:
    """The ids of the articles that are nearly the same, in the order in which they were stored."""
    query = select(Article.id).join(Duplicate, Duplicate.other_number == Article.number)
    return list(session.scalars(query.where(Duplicate.article_number == article.number).order_by(Article.number)))


def find_like(session: Session, id_: str, text: str) -> list[str]:
    """The ids of the articles that are nearly the same as a text that is stored nowhere or under an id, which is left out."""
    numbers = _find_alike(session, text, compute_minhash(find_shingles(text)))
    query = select(Article.id).where(Article.number.in_(numbers), Article.id != id_)
    return list(session.scalars(query.order_by(Article.number)))


def rebuild(database: Database, advance: Advance = ignore) -> int:
    """Compare all articles anew; how many there are."""
    with database.writing() as session:
        revisions.advance(revisions.lock(session))
        for table in (Duplicate, MinHash):
            session.execute(delete(table))
        numbers = session.scalars(select(Article.number).where(~Article.is_excerpt).order_by(Article.number)).all()
        for number in numbers:
            link(session, session.scalars(select(Article).where(Article.number == number)).one())
            advance(1)
    return len(numbers)


def _find_alike(session: Session, text: str, hashes: Sequence[int]) -> list[int]:
    """Numbers of the articles that are nearly the same as one of this text and this MinHash."""
    candidates = list(_find_candidates(session, hashes)) if hashes else []
    shingles = find_shingles(text) if candidates else frozenset()
    return [n for n, other in candidates if compare(shingles, find_shingles(other)) >= MIN_RESEMBLANCE]


@lru_cache(maxsize=4)
def _select_candidates(dialect: str) -> Select[Any]:
    """A constant, as to write each hash into a query takes longer than to find it."""
    number, common = MinHash.article_number, func.count()
    alike = select(number).where(is_listed(MinHash.hash, dialect, "hashes")).group_by(number)
    return alike.having(common >= MIN_COMMON).order_by(common.desc(), number).limit(MAX_CANDIDATES)


def _find_candidates(session: Session, hashes: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Numbers and texts of articles that share much of a MinHash."""
    connection = session.connection()
    listed = {"hashes": write_list(connection.dialect.name, hashes)}
    numbers = connection.scalars(_select_candidates(connection.dialect.name), listed).all()
    if numbers:
        for row in connection.execute(select(Article.number, Article.text).where(Article.number.in_(numbers))):
            yield row.number, row.text
