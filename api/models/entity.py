"""Entities: people, countries, organisations, places and initiatives, and the names that find them."""

from __future__ import annotations

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.models.base import Base, Folded, Number, enumeration
from extraction.text import EntityType


class Entity(Base):
    """An entity. The columns are those of extraction.document.Entity.

    `number` is what other tables refer to, `name_folded` what lists are sorted by.
    `is_known` tells the entities of the knowledge files from those made from a text.
    """

    __tablename__ = "entity"

    number: Mapped[int] = mapped_column(Number, primary_key=True)
    id: Mapped[str] = mapped_column(Text, unique=True)
    type: Mapped[EntityType] = mapped_column(enumeration(EntityType, 20), index=True)
    name: Mapped[str] = mapped_column(Text)
    name_folded: Mapped[str] = mapped_column(Folded, index=True)
    name_en: Mapped[str | None] = mapped_column(Text)
    aliases: Mapped[list[str]] = mapped_column(JSON)
    wikidata: Mapped[str | None] = mapped_column(String(20))
    code: Mapped[str | None] = mapped_column(String(2))
    country: Mapped[str | None] = mapped_column(String(2))
    role: Mapped[str | None] = mapped_column(Text)
    gender: Mapped[str | None] = mapped_column(String(1))
    parent: Mapped[str | None] = mapped_column(Text)
    is_known: Mapped[bool] = mapped_column(default=False)

    spellings: Mapped[list[Alias]] = relationship(back_populates="entity", cascade="all, delete-orphan")

    @property
    def names(self) -> dict[str, str | None]:
        """The name in each language."""
        return {"de": self.name, "en": self.name_en}


class Alias(Base):
    """A folded name (extraction.text.folding) that finds an entity: its id, names, aliases, Wikidata item and ISO codes."""

    __tablename__ = "alias"
    __table_args__ = (Index("ix_alias_entity_number", "entity_number"),)

    folded: Mapped[str] = mapped_column(Folded, primary_key=True)
    entity_number: Mapped[int] = mapped_column(
        Number, ForeignKey("entity.number", ondelete="CASCADE"), primary_key=True
    )

    entity: Mapped[Entity] = relationship(back_populates="spellings")
