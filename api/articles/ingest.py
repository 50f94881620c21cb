"""Articles into the tables: parsed once, stored whole or not at all, however many processes add the same text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from api.articles import near_duplicates, removals, statement_rows
from api.articles.article_text import identify, normalise
from api.articles.catalogue import ensure_entities, find_or_add_themes
from api.articles.drafts import NewArticle, Parsed, TextParser, draft_article, parse
from api.articles.events import storing as events
from api.articles.minhash import compute_minhash, find_shingles
from api.database import Database, bulk, revisions
from api.models import Article, Revision
from extraction.text import Entity as Record


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


def prepare(parsed: Parsed, dialect: str) -> Parsed:
    """With whatever can be made of it before it is stored in a database of that dialect, as by another process."""
    hashes = compute_minhash(find_shingles(parsed.text))
    return replace(parsed, rows=statement_rows.prepare_article(parsed, dialect), hashes=hashes)


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
    articles = [draft_article(revision, parsed) for parsed in missing]
    bulk.insert(session.connection(), Article.__table__, [_list_values(article) for article in articles])
    written = _write_statements(session, revision, missing, articles)
    for article, parsed in zip(articles, missing, strict=True):
        events.add(session, revision.number, article, parsed.extraction.events)
    told = events.list_facets(session, [key for keys in written.keys for key in keys])
    statement_rows.count(session.connection(), written, told)
    for article, parsed in zip(articles, missing, strict=True):
        near_duplicates.link(session, article, parsed.hashes)


def _write_statements(
    session: Session, revision: Revision, missing: Sequence[Parsed], articles: Sequence[Article]
) -> statement_rows.Written:
    """Store the statements of articles that are stored; each article is the newest of a revision of its own."""
    dialect = session.get_bind().dialect.name
    records: dict[str, Record] = {}
    for parsed in missing:
        records = {**parsed.extraction.entities, **records}  # of what several say of an entity the first holds
    rows = [parsed.rows or statement_rows.prepare_article(parsed, dialect) for parsed in missing]
    themes = find_or_add_themes(session, {theme for prepared in rows for theme in prepared.themes})
    entities = ensure_entities(session, records)
    session.flush()
    first, places = revision.number - len(articles) + 1, []
    for number, (article, prepared) in enumerate(zip(articles, rows, strict=True), first):
        place, length = statement_rows.Place(_list_values(article), article.created_at, number), len(prepared.ids)
        places.append(statement_rows.Places([place] * length, range(length)))
    named = statement_rows.name(entities, {id_: theme.number for id_, theme in themes.items()})
    return statement_rows.write(session.connection(), rows, places, named)


def _list_values(article: Article) -> dict[str, Any]:
    return {column.name: getattr(article, column.name) for column in Article.__table__.columns}
