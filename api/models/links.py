"""The tables between statements and what they are selected by.

Each begins with what is asked for and goes on with the statement's sort key, so that its primary key alone gives the page: in order,
from the place where the last page ended. `position` is the place in the statement's own list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import Index, SmallInteger
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from api.models.base import Base, Number, checked_by_sqlite, enumeration, goes_with_statement
from extraction.text import Act

if TYPE_CHECKING:
    from api.models.entity import Entity
    from api.models.statement import Statement
    from api.models.theme import Theme


class _Link:
    """A row that selects a statement; the second index serves the removal of statements."""

    _linked: ClassVar[tuple[str, str] | None] = ("entity_number", "entity.number")

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805
        keys = [goes_with_statement(), *([checked_by_sqlite(*cls._linked)] if cls._linked else [])]
        return *keys, Index(f"ix_{cls.__tablename__}_sort_key", "sort_key"), {"sqlite_with_rowid": False}  # type: ignore[attr-defined]


def _statement() -> Mapped[int]:
    return mapped_column(Number, primary_key=True)


def _entity() -> Mapped[int]:
    return mapped_column(Number, primary_key=True)


class SpeakerLink(_Link, Base):
    """Who says it."""

    __tablename__ = "statement_speaker"

    entity_number: Mapped[int] = _entity()
    sort_key: Mapped[int] = _statement()
    position: Mapped[int] = mapped_column(SmallInteger)
    entity: Mapped[Entity] = relationship()


class AddresseeLink(_Link, Base):
    """Who is spoken to."""

    __tablename__ = "statement_addressee"

    entity_number: Mapped[int] = _entity()
    sort_key: Mapped[int] = _statement()
    position: Mapped[int] = mapped_column(SmallInteger)
    entity: Mapped[Entity] = relationship()


class RelayLink(_Link, Base):
    """Through whom it reaches the reader; `position` 0 is the outermost."""

    __tablename__ = "statement_relay"

    entity_number: Mapped[int] = _entity()
    sort_key: Mapped[int] = _statement()
    position: Mapped[int] = mapped_column(SmallInteger)
    entity: Mapped[Entity] = relationship()


class OnBehalfOfLink(_Link, Base):
    """For whom the wording speaks."""

    __tablename__ = "statement_voice"  # as the first migration named it

    entity_number: Mapped[int] = _entity()
    sort_key: Mapped[int] = _statement()
    position: Mapped[int] = mapped_column(SmallInteger)
    entity: Mapped[Entity] = relationship()


class OrganisationLink(_Link, Base):
    """Which organisations the content names."""

    __tablename__ = "statement_organisation"

    entity_number: Mapped[int] = _entity()
    sort_key: Mapped[int] = _statement()
    position: Mapped[int] = mapped_column(SmallInteger)
    entity: Mapped[Entity] = relationship()


class ThemeLink(_Link, Base):
    """What it is about."""

    __tablename__ = "statement_theme"

    _linked = ("theme_number", "theme.number")

    theme_number: Mapped[int] = mapped_column(Number, primary_key=True)
    sort_key: Mapped[int] = _statement()
    position: Mapped[int] = mapped_column(SmallInteger)
    theme: Mapped[Theme] = relationship()


class ActLink(_Link, Base):
    """What it does."""

    __tablename__ = "statement_act"

    _linked = None

    act: Mapped[Act] = mapped_column(enumeration(Act, 30), primary_key=True)
    sort_key: Mapped[int] = _statement()
    position: Mapped[int] = mapped_column(SmallInteger)


class Mention(_Link, Base):
    """Where the content names an entity: character offsets into the article's text."""

    __tablename__ = "mention"

    entity_number: Mapped[int] = _entity()
    sort_key: Mapped[int] = _statement()
    start: Mapped[int] = mapped_column(primary_key=True)
    end: Mapped[int] = mapped_column(primary_key=True)
    entity: Mapped[Entity] = relationship()
    statement: Mapped[Statement] = relationship(back_populates="entities")

    @property
    def text(self) -> str:
        """The words of the text."""
        return self.statement.article.text[self.start : self.end]
