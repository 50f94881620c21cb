"""Articles from one server to another: all of them, or none of a file that has a fault.

What was stored when, and under which ids, stays. Statements are numbered in the order of their times, so an import numbers all of
them anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload, undefer

from api.articles import catalogue, documents, facets, ingest, near_duplicates, removals, sides
from api.articles.article_text import SUPPORTED
from api.articles.events import storing
from api.articles.events.storing import Given
from api.database import Database, revisions
from api.models import Article, Entity, Event, EventAccount, Mention, Revision, Statement
from api.models.links import AddresseeLink, OnBehalfOfLink, OrganisationLink, RelayLink, SpeakerLink, ThemeLink
from api.models.sort_keys import article_key
from api.models.told_events import read_told
from api.queries import fulltext
from api.transfer import article_lines
from api.transfer.article_lines import ArticleLine, StoredEvent
from extraction.text import Extraction

BATCH = 100  # articles that are loaded at a time
_LOADING = (
    undefer(Article.text),
    selectinload(Article.statements).options(
        selectinload(Statement.speaker_links).selectinload(SpeakerLink.entity),
        selectinload(Statement.addressee_links).selectinload(AddresseeLink.entity),
        selectinload(Statement.relay_links).selectinload(RelayLink.entity),
        selectinload(Statement.on_behalf_of_links).selectinload(OnBehalfOfLink.entity),
        selectinload(Statement.organisation_links).selectinload(OrganisationLink.entity),
        selectinload(Statement.theme_links).selectinload(ThemeLink.theme),
        selectinload(Statement.act_links),
        selectinload(Statement.entities).selectinload(Mention.entity),
    ),
)


class FaultyLine(ValueError):  # noqa: N818 - named for what it is
    """A line, counted from 1, that can't be stored; nothing of its file is."""

    def __init__(self, line: int, detail: str) -> None:
        super().__init__(f"line {line}: {detail}")


@dataclass(slots=True)
class Imported:
    """How many articles were stored, and how many were there already."""

    new: int = 0
    known: int = 0


def export(database: Database, seconds: float) -> Iterator[bytes]:
    """Every article as a line, in the order in which they were stored; all as of one moment."""
    with database.exporting(seconds) as reader:
        session = reader.session
        numbers = session.scalars(select(Article.number).order_by(Article.number)).all()
        for start in range(0, len(numbers), BATCH):
            part = numbers[start : start + BATCH]
            query = select(Article).where(Article.number.in_(part)).order_by(Article.number).options(*_LOADING)
            events = _list_events(session, part)
            ids = {entity for each in events.values() for one in each for entity in one.told.entities}
            named = {entity.id: entity for entity in session.scalars(select(Entity).where(Entity.id.in_(ids)))}
            for article in session.scalars(query):
                told = events.get(article.number, [])
                yield article_lines.write_line(article, told, [named[e] for one in told for e in one.told.entities])
            session.expunge_all()


def _list_events(session: Session, articles: Sequence[int]) -> dict[int, list[StoredEvent]]:
    """What articles tell of events, by their numbers, in the order in which they do."""
    query = select(EventAccount, Event.id).join(Event, Event.number == EventAccount.event_number)
    query = query.where(EventAccount.article_number.in_(articles)).order_by(EventAccount.position)
    found: dict[int, list[StoredEvent]] = {}
    for account, id_ in session.execute(query):
        stored = StoredEvent(id=id_, is_pinned=account.is_pinned, told=read_told(account.told))
        found.setdefault(account.article_number, []).append(stored)
    return found


def store(database: Database, lines: Iterable[bytes]) -> Imported:
    """Store the articles of an export that are not there, in one transaction. Raises FaultyLine."""
    done = Imported()
    with database.writing() as session:
        revision = revisions.lock(session)
        catalogue.ensure_knowledge(session)
        time = revisions.advance(revision)
        for number, content in enumerate(lines, 1):
            if content.strip():
                time = max(time, _store_line(session, revision, number, content, done))
        if not done.new:
            session.rollback()
            return done
        revision.changed_at = max(revision.changed_at, time)  # what is stored from now on is later
        session.flush()
        facets.rebuild(session.connection())
    return done


def _store_line(session: Session, revision: Revision, number: int, content: bytes, done: Imported) -> datetime:
    """The latest time in the line."""
    try:
        line = article_lines.read_line(content)
        if not line.language.lower().startswith(SUPPORTED):
            raise ValueError(f"The language is {line.language}; only German (de) can be stored.")
        ingest.check_size(_extraction(line))
    except (ValueError, OverflowError) as error:
        raise FaultyLine(number, str(error)) from None
    if _make_room(session, revision, line):
        _store(session, revision, line)
        done.new += 1
    else:
        done.known += 1
    return max([line.created_at, *(statement.created_at for statement in line.statements)])


def _make_room(session: Session, revision: Revision, line: ArticleLine) -> bool:
    """Whether the article is to be stored; an excerpt gives way to the whole."""
    is_excerpt = session.scalar(select(Article.is_excerpt).where(Article.id == line.id))
    if is_excerpt and not line.is_excerpt:
        return removals.remove_article(session, line.id, revision.number)
    return is_excerpt is None


def _store(session: Session, revision: Revision, line: ArticleLine) -> None:
    revision.articles += 1
    article = _article(line, revision.articles)
    ingest.fill(session, article, _extraction(line))
    for statement, written in zip(article.statements, line.statements, strict=True):
        statement.id, statement.created_at, statement.revision = written.id, written.created_at, revision.number
        documents.write_document(statement)
    session.add(article)
    session.flush()
    fulltext.add(session.connection(), [(statement.sort_key, statement.text) for statement in article.statements])
    near_duplicates.link(session, article)
    given = [Given(event.id, event.is_pinned) for event in line.events]
    storing.add(session, revision.number, article, [event.told for event in line.events], given)


def _article(line: ArticleLine, number: int) -> Article:
    article = Article(
        **{name: getattr(line, name) for name in article_lines.OWN},
        number=number,
        sort_key=article_key(line.published_on, number),
    )
    sides.resolve_source(article)
    return article


def _extraction(line: ArticleLine) -> Extraction:
    statements = tuple(statement.record for statement in line.statements)
    entities = {entity.id: entity for entity in line.entities}
    return Extraction(line.text, line.language, statements, entities, line.warnings)
