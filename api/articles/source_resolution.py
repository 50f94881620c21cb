"""Articles resolved by the catalogue of sources: of which house each is, and whose account it and its statements are.

It is done when an article is stored, and for all of them anew here, when the catalogue or the rules have changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, exists, func, select, update
from sqlalchemy.orm import Session

from api.articles import documents, facets
from api.articles.drafts import side_of_article, side_of_statement
from api.articles.events.writing import touch_events
from api.database import revisions
from api.models import Article, Entity, Facet, Revision, Statement
from api.models.links import RelayLink
from api.sources import catalogue

BATCH = 500  # articles whose statements are read at a time
KEYS = 1000  # statements that are written at a time

_ARTICLES = select(
    Article.number, Article.source, Article.url, Article.given_side, Article.source_folded, Article.side
).order_by(Article.number)
_IN_ARTICLES = Statement.article_number.in_(bindparam("numbers", expanding=True))
_STATEMENTS = select(Statement.sort_key, Statement.article_number, Statement.side).where(_IN_ARTICLES)
_RELAYS = (
    select(RelayLink.sort_key, Entity)
    .join(Entity, Entity.number == RelayLink.entity_number)
    .join(Statement, Statement.sort_key == RelayLink.sort_key)
    .where(_IN_ARTICLES)
    .order_by(RelayLink.sort_key, RelayLink.position)
)


def is_due(session: Session) -> bool:
    """Whether articles are stored that were resolved by another catalogue, or counted before there were sides."""
    if session.scalar(select(Revision.catalogue)) != catalogue.version():
        return True
    return not _has_sides(session) and session.scalar(select(func.count()).select_from(Statement)) != 0


def resolve(session: Session) -> int:
    """Resolve all articles; how many are of another house now, or another side's account, they or a statement of theirs."""
    revision = revisions.lock(session)
    changed: set[int] = set()
    stale: list[int] = []
    for articles in _read_articles(session):
        changed |= _update_articles(session, articles)
        sides = {row.number: _side(row) for row in articles}
        for side, rows in _find_other_sides(session, sides).items():
            keys = [row.sort_key for row in rows]
            _update_sides(session, keys, side)
            changed |= {row.article_number for row in rows}
            stale += keys
    if changed:
        revisions.advance(revision)
        documents.rewrite(session, stale, revision.number)
        touch_events(session, revision.number, sorted(changed))
    if changed or not _has_sides(session):
        session.flush()
        facets.rebuild(session.connection())
    revision.catalogue = catalogue.version()
    return len(changed)


def _update_sides(session: Session, keys: Sequence[int], side: str | None) -> None:
    """No more at a time than a query takes values: PostgreSQL 65,535."""
    for start in range(0, len(keys), KEYS):
        part = keys[start : start + KEYS]
        session.execute(update(Statement).where(Statement.sort_key.in_(part)).values(side=side))


def _has_sides(session: Session) -> bool:
    return bool(session.scalar(select(exists(select(Facet.number).where(Facet.field == "side")))))


def _read_articles(session: Session) -> Iterator[Sequence[Row[*tuple[Any, ...]]]]:
    """In batches, each read when it is asked for."""
    last = 0
    while rows := session.execute(_ARTICLES.where(Article.number > last).limit(BATCH)).all():
        last = rows[-1].number
        yield rows


def _side(row: Row[*tuple[Any, ...]]) -> str | None:
    return side_of_article(row.given_side, row.source, row.url)


def _update_articles(session: Session, rows: Sequence[Row[*tuple[Any, ...]]]) -> set[int]:
    """Write the house and side of those where one is another now; their numbers."""
    changed = set()
    for row in rows:
        key, side = catalogue.key(row.source, row.url), _side(row)
        if (key, side) != (row.source_folded, row.side):
            session.execute(update(Article).where(Article.number == row.number).values(source_folded=key, side=side))
            session.execute(update(Statement).where(Statement.article_number == row.number).values(source_folded=key))
            changed.add(row.number)
    return changed


def _find_other_sides(
    session: Session, sides: Mapping[int, str | None]
) -> dict[str | None, list[Row[*tuple[Any, ...]]]]:
    """The statements that are another side's account now, by that side."""
    numbers = {"numbers": list(sides)}
    relays: dict[int, list[Entity]] = defaultdict(list)
    for key, entity in session.execute(_RELAYS, numbers):
        relays[key].append(entity)
    found: dict[str | None, list[Row[*tuple[Any, ...]]]] = defaultdict(list)
    for row in session.execute(_STATEMENTS, numbers):
        side = side_of_statement(sides[row.article_number], relays[row.sort_key])
        if side != row.side:
            found[side].append(row)
    return found
