"""Tokens that allow writing."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from api.models.base import Base


class Scope(StrEnum):
    """What a token allows."""

    ADD = "add"
    REMOVE = "remove"


class Token(Base):
    """A token by its SHA-256 digest; the token itself is shown once, when it is made. `scopes` has blanks between them."""

    __tablename__ = "token"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    scopes: Mapped[str] = mapped_column(String(100), server_default="add remove")
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]
