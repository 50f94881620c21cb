"""The revision of the data."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from api.models.base import Base, Number


class Revision(Base):
    """One row that every writing transaction changes first.

    So writers follow one another, on PostgreSQL too; `number` says whether anything changed, and `articles` how many articles were
    ever stored, `statements` how many of theirs.
    """

    __tablename__ = "revision"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(Number)
    articles: Mapped[int] = mapped_column(Number)
    statements: Mapped[int] = mapped_column(Number, default=0, server_default="0")
    changed_at: Mapped[datetime]
