"""What was removed."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from api.models.base import Base, Number


class Removal(Base):
    """A statement that was removed in the revision of that number, with its article or when that was parsed again.

    A sort key is used again only by statements of the same article.
    """

    __tablename__ = "removal"

    revision: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    sort_key: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(String(20))
    article_id: Mapped[str] = mapped_column(String(20))
