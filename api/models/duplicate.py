"""Articles that are nearly the same."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.models.base import Base, Number


def _article() -> Mapped[int]:
    return mapped_column(Number, ForeignKey("article.number", ondelete="CASCADE"), primary_key=True)


class MinHash(Base):
    """A hash of an article's MinHash (api/articles/minhash.py), by which articles with the same runs of words are found."""

    __tablename__ = "article_sketch"  # as its migration named it
    __table_args__ = (Index(None, "article_number"), {"sqlite_with_rowid": False})

    hash: Mapped[int] = mapped_column(Number, primary_key=True)
    article_number: Mapped[int] = _article()


class Duplicate(Base):
    """An article and another that is nearly the same; each pair is there both ways round."""

    __tablename__ = "article_duplicate"
    __table_args__ = (Index(None, "other_number"), {"sqlite_with_rowid": False})

    article_number: Mapped[int] = _article()
    other_number: Mapped[int] = _article()
