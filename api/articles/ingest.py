"""Articles into the tables: parsed once, stored whole or not at all, however many processes add the same text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.articles import facets, near_duplicates, removals
from api.articles.article_text import identify, normalise
from api.articles.drafts import NewArticle, Parsed, TextParser, draft_article, find_parts, parse
from api.articles.events import storing as events
from api.database import Database, revisions
from api.models import Article, Revision
from api.queries import fulltext


@dataclass(frozen=True, slots=True)
class Added:
    """The id of an article, and whether it is new."""

    id: str
    is_new: bool


def add(database: Database, parser: TextParser, new: NewArticle) -> Added:
    """Parse an article and store it with all of its statements, unless its text is there already. Raises Refusal."""
    id_ = identify(normalise(new.text))
    if is_there(database, id_):
        return Added(id_, is_new=False)
    return store(database, parse(parser, new))


def is_there(database: Database, id_: str) -> bool:
    """Whether the whole article is stored."""
    with database.reading() as reader:
        return _exists(reader.session, id_)


def store(database: Database, parsed: Parsed) -> Added:
    """Store an article with all of its statements, unless it has come to be there meanwhile."""
    return store_all(database, [parsed])[0]


def store_all(database: Database, several: Sequence[Parsed]) -> list[Added]:
    """Store articles as `store` does, all in one transaction: what each of them costs alone is most of what they cost."""
    with database.writing() as session:
        revision = revisions.lock(session)
        missing = _without_known(session, several)
        _add(session, revision, list(missing.values()))
    return [Added(parsed.id, is_new=missing.get(parsed.id) is parsed) for parsed in several]


def remove(database: Database, id_: str) -> bool:
    """Remove an article with its statements; whether it was there."""
    with database.writing() as session:
        revision = revisions.lock(session)
        is_gone = removals.remove_article(session, id_, revision.number + 1)
        if is_gone:
            revisions.advance(revision)
        return is_gone


def _exists(session: Session, id_: str) -> bool:
    """Whether the whole article is there."""
    return session.scalar(select(Article.number).where(Article.id == id_, ~Article.is_excerpt)) is not None


def _without_known(session: Session, several: Iterable[Parsed]) -> dict[str, Parsed]:
    """The articles that are not there, each text once, by their ids."""
    by_id: dict[str, Parsed] = {}
    for parsed in several:
        by_id.setdefault(parsed.id, parsed)
    known = session.scalars(select(Article.id).where(Article.id.in_(by_id), ~Article.is_excerpt)).all()
    return {id_: parsed for id_, parsed in by_id.items() if id_ not in known}


def _add(session: Session, revision: Revision, missing: Sequence[Parsed]) -> None:
    """Add articles that are not there, each in a revision of its own."""
    if not missing:
        return
    for parsed in missing:
        removals.remove_article(session, parsed.id, revision.number + 1)  # an excerpt gives way to the whole
    parts = find_parts(session, [parsed.extraction for parsed in missing])
    articles = [draft_article(revision, parsed, parts) for parsed in missing]
    session.add_all(articles)
    session.flush()
    statements = [statement for article in articles for statement in article.statements]
    fulltext.add(session.connection(), [(statement.sort_key, statement.text) for statement in statements])
    for article, parsed in zip(articles, missing, strict=True):
        events.add(session, revision.number, article, parsed.extraction.events)
    facets.add(session.connection(), [statement.sort_key for statement in statements])
    for article in articles:
        near_duplicates.link(session, article)
