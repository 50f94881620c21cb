"""Themes: what statements are about, and the names that find them."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.models.base import Base, Folded, Number


class Theme(Base):
    """A theme with its German and English label. `number` is what other tables refer to."""

    __tablename__ = "theme"

    number: Mapped[int] = mapped_column(Number, primary_key=True)
    id: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(Text)
    name_en: Mapped[str | None] = mapped_column(Text)
    name_folded: Mapped[str] = mapped_column(Folded, index=True)

    spellings: Mapped[list[ThemeAlias]] = relationship(back_populates="theme", cascade="all, delete-orphan")

    @property
    def names(self) -> dict[str, str | None]:
        """The name in each language."""
        return {"de": self.name, "en": self.name_en}


class ThemeAlias(Base):
    """A folded name (extraction.text.folding) that finds a theme: its id and labels."""

    __tablename__ = "theme_alias"
    __table_args__ = (Index("ix_theme_alias_theme_number", "theme_number"),)

    folded: Mapped[str] = mapped_column(Folded, primary_key=True)
    theme_number: Mapped[int] = mapped_column(Number, ForeignKey("theme.number", ondelete="CASCADE"), primary_key=True)

    theme: Mapped[Theme] = relationship(back_populates="spellings")
