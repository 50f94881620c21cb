"""The article of a line in the tables."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.articles import documents, near_duplicates, removals
from api.articles.drafts import fill, resolve_source
from api.articles.events import storing
from api.articles.events.accounts import Given
from api.models import Article, Revision, article_key
from api.queries import fulltext
from api.transfer import article_lines
from api.transfer.article_lines import ArticleLine
from extraction.text import Extraction


def make_room(session: Session, revision: Revision, line: ArticleLine) -> bool:
    """Whether the article is to be stored; an excerpt gives way to the whole."""
    is_excerpt = session.scalar(select(Article.is_excerpt).where(Article.id == line.id))
    if is_excerpt and not line.is_excerpt:
        return removals.remove_article(session, line.id, revision.number)
    return is_excerpt is None


def store_line(session: Session, revision: Revision, line: ArticleLine) -> None:
    """Store an article that is not there, with the ids and times of its line."""
    revision.articles += 1
    article = _article(line, revision.articles)
    fill(session, article, extraction_of(line))
    for statement, written in zip(article.statements, line.statements, strict=True):
        statement.id, statement.created_at, statement.revision = written.id, written.created_at, revision.number
        documents.write_document(statement)
    session.add(article)
    session.flush()
    fulltext.add(session.connection(), [(statement.sort_key, statement.text) for statement in article.statements])
    near_duplicates.link(session, article)
    given = [Given(event.id, event.is_pinned) for event in line.events]
    storing.add(session, revision.number, article, [event.told for event in line.events], given)


def _article(line: ArticleLine, number: int) -> Article:
    article = Article(
        **{name: getattr(line, name) for name in article_lines.OWN},
        number=number,
        sort_key=article_key(line.published_on, number),
    )
    resolve_source(article)
    return article


def extraction_of(line: ArticleLine) -> Extraction:
    """What a line says that was read in its article."""
    statements = tuple(statement.record for statement in line.statements)
    entities = {entity.id: entity for entity in line.entities}
    return Extraction(line.text, line.language, statements, entities, line.warnings)
