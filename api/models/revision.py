"""The revision of the data, and what was removed in each."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from api.models.base import Base, Number


class Revision(Base):
    """One row that every writing transaction changes first.

    So writers follow one another, on PostgreSQL too; `number` says whether anything changed, `articles` how many articles were ever
    stored, `statements` how many of theirs. `mark` is drawn anew with each change: two revisions never share one, not even
    after a backup was put back or in another database. `history` is drawn once, with the tables: numbers can be compared only
    within one. `modified_at` is the time of the change in whole seconds since 1970, rounded up, and never the same for two changes.
    `catalogue` is the version of the catalogue of sources by which articles were last resolved, `analysis` that of the analysis of
    words by which the full-text index and the facets of stems were made.
    """

    __tablename__ = "revision"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(Number)
    articles: Mapped[int] = mapped_column(Number)
    statements: Mapped[int] = mapped_column(Number, default=0, server_default="0")
    changed_at: Mapped[datetime]
    mark: Mapped[str] = mapped_column(String(16))
    history: Mapped[str] = mapped_column(String(16))
    modified_at: Mapped[int] = mapped_column(Number)
    catalogue: Mapped[str | None] = mapped_column(String(16))
    analysis: Mapped[str | None] = mapped_column(String(16))


class Removal(Base):
    """A statement that was removed in the revision of that number, with its article or when that was parsed again.

    A sort key is used again only by statements of the same article.
    """

    __tablename__ = "removal"

    revision: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    sort_key: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(String(20))
    article_id: Mapped[str] = mapped_column(String(20))
