"""The articles of statements that are imported: those that are there, and those that are made from sentences of theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from api.articles.drafts import side_of_article
from api.articles.statement_rows import Place, Places
from api.database import bulk, is_listed, revisions, write_list
from api.models import MAX_STATEMENTS, Article, Revision, Statement, article_key
from api.sources import catalogue
from api.transfer.statement_import import excerpts
from api.transfer.statement_import.lines import Chunk, FaultyBatch, LineFault
from api.transfer.statement_import.preparing import ArticlePart, PreparedChunk
from schemas.statement_line import read_line

Parts = Sequence[tuple[Chunk, PreparedChunk]]
"""Chunks of which every statement is new, and what they hold."""


@dataclass(slots=True)
class PlacedArticle(Place):
    """An article of a batch, and how many statements it has so far."""

    is_new: bool = False
    statements: int = 0
    is_changed: bool = False


def place(session: Session, revision: Revision, parts: Parts) -> list[Places]:
    """Give each statement its place, and store the articles. Raises FaultyBatch."""
    placing = _Placing(session, revision, parts)
    places = [placing.place(chunk, prepared) for chunk, prepared in parts]
    if placing.faults:
        raise FaultyBatch(sorted(placing.faults, key=lambda fault: fault.line))
    placing.write()
    return places


class _Placing:
    """The articles of a batch by their ids."""

    def __init__(self, session: Session, revision: Revision, parts: Parts) -> None:
        self._session, self._revision = session, revision
        self.faults: list[LineFault] = []
        self._articles: dict[str, PlacedArticle] = {}
        self._times = Counter(id_ for _, prepared in parts for id_ in prepared.articles)
        told = [(id_, part.given_side) for _, prepared in parts for id_, part in prepared.articles.items()]
        self._given_sides = {id_: side for id_, side in told if side is not None}
        self._rows, self._positions = _find(session, list(self._times))

    def place(self, chunk: Chunk, prepared: PreparedChunk) -> Places:
        """Give the statements of a chunk their places."""
        length = len(prepared.lines)
        articles: list[Any] = [None] * length
        positions = [0] * length
        for id_, part in prepared.articles.items():
            try:
                article = self._articles.get(id_) or self._make(id_, part)
            except OverflowError as error:
                self.faults += [LineFault(_line(chunk, prepared, s)[0], str(error)) for s in part.statements]
                continue
            first = article.statements
            self._extend(article, chunk, prepared, part)
            for position, statement in enumerate(part.statements, first):
                articles[statement], positions[statement] = article, position
        return Places(articles, positions)

    def write(self) -> None:
        """Store articles that are new, and texts that have grown."""
        connection = self._session.connection()
        bulk.insert(connection, Article.__table__, [a.row for a in self._articles.values() if a.is_new])
        grown = [a.row for a in self._articles.values() if a.is_changed and not a.is_new]
        if grown:
            change = update(Article.__table__).where(Article.__table__.c.number == bindparam("of_number"))  # type: ignore[arg-type]
            connection.execute(change, [{"of_number": row["number"], "text": row["text"]} for row in grown])

    def _make(self, id_: str, part: ArticlePart) -> PlacedArticle:
        """An article that no statement of the batch had so far."""
        is_new, row = id_ not in self._rows, self._rows.get(id_)
        if row is None:
            self._revision.articles += 1
            number = self._revision.articles
            key = article_key(part.reference.published_on, number)
        # Each article of a batch has a time of its own, as if it had been added alone.
        time = revisions.tick(self._revision)
        if row is None:
            row = _write_row(part, number, key, time, self._given_sides.get(id_))
        first = self._positions.get(id_, 0)
        article = self._articles[id_] = PlacedArticle(row, time, self._revision.number, is_new=is_new, statements=first)
        return article

    def _extend(self, article: PlacedArticle, chunk: Chunk, prepared: PreparedChunk, part: ArticlePart) -> None:
        """Put the statements into the text of the article, and count them."""
        if article.is_new and self._times[article.row["id"]] == 1 and part.text is not None:
            article.row["text"] = part.text
            article.statements += len(part.statements)
            return
        for number, content in (_line(chunk, prepared, statement) for statement in part.statements):
            try:
                self._put(article, content)
            except ValueError as error:
                self.faults.append(LineFault(number, str(error)))

    def _put(self, article: PlacedArticle, content: bytes) -> None:
        if article.statements >= MAX_STATEMENTS:
            raise ValueError(f"An article can't have more than {MAX_STATEMENTS} statements.")
        line, row = read_line(content), article.row
        start = excerpts.locate_context(line)
        if row["is_excerpt"]:
            text = excerpts.extend_text(row["text"], line, start)
            article.is_changed, row["text"] = article.is_changed or text != row["text"], text
        else:
            excerpts.check_text(row["text"], line, start)
        article.statements += 1


def _line(chunk: Chunk, prepared: PreparedChunk, statement: int) -> tuple[int, bytes]:
    return chunk.lines[prepared.lines[statement]]


def _find(session: Session, ids: Sequence[str]) -> tuple[dict[str, dict[str, Any]], dict[str, int]]:
    """The rows of articles that are there, and their first free positions, by their ids."""
    dialect = session.get_bind().dialect.name
    is_one, listed = is_listed(Article.id, dialect, "ids"), {"ids": write_list(dialect, ids)}
    found = session.execute(select(*Article.__table__.columns).where(is_one), listed)
    rows = {row.id: dict(row._mapping) for row in found}
    if not rows:
        return {}, {}
    last = select(Article.id, func.max(Statement.position)).join(Article.statements).where(is_one).group_by(Article.id)
    return rows, {id_: position + 1 for id_, position in session.execute(last, listed)}


def _write_row(part: ArticlePart, number: int, sort_key: int, now: datetime, given_side: str | None) -> dict[str, Any]:
    article = part.reference
    return {
        "number": number,
        "id": article.id,
        "sort_key": sort_key,
        "text": "",
        "title": article.title or None,
        "published_on": article.published_on,
        "source": article.source or None,
        "source_folded": catalogue.key(article.source, article.url),
        "url": article.url or None,
        "given_side": given_side,
        "side": side_of_article(given_side, article.source, article.url),
        "author": None,
        "warnings": None,
        "language": part.language,
        "created_at": now,
        "is_excerpt": True,
    }
