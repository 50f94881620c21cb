"""Articles out of the tables; what is removed is noted, so that copies can follow."""

from __future__ import annotations

from sqlalchemy import delete, insert, literal, select
from sqlalchemy.orm import Session

from api.articles import facets
from api.articles.events import storing
from api.database import DOCUMENT
from api.models import Article, Removal, Statement
from api.models.base import Number
from api.queries import fulltext
from schemas.values.ids import read_article_id


def remove_article(session: Session, id_: str, revision: int) -> bool:
    """Remove an article with its statements in the revision of that number; whether it was there."""
    id_ = read_article_id(id_)
    number = session.scalar(select(Article.number).where(Article.id == id_))
    if number is None:
        return False
    columns = (Statement.sort_key, Statement.id, literal(id_), literal(revision, Number))
    gone = select(*columns).where(Statement.article_number == number)
    session.execute(insert(Removal).from_select(["sort_key", "id", "article_id", "revision"], gone))
    facets.remove(session.connection(), number)
    texts = select(Statement.sort_key, DOCUMENT).where(Statement.article_number == number)
    fulltext.remove(session.connection(), [(row.sort_key, row.document) for row in session.execute(texts)])
    touched = storing.forget(session, number)
    session.execute(delete(Article).where(Article.number == number))
    storing.review(session, revision, touched)
    return True
