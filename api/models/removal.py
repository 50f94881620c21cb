"""What was removed."""

from __future__ import annotations

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from api.models.base import Base, Number


class Removal(Base):
    """A statement that was removed, with its article, in the revision of that number. A sort key is never used again."""

    __tablename__ = "removal"
    __table_args__ = (Index(None, "revision", "sort_key"),)

    sort_key: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(String(20))
    article_id: Mapped[str] = mapped_column(String(20))
    revision: Mapped[int] = mapped_column(Number)
