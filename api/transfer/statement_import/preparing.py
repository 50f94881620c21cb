"""Lines read, checked and prepared to be stored, by whichever process, with the same result."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from api.articles.drafts import side_of_article
from api.articles.statement_rows import NAMED, Order, Prepared, Preparer
from api.database import bulk
from api.queries import fulltext
from api.transfer.statement_import import excerpts
from api.transfer.statement_import.lines import Chunk, LineFault
from extraction.text import Entity as Record
from schemas.statement_line import ArticleReference, EntityReference, StatementLine, read_line


@dataclass(slots=True)
class ArticlePart:
    """What some statements tell of their article; `text` is None where they contradict one another."""

    reference: ArticleReference
    language: str
    text: str | None = ""
    given_side: str | None = None
    statements: list[int] = field(default_factory=list)


@dataclass(slots=True)
class PreparedChunk:
    """What a chunk holds: statements, their places in it, and what is told of entities that are referred to or mentioned."""

    faults: list[LineFault] = field(default_factory=list)  # there is nothing else where there is one
    lines: list[int] = field(default_factory=list)
    articles: dict[str, ArticlePart] = field(default_factory=dict)
    referred: dict[str, Record] = field(default_factory=dict)
    mentioned: dict[str, Record] = field(default_factory=dict)
    rows: Prepared = field(default_factory=Prepared)


def prepare(chunk: Chunk, dialect: str, order: Order | None = None) -> PreparedChunk:
    """Prepare the lines of a chunk for databases of that dialect."""
    done, preparer = PreparedChunk(), Preparer(dialect, _words().list_forms, order)
    with bulk.without_collecting():
        lines = list(_read(chunk, done.faults))
        if done.faults:
            return done
        for statement, (place, line) in enumerate(lines):
            done.lines.append(place)
            preparer.add(line, _place(done, line, statement))
            _note_entities(done, line)
    done.rows = preparer.finish()
    return done


def _read(chunk: Chunk, faults: list[LineFault]) -> Iterator[tuple[int, StatementLine]]:
    """The lines by their places in the chunk, without empty ones; what is wrong is added to the faults."""
    for place, (number, content) in enumerate(chunk.lines):
        try:
            if content.strip():
                yield place, read_line(content)
        except ValueError as error:
            faults.append(LineFault(number, str(error)))


def _place(done: PreparedChunk, line: StatementLine, statement: int) -> int:
    """Where the context starts in the article, whose text is extended by it; any number if it can't be there."""
    part, start = _find_part(done, line), 0
    part.statements.append(statement)
    if line.side is not None:
        of_source = _side_of_source(line.article.source, line.article.url)
        if line.side != of_source and (of_source or not line.relayed_by):
            part.given_side = line.side
    try:
        start = excerpts.locate_context(line)
        if part.text is not None:
            part.text = excerpts.extend_text(part.text, line, start)
    except ValueError:
        part.text = None
    return start


def _find_part(done: PreparedChunk, line: StatementLine) -> ArticlePart:
    id_ = line.article.id
    if id_ not in done.articles:
        done.articles[id_] = ArticlePart(line.article, line.language)
    return done.articles[id_]


def _note_entities(done: PreparedChunk, line: StatementLine) -> None:
    """Keep what the line tells of entities; a mention tells less than a reference. Of several lines the first holds."""
    for mention in line.entities:
        if mention.id not in done.mentioned:
            done.mentioned[mention.id] = Record(mention.id, mention.type, mention.name)
    for name in NAMED:
        for entity in getattr(line, name):
            if entity.id not in done.referred:
                done.referred[entity.id] = _record(entity)


def _record(entity: EntityReference) -> Record:
    return Record(
        entity.id, entity.type, entity.name, wikidata=entity.wikidata, code=entity.code, country=entity.country
    )


@lru_cache(maxsize=1 << 12)
def _side_of_source(source: str | None, url: str | None) -> str | None:
    return side_of_article(None, source, url)


@cache
def _words() -> fulltext.WordMemory:
    """One for each process."""
    return fulltext.WordMemory()
