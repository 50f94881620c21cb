"""The same question as most would write it: SQLAlchemy's ORM with eager loading, a count, marshmallow for each answer."""

from __future__ import annotations

import os

from flask import Flask, jsonify, request
from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session, joinedload, selectinload, undefer

from api.models import (
    Article,
    Entity,
    Mention,
    OnBehalfOfLink,
    OrganisationLink,
    SpeakerLink,
    Statement,
    Theme,
    ThemeLink,
)
from schemas.statement import Statement as StatementSchema

app = Flask(__name__)
engine = create_engine(os.environ["DATABASE_URL"])
schema = StatementSchema(exclude=("evidence",), many=True)
LINKS = ("speaker", "addressee", "voice", "organisation", "theme")


@app.get("/statements")
def statements():
    """Newest first, with a total."""
    query = select(Statement).join(Statement.article)
    if speaker := request.args.get("speaker"):
        query = query.where(Statement.speaker_links.any(SpeakerLink.entity.has(Entity.id == speaker)))
    if organisation := request.args.get("organisation"):
        query = query.where(Statement.organisation_links.any(OrganisationLink.entity.has(Entity.id == organisation)))
    if theme := request.args.get("theme"):
        query = query.where(Statement.theme_links.any(ThemeLink.theme.has(Theme.id == theme)))
    loaded = [selectinload(getattr(Statement, f"{link}_links")).joinedload(_named(link)) for link in LINKS]
    loaded += [selectinload(Statement.act_links), selectinload(Statement.entities).joinedload(Mention.entity)]
    page = query.options(joinedload(Statement.article).options(undefer(Article.text)), *loaded)
    page = page.order_by(Article.published_on.desc(), Statement.article_number.desc(), Statement.position).limit(50)
    with Session(engine) as session:
        total = session.scalar(select(func.count()).select_from(query.subquery()))
        return jsonify(data=schema.dump(session.scalars(page).all()), meta={"total": total})


def _named(link):
    if link == "theme":
        return ThemeLink.theme
    return {"speaker": SpeakerLink, "organisation": OrganisationLink, "voice": OnBehalfOfLink}.get(
        link, _addressee()
    ).entity


def _addressee():
    from api.models import AddresseeLink

    return AddresseeLink
