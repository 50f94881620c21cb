"""Events, the accounts that articles give of them, and which statements belong to which."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, Float, ForeignKey, Index, SmallInteger, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from api.models.base import Base, Number, enumeration
from extraction.text import EventType, ParticipantRole


class Event(Base):
    """What happened, by all accounts of it together (articles/events/consensus.py).

    `sort_key` puts the latest day first, made as that of an article (sort_keys). `name` is for people. `confidence` says how surely
    its accounts are of one event. `revision` is the last that it, an account of it or an article's side was written in, and
    `is_revised` says that it was there before.
    """

    __tablename__ = "event"
    __table_args__ = (Index(None, "day"), Index(None, "revision", "number"))

    number: Mapped[int] = mapped_column(Number, primary_key=True)
    id: Mapped[str] = mapped_column(String(24), unique=True)
    sort_key: Mapped[int] = mapped_column(Number, unique=True)
    type: Mapped[EventType] = mapped_column(enumeration(EventType, 20))
    name: Mapped[str] = mapped_column(Text)
    day: Mapped[date | None]
    place_number: Mapped[int | None] = mapped_column(Number, ForeignKey("entity.number"))
    host_number: Mapped[int | None] = mapped_column(Number, ForeignKey("entity.number"))
    initiative_number: Mapped[int | None] = mapped_column(Number, ForeignKey("entity.number"))
    articles: Mapped[int]
    confidence: Mapped[float] = mapped_column(Float)
    revision: Mapped[int] = mapped_column(Number, default=0, server_default="0")
    is_revised: Mapped[bool] = mapped_column(default=False, server_default=false())


class EventRemoval(Base):
    """An event that went in the revision of that number: its accounts are gone, or of others now."""

    __tablename__ = "event_removal"

    revision: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    number: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(String(24))


class EventAccount(Base):
    """An event as one article tells it: what the extraction found, which event it was taken for, how surely and why.

    `told` is the record (extraction.text.told_events.ToldEvent) as JSON. `is_pinned` says that somebody decided by hand to which
    event it belongs, so that nothing else moves it.
    """

    __tablename__ = "event_account"
    __table_args__ = (Index(None, "event_number"),)

    article_number: Mapped[int] = mapped_column(
        Number, ForeignKey("article.number", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    event_number: Mapped[int] = mapped_column(Number, ForeignKey("event.number"))
    day: Mapped[date | None]
    told: Mapped[dict[str, Any]] = mapped_column(JSON)
    confidence: Mapped[float] = mapped_column(Float)
    reasons: Mapped[list[str]] = mapped_column(JSON)
    is_pinned: Mapped[bool] = mapped_column(default=False, server_default=false())


class EventKey(Base):
    """By what an account is looked up when others are compared with it: an entity and the day as an ordinal, 0 where there is none."""

    __tablename__ = "event_key"
    __table_args__ = (Index(None, "article_number"), {"sqlite_with_rowid": False})

    entity: Mapped[str] = mapped_column(String(200), primary_key=True)
    day: Mapped[int] = mapped_column(primary_key=True)
    article_number: Mapped[int] = mapped_column(
        Number, ForeignKey("article.number", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(SmallInteger, primary_key=True)


class EventParticipant(Base):
    """Who takes part in an event."""

    __tablename__ = "event_participant"
    __table_args__ = (Index(None, "event_number"), {"sqlite_with_rowid": False})

    entity_number: Mapped[int] = mapped_column(Number, ForeignKey("entity.number"), primary_key=True)
    event_number: Mapped[int] = mapped_column(Number, ForeignKey("event.number", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(SmallInteger)
    role: Mapped[ParticipantRole] = mapped_column(enumeration(ParticipantRole, 20))


class EventLink(Base):
    """Which event a statement was made at."""

    __tablename__ = "statement_event"
    __table_args__ = (Index(None, "sort_key"), {"sqlite_with_rowid": False})

    event_number: Mapped[int] = mapped_column(Number, ForeignKey("event.number", ondelete="CASCADE"), primary_key=True)
    sort_key: Mapped[int] = mapped_column(
        Number, ForeignKey("statement.sort_key", ondelete="CASCADE"), primary_key=True
    )
