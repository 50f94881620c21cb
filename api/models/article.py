"""Articles: texts, each parsed once."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.models.base import SIDE_CHARS, Base, Number
from api.models.compressed_text import CompressedText
from api.models.statement import Statement


class Article(Base):
    """A text and what is known about it.

    `id` is made from the text (articles/article_text.py). `number` counts the articles in the order in which they were
    stored and is not used again, `sort_key` is described in sort_keys. `source_folded` is the source by which queries
    find it: its id in the catalogue of sources, or else its folded name (sources.catalogue.key).
    `given_side` is whose account it was said to be, `side` that or else what the catalogue says of its source (articles/sides.py).
    Of an article that came in by its statements (`is_excerpt`) the text has only their sentences, each at its
    place, and blanks in between. `warnings` has what could not be read (articles/unread.py).
    """

    __tablename__ = "article"

    number: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(String(20), unique=True)
    sort_key: Mapped[int] = mapped_column(Number, unique=True)
    text: Mapped[str] = mapped_column(CompressedText, deferred=True)
    title: Mapped[str | None] = mapped_column(Text)
    published_on: Mapped[date | None]
    source: Mapped[str | None] = mapped_column(Text)
    source_folded: Mapped[str | None] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)
    given_side: Mapped[str | None] = mapped_column(String(SIDE_CHARS))
    side: Mapped[str | None] = mapped_column(String(SIDE_CHARS))
    author: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(35))
    created_at: Mapped[datetime]
    warnings: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    is_excerpt: Mapped[bool] = mapped_column(default=False, server_default=false())

    __table_args__ = (
        Index(None, "source_folded", "sort_key"),
        Index(None, "source_folded", "source"),
        Index(None, "url"),
    )

    statements: Mapped[list[Statement]] = relationship(
        back_populates="article", order_by=Statement.position, passive_deletes=True
    )
