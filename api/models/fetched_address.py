"""What was fetched from the web, so that it is not asked for again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from api.models.base import Base


class FetchedAddress(Base):
    """An entry of a feed that was dealt with.

    `key` is the SHA-256 of its address, `reason` the word for which it was refused, if it was; it is not asked for
    before `expires_at`.
    """

    __tablename__ = "fetched_address"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    reason: Mapped[str | None] = mapped_column(String(40))
    expires_at: Mapped[datetime] = mapped_column(index=True)
