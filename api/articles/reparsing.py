"""Articles parsed again, after a change of the extraction.

Each article in a transaction of its own. A statement that is found again keeps its id, the time at which it was stored and its
number; only what differs is written, and an article in which nothing differs is left alone: the data keep their revision.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select
from sqlalchemy.orm import Session

from api.articles import documents, drafts, facets
from api.articles.drafts import write_faults
from api.articles.events import storing as events
from api.articles.events.links import relink
from api.database import Database, revisions
from api.models import Article, Removal, Revision, Statement
from api.queries import fulltext
from extraction.text import Extraction
from schemas.values.ids import read_article_id

_COLUMNS = ("id", "sort_key", "created_at", "document", "evidence")


@dataclass(frozen=True, slots=True)
class Reparsed:
    """What has become of an article's statements; `failure` is a message where it could not be parsed."""

    id: str
    added: int = 0
    changed: int = 0
    removed: int = 0
    failure: str | None = None


@dataclass(frozen=True, slots=True)
class _Work:
    """One article in one transaction: its statements as they are, by id, and as they are to be."""

    session: Session
    revision: Revision
    article: Article
    old: dict[str, Row[*tuple[Any, ...]]]
    new: dict[str, Statement]

    @property
    def kept(self) -> set[str]:
        """The ids of those that stay as they are, where they are."""
        return {id_ for id_, new in self.new.items() if id_ in self.old and _is_same(self.old[id_], new)}


def list_articles(database: Database) -> list[str]:
    """The ids of all articles in the order in which they were stored, without those of which only excerpts are there."""
    with database.reading() as reader:
        return list(reader.session.scalars(select(Article.id).where(~Article.is_excerpt).order_by(Article.number)))


def reparse(database: Database, parser: drafts.TextParser, ids: Iterable[str]) -> Iterator[Reparsed]:
    """Parse articles again, each as the results are asked for; those that are not there, or no more, are passed by."""
    for id_ in map(read_article_id, ids):
        article = _find(database, id_)
        if article is None:
            continue
        try:
            known = {"title": article.title, "published_on": article.published_on, "author": article.author}
            extraction = parser.extract(article.text, **known)
            drafts.check_size(extraction)
            yield _update(database, id_, extraction)
        except ValueError as error:
            yield Reparsed(id_, failure=str(error))


def _find(database: Database, id_: str) -> Row[*tuple[Any, ...]] | None:
    with database.reading() as reader:
        columns = (Article.text, Article.title, Article.published_on, Article.author)
        return reader.session.execute(select(*columns).where(Article.id == id_, ~Article.is_excerpt)).one_or_none()


def _update(database: Database, id_: str, extraction: Extraction) -> Reparsed:
    with database.writing() as session:
        revision = revisions.lock(session)
        article = session.scalar(select(Article).where(Article.id == id_, ~Article.is_excerpt))
        if article is None:
            return Reparsed(id_)
        work = _Work(session, revision, article, _read(session, article), {})
        work.new.update(_draft(work, extraction))
        kept, warnings = work.kept, write_faults(extraction.warnings)
        same_events = events.has_same(session, article, extraction.events)
        if len(kept) == len(work.old) == len(work.new) and warnings == article.warnings and same_events:
            session.rollback()  # entities that nothing refers to
            return Reparsed(id_)
        article.warnings = warnings
        _write(work, kept, None if same_events else extraction)
        common = work.old.keys() & work.new.keys()
        return Reparsed(id_, len(work.new) - len(common), len(common - kept), len(work.old) - len(common))


def _read(session: Session, article: Article) -> dict[str, Row[*tuple[Any, ...]]]:
    query = select(*(getattr(Statement, name) for name in _COLUMNS)).where(Statement.article_number == article.number)
    return {row.id: row for row in session.execute(query)}


def _draft(work: _Work, extraction: Extraction) -> dict[str, Statement]:
    """The statements as they are to be, of a copy of the article that is not stored."""
    columns = [column.key for column in Article.__mapper__.column_attrs]
    draft = Article(**{name: getattr(work.article, name) for name in columns})
    with work.session.no_autoflush:
        drafts.fill(work.session, draft, extraction)
        for statement in draft.statements:
            if statement.id in work.old:
                statement.created_at = work.old[statement.id].created_at
            documents.write_document(statement)
    return {statement.id: statement for statement in draft.statements}


def _is_same(old: Row[*tuple[Any, ...]], new: Statement) -> bool:
    return (old.sort_key, old.document, old.evidence) == (new.sort_key, new.document, new.evidence)


def _write(work: _Work, kept: set[str], told: Extraction | None) -> None:
    """`told` has events that differ from those that are there."""
    time, connection = revisions.advance(work.revision), work.session.connection()
    gone = {id_: row.sort_key for id_, row in work.old.items() if id_ not in kept}
    coming = [statement for id_, statement in work.new.items() if id_ not in kept]
    numbers = facets.withdraw(connection, list(gone.values()))
    _remove(work, gone)
    for statement in coming:
        _prepare(work, statement, time)
    work.session.flush()
    fulltext.add(connection, [(statement.sort_key, statement.text) for statement in coming])
    if told is not None:
        events.replace_accounts(work.session, work.revision.number, work.article, told.events)
    relink(work.session, work.article.number)
    again = {s.sort_key: numbers[work.old[s.id].sort_key] for s in coming if s.id in work.old}
    facets.restore(connection, again)
    facets.add(connection, [s.sort_key for s in coming if s.id not in work.old])


def _remove(work: _Work, gone: dict[str, int]) -> None:
    """Take rows out; what does not come back is noted as removed."""
    rows = [
        {"sort_key": key, "id": id_, "article_id": work.article.id, "revision": work.revision.number}
        for id_, key in gone.items()
        if id_ not in work.new
    ]
    if rows:
        work.session.execute(insert(Removal), rows)
    fulltext.remove(work.session.connection(), [(key, work.old[id_].document.encode()) for id_, key in gone.items()])
    work.session.execute(
        delete(Statement).where(Statement.sort_key.in_(list(gone.values()))),
        execution_options={"synchronize_session": False},
    )


def _prepare(work: _Work, statement: Statement, time: datetime) -> None:
    statement.revision, statement.is_revised = work.revision.number, statement.id in work.old
    if not statement.is_revised:
        statement.created_at = time
        documents.write_document(statement)
    statement.article = work.article
    work.session.add(statement)
