"""Links between articles that are nearly the same, such as one agency's report on two sites: made when an article is stored."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from api.articles.minhash import compare, compute_minhash, find_shingles
from api.database import Database, revisions
from api.database.bulk import Advance, ignore
from api.models import Article, Duplicate, MinHash

# Measured on 626 news articles: of copies with five words in a hundred changed, 60 % more text, sentences in another order or the last
# fifth cut off at least 99 % are linked, with the last two fifths cut off 94 %. Of 195,625 pairs of different articles two were
# above 0.02, and none above 0.3.
MIN_RESEMBLANCE = 0.4
MIN_COMMON = 4  # hashes of their MinHashes, for two articles to be compared
MAX_CANDIDATES = 20  # that one article is compared with, the most alike first


def link(session: Session, article: Article) -> None:
    """Note an article's MinHash and link it with those that are nearly the same, in the transaction that stores it."""
    if article.is_excerpt:
        return
    shingles = find_shingles(article.text)
    hashes = compute_minhash(shingles)
    others = _find_alike(session, shingles, hashes)
    if hashes:
        session.execute(insert(MinHash), [{"hash": each, "article_number": article.number} for each in hashes])
    pairs = [pair for other in others for pair in ((article.number, other), (other, article.number))]
    if pairs:
        session.execute(insert(Duplicate), [{"article_number": one, "other_number": other} for one, other in pairs])


def find(session: Session, article: Article) -> list[str]:
    """The ids of the articles that are nearly the same, in the order in which they were stored."""
    query = select(Article.id).join(Duplicate, Duplicate.other_number == Article.number)
    return list(session.scalars(query.where(Duplicate.article_number == article.number).order_by(Article.number)))


def find_like(session: Session, id_: str, text: str) -> list[str]:
    """The ids of the articles that are nearly the same as a text that is stored nowhere or under an id, which is left out."""
    shingles = find_shingles(text)
    numbers = _find_alike(session, shingles, compute_minhash(shingles))
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


def _find_alike(session: Session, shingles: frozenset[int], hashes: list[int]) -> list[int]:
    """Numbers of the articles that are nearly the same as one of these shingles and this MinHash."""
    candidates = _find_candidates(session, hashes)
    return [n for n, text in candidates if compare(shingles, find_shingles(text)) >= MIN_RESEMBLANCE]


def _find_candidates(session: Session, hashes: list[int]) -> Iterator[tuple[int, str]]:
    """Numbers and texts of articles that share much of a MinHash."""
    number, common = MinHash.article_number, func.count()
    alike = select(number).where(MinHash.hash.in_(hashes)).group_by(number).having(common >= MIN_COMMON)
    numbers = session.scalars(alike.order_by(common.desc(), number).limit(MAX_CANDIDATES)).all()
    for row in session.execute(select(Article.number, Article.text).where(Article.number.in_(numbers))):
        yield row.number, row.text
