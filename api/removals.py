"""Articles out of the tables; what is removed is noted, so that copies can follow."""

from __future__ import annotations

from sqlalchemy import delete, insert, literal, select
from sqlalchemy.orm import Session

from api.models import Article, Removal, Statement
from api.models.base import Number


def remove_article(session: Session, id_: str, revision: int) -> bool:
    """Remove an article with its statements in the revision of that number; whether it was there."""
    columns = (Statement.sort_key, Statement.id, Article.id, literal(revision, Number))
    gone = select(*columns).join(Article, Statement.article_number == Article.number).where(Article.id == id_)
    session.execute(insert(Removal).from_select(["sort_key", "id", "article_id", "revision"], gone))
    return session.scalar(delete(Article).where(Article.id == id_).returning(Article.number)) is not None
