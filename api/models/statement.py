"""Statements, with their links to entities and themes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec
from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy import text as sql
from sqlalchemy.ext.associationproxy import AssociationProxy, association_proxy
from sqlalchemy.ext.orderinglist import ordering_list
from sqlalchemy.orm import Mapped, mapped_column, relationship

from api.models.base import SIDE_CHARS, Base, Number, enumeration
from api.models.compressed_text import CompressedJson, CompressedText
from api.models.links import (
    ActLink,
    AddresseeLink,
    Mention,
    OnBehalfOfLink,
    OrganisationLink,
    RelayLink,
    SpeakerLink,
    ThemeLink,
)
from extraction.text import Act, Kind

if TYPE_CHECKING:
    from api.models.article import Article
    from api.models.entity import Entity
    from api.models.theme import Theme


def _links(link: str) -> Any:
    return relationship(
        link,
        order_by=f"{link}.position",
        collection_class=ordering_list("position"),
        cascade="all, delete-orphan",
        passive_deletes=True,
    )


def _told(name: str) -> Any:
    """A part of a statement that no column but its JSON has; whoever makes a statement sets it before that is dumped."""

    def read(statement: Statement) -> Any:
        parts = statement.__dict__
        if f"_{name}" not in parts:
            told = msgspec.json.decode(statement.document)
            parts |= {"_text": told["text"], "_spans": told["spans"], "_cue": told["cue"]}
        return parts[f"_{name}"]

    def write(statement: Statement, value: Any) -> None:
        statement.__dict__[f"_{name}"] = value

    return property(read, write)


class Statement(Base):
    """A statement. All offsets are half-open character offsets into the article's text.

    `sort_key` is its place in the default order (sort_keys), and what the link tables carry. `document` is its JSON as
    schemas.statement gives it in `document_version`, dumped once so that responses are put together without loading anything else;
    `text`, `spans` and `cue` are nowhere but there.
    `revision` is the number of the revision in which it was last written; `is_revised` whether that was not the first time.
    """

    __tablename__ = "statement"
    __table_args__ = (
        UniqueConstraint("article_number", "position"),
        Index(None, "kind", "sort_key"),
        Index(None, "source_folded", "sort_key"),
        Index(None, "created_at", "sort_key"),
        Index(None, "revision", "sort_key"),
    )

    sort_key: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    id: Mapped[str] = mapped_column(String(20), unique=True)
    article_number: Mapped[int] = mapped_column(Number, ForeignKey("article.number", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[Kind] = mapped_column(enumeration(Kind, 20))
    context_start: Mapped[int]
    context_end: Mapped[int]
    language: Mapped[str] = mapped_column(String(35))
    source_folded: Mapped[str | None] = mapped_column(Text)
    side: Mapped[str | None] = mapped_column(String(SIDE_CHARS))
    created_at: Mapped[datetime]
    evidence: Mapped[list[dict[str, Any]]] = mapped_column(CompressedJson)
    document: Mapped[str] = mapped_column(CompressedText)
    document_version: Mapped[int]
    revision: Mapped[int] = mapped_column(Number, server_default=sql("0"))
    is_revised: Mapped[bool] = mapped_column(default=False, server_default=false())

    text, spans, cue = _told("text"), _told("spans"), _told("cue")

    article: Mapped[Article] = relationship(back_populates="statements")
    speaker_links: Mapped[list[SpeakerLink]] = _links("SpeakerLink")
    addressee_links: Mapped[list[AddresseeLink]] = _links("AddresseeLink")
    relay_links: Mapped[list[RelayLink]] = _links("RelayLink")
    on_behalf_of_links: Mapped[list[OnBehalfOfLink]] = _links("OnBehalfOfLink")
    organisation_links: Mapped[list[OrganisationLink]] = _links("OrganisationLink")
    theme_links: Mapped[list[ThemeLink]] = _links("ThemeLink")
    act_links: Mapped[list[ActLink]] = _links("ActLink")
    entities: Mapped[list[Mention]] = relationship(
        back_populates="statement",
        order_by=(Mention.start, Mention.end, Mention.entity_number),
        cascade="all, delete-orphan",
        passive_deletes=True,
    )

    speakers: AssociationProxy[list[Entity]] = association_proxy(
        "speaker_links", "entity", creator=lambda entity: SpeakerLink(entity=entity)
    )
    addressees: AssociationProxy[list[Entity]] = association_proxy(
        "addressee_links", "entity", creator=lambda entity: AddresseeLink(entity=entity)
    )
    relayed_by: AssociationProxy[list[Entity]] = association_proxy(
        "relay_links", "entity", creator=lambda entity: RelayLink(entity=entity)
    )
    on_behalf_of: AssociationProxy[list[Entity]] = association_proxy(
        "on_behalf_of_links", "entity", creator=lambda entity: OnBehalfOfLink(entity=entity)
    )
    organisations: AssociationProxy[list[Entity]] = association_proxy(
        "organisation_links", "entity", creator=lambda entity: OrganisationLink(entity=entity)
    )
    themes: AssociationProxy[list[Theme]] = association_proxy(
        "theme_links", "theme", creator=lambda theme: ThemeLink(theme=theme)
    )
    acts: AssociationProxy[list[Act]] = association_proxy("act_links", "act", creator=lambda act: ActLink(act=act))

    @property
    def context(self) -> str:
        """The whole sentence or sentences, frame included."""
        return self.article.text[self.context_start : self.context_end]
