"""Statements in bulk: a file in the form of the NDJSON export into the tables.

A batch is stored whole or not at all. What is there already (by id) is passed by, so a file may be read again, from the start, after
a fault was mended. Entities and themes that are missing are made from what the lines say of them. The export has no texts of articles:
an article that is missing is made from the sentences of its statements, and marked (excerpts).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any, BinaryIO

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from api.articles import facets
from api.articles.catalogue import ensure_entities, ensure_knowledge, find_or_add_themes
from api.database import Database, bulk, is_listed, revisions, write_list
from api.models import MAX_STATEMENTS, Article, Revision, Statement, article_key
from api.queries import fulltext
from api.transfer import excerpts
from api.transfer.statement_rows import COLUMNS, RowWriter, StatementPlace, article_row, entities_of, find_given_sides
from schemas.statement_line import StatementLine, read_line

BATCH = 10_000
MAX_LINE_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong with a line, counted from 1."""

    line: int
    detail: str


class FaultyBatch(ValueError):  # noqa: N818 - named for what it is
    """Lines that can't be stored; nothing of their batch is."""

    def __init__(self, faults: Sequence[LineFault]) -> None:
        super().__init__(f"{len(faults)} lines can't be stored")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Stored:
    """What has become of a batch: number of lines, how many of them were new."""

    lines: int
    new: int


@dataclass(slots=True)
class _Batch:
    """The work on one batch in one transaction."""

    session: Session
    revision: Revision
    faults: list[LineFault] = field(default_factory=list)
    articles: dict[str, dict[str, Any]] = field(default_factory=dict)
    given_sides: dict[str, str] = field(default_factory=dict)
    positions: dict[str, int] = field(default_factory=dict)
    times: dict[str, datetime] = field(default_factory=dict)
    new_articles: list[dict[str, Any]] = field(default_factory=list)


def store(database: Database, file: BinaryIO, batch: int = BATCH) -> Iterator[Stored]:
    """Store the statements of a file, batch by batch. Raises FaultyBatch; the batches before it stay."""
    words = fulltext.WordMemory()
    numbered = enumerate(iter(lambda: file.readline(MAX_LINE_BYTES), b""), 1)
    while raw := list(islice(numbered, batch)):
        with bulk.without_collecting():
            new = _store_batch(database, raw, words)
        yield Stored(len(raw), new)
    with database.writing() as session:
        bulk.finish(session.connection())


def _store_batch(database: Database, raw: Sequence[tuple[int, bytes]], words: fulltext.WordMemory) -> int:
    """How many lines were new."""
    lines = _read(raw)
    with database.writing() as session:
        ensure_knowledge(session)
        bulk.prepare(session.connection())
        return _store(session, lines, words)


def _read(raw: Iterable[tuple[int, bytes]]) -> list[tuple[int, StatementLine]]:
    """Raises FaultyBatch. Empty lines are passed by."""
    lines, faults = [], []
    for number, content in raw:
        try:
            if content.strip():
                lines.append((number, read_line(content)))
        except ValueError as error:
            faults.append(LineFault(number, str(error)))
    if faults:
        raise FaultyBatch(faults)
    return lines


def _store(session: Session, lines: list[tuple[int, StatementLine]], words: fulltext.WordMemory) -> int:
    """How many were new. The list is emptied as they are turned into rows."""
    revision = revisions.lock(session)
    new = _without_known(session, lines)
    lines.clear()
    if not new:
        return 0
    batch = _Batch(session, revision)
    revisions.advance(revision)
    _find_articles(batch, [line for _, line in new])
    themes = {id_ for _, line in new for id_ in line.themes}
    found_themes = find_or_add_themes(session, themes)
    entities = ensure_entities(session, entities_of(line for _, line in new))
    writer = RowWriter(entities, found_themes, revision.number, words)
    count = len(new)
    for number, line in new:
        _add(batch, writer, number, line)
    new.clear()  # the rows take their place in memory
    if batch.faults:
        raise FaultyBatch(batch.faults)
    _write(batch, writer)
    return count


def _without_known(session: Session, lines: Iterable[tuple[int, StatementLine]]) -> list[tuple[int, StatementLine]]:
    """Each statement once, those that are there left out."""
    by_id = {line.id: (number, line) for number, line in reversed(list(lines))}
    dialect = session.get_bind().dialect.name
    query = select(Statement.id).where(is_listed(Statement.id, dialect, "ids"))
    known = set(session.scalars(query, {"ids": write_list(dialect, by_id)}))
    return [pair for id_, pair in reversed(by_id.items()) if id_ not in known]


def _find_articles(batch: _Batch, lines: Sequence[StatementLine]) -> None:
    """The articles that are there, the first free position in each, and whose account the others are."""
    batch.given_sides = find_given_sides(lines)
    ids = list({line.article.id for line in lines})
    found = batch.session.execute(select(*Article.__table__.columns).where(Article.id.in_(ids)))
    batch.articles = {row.id: dict(row._mapping) for row in found}
    last = select(Article.id, func.max(Statement.position)).join(Article.statements).where(Article.id.in_(ids))
    batch.positions = {id_: position + 1 for id_, position in batch.session.execute(last.group_by(Article.id))}


def _add(batch: _Batch, writer: RowWriter, number: int, line: StatementLine) -> None:
    try:
        article = batch.articles.get(line.article.id) or _make_article(batch, line)
        place = _place(batch, article, line)
        writer.add(line, place)
    except (ValueError, OverflowError) as error:
        batch.faults.append(LineFault(number, str(error)))


def _make_article(batch: _Batch, line: StatementLine) -> dict[str, Any]:
    batch.revision.articles += 1
    number = batch.revision.articles
    key = article_key(line.article.published_on, number)
    given_side = batch.given_sides.get(line.article.id)
    article = article_row(line, number, key, _time(batch, line.article.id), given_side) | {"text": ""}
    batch.articles[line.article.id] = article
    batch.new_articles.append(article)
    return article


def _place(batch: _Batch, article: dict[str, Any], line: StatementLine) -> StatementPlace:
    position = batch.positions.get(article["id"], 0)
    if position >= MAX_STATEMENTS:
        raise ValueError(f"An article can't have more than {MAX_STATEMENTS} statements.")
    start = excerpts.locate_context(line)
    if article["is_excerpt"]:
        text = excerpts.extend_text(article["text"], line, start)
        article["is_changed"], article["text"] = article.get("is_changed") or text != article["text"], text
    else:
        excerpts.check_text(article["text"], line, start)
    batch.positions[article["id"]] = position + 1
    return StatementPlace(article, position, start, _time(batch, article["id"]))


def _time(batch: _Batch, article: str) -> datetime:
    """Each article of a batch has a time of its own, as if it had been added alone."""
    if article not in batch.times:
        batch.times[article] = revisions.tick(batch.revision)
    return batch.times[article]


def _write(batch: _Batch, writer: RowWriter) -> None:
    connection = batch.session.connection()
    changed = [article for article in batch.articles.values() if article.pop("is_changed", False)]
    bulk.insert(connection, Article.__table__, batch.new_articles)
    added = {article["number"] for article in batch.new_articles}
    for article in changed:
        if article["number"] not in added:
            connection.execute(update(Article).where(Article.id == article["id"]).values(text=article["text"]))
    for table, rows in writer.rows.items():
        rows.sort()
        bulk.insert_rows(connection, table.__table__, COLUMNS[table], rows)
    fulltext.add_forms(connection, writer.forms)
    facets.add_gathered(connection, [sort_key for sort_key, _ in writer.forms], writer.facets)
