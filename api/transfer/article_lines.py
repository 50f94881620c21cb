"""A stored article as a line of JSON and back: with its statements, so that another server gives the same ones whatever its rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import msgspec

from api.articles.article_text import identify, normalise
from api.articles.drafts import read_faults
from api.models import Article, Entity, Statement
from extraction.knowledge.sides import sides
from extraction.text import Cue, Evidence, Fault, Mention, Span, ToldEvent
from extraction.text import Entity as EntityRecord
from extraction.text import Statement as Record
from schemas.statement_line import check_address, refuse_nul
from schemas.values import bounds
from schemas.values.ids import read_article_id, read_statement_id

FORMAT = "communique-article/1"
EVENT_ID = re.compile(r"e-[0-9a-f]{18}[a-z]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredStatement:
    """A statement under its id, and when it was stored."""

    id: str
    created_at: datetime
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEvent:
    """What an article tells of an event, the id of the event, and whether it was decided by hand that it is that."""

    id: str
    is_pinned: bool = False
    told: ToldEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """An article with everything that its statements refer to; the fields are those of models.Article."""

    format: str
    id: str
    text: str
    title: str | None
    published_on: date | None
    source: str | None
    url: str | None
    given_side: str | None = None
    author: str | None = None  # lines of earlier versions have none
    language: str
    created_at: datetime
    is_excerpt: bool
    warnings: tuple[Fault, ...] = ()
    entities: tuple[EntityRecord, ...]
    statements: tuple[StoredStatement, ...]
    events: tuple[StoredEvent, ...] = ()


def write_line(article: Article, events: Sequence[StoredEvent] = (), named: Iterable[Entity] = ()) -> bytes:
    """An article as a line, its line end included; `named` are the entities that its events refer to."""
    entities = {entity.id: entity for statement in article.statements for entity in _list_entities(statement)}
    entities |= {entity.id: entity for entity in named}
    line = ArticleLine(
        format=FORMAT,
        **{name: getattr(article, name) for name in OWN},
        warnings=read_faults(article.warnings),
        entities=tuple(_record_entity(entities[id_]) for id_ in sorted(entities)),
        statements=tuple(
            StoredStatement(id=s.id, created_at=s.created_at, record=_record(article, s)) for s in article.statements
        ),
        events=tuple(events),
    )
    return msgspec.json.encode(line) + b"\n"


def read_line(content: bytes) -> ArticleLine:
    """Raises ValueError for what is no such line or contradicts itself."""
    refuse_nul(content)
    line = _DECODER.decode(content)
    if line.format != FORMAT:
        raise ValueError(f"The format is not {FORMAT}.")
    line = _with_ids_of_now(line)
    if not line.is_excerpt and (normalise(line.text) != line.text or identify(line.text) != line.id):
        raise ValueError("The id is not that of the text.")
    if line.created_at.tzinfo is None or any(statement.created_at.tzinfo is None for statement in line.statements):
        raise ValueError("A time has no offset from UTC.")
    if line.given_side is not None and line.given_side not in sides():
        raise ValueError(f"{line.given_side} is no side.")
    _check_bounds(line)
    known = {entity.id for entity in line.entities}
    for statement in line.statements:
        _check(statement.record, len(line.text), known)
    if missing := {entity for event in line.events for entity in event.told.entities} - known:
        raise ValueError(f"Its events refer to {', '.join(sorted(missing))}, which it does not describe.")
    if not all(EVENT_ID.fullmatch(event.id) for event in line.events):
        raise ValueError("The id of an event is none.")
    return line


def _with_ids_of_now(line: ArticleLine) -> ArticleLine:
    """Exports of earlier versions have ids without a letter."""
    statements = tuple(replace(statement, id=read_statement_id(statement.id)) for statement in line.statements)
    return replace(line, id=read_article_id(line.id), statements=statements)


OWN = (
    "id",
    "text",
    "title",
    "published_on",
    "source",
    "url",
    "given_side",
    "author",
    "language",
    "created_at",
    "is_excerpt",
)
_DECODER = msgspec.json.Decoder(ArticleLine)


def _check_bounds(line: ArticleLine) -> None:
    """Raises ValueError for what is longer than any database takes."""
    check_address(line.url)
    texts = [
        ("id", line.id, bounds.ID_CHARS),
        ("title", line.title, bounds.TITLE_CHARS),
        ("source", line.source, bounds.SOURCE_CHARS),
        ("author", line.author, bounds.AUTHOR_CHARS),
        ("language", line.language, bounds.LANGUAGE_CHARS),
        *(("id", statement.id, bounds.ID_CHARS) for statement in line.statements),
        *(("text", statement.record.text, bounds.TEXT_CHARS) for statement in line.statements),
        *(("themes", theme, bounds.THEME_CHARS) for statement in line.statements for theme in statement.record.themes),
        *(field for entity in line.entities for field in _bounded_fields(entity)),
    ]
    for name, value, most in texts:
        if value is not None and len(value) > most:
            raise ValueError(f"{name} is longer than {most} characters.")


def _bounded_fields(entity: EntityRecord) -> Iterator[tuple[str, str | None, int]]:
    for name in ("id", "name", "name_en", "role", "parent"):
        yield name, getattr(entity, name), bounds.ENTITY_CHARS
    for name, most in (("wikidata", 20), ("code", 2), ("country", 2), ("gender", 1)):
        yield name, getattr(entity, name), most
    for alias in entity.aliases:
        yield "aliases", alias, bounds.ENTITY_CHARS


def _check(record: Record, length: int, known: set[str]) -> None:
    named = (*record.speakers, *record.addressees, *record.relayed_by, *record.on_behalf_of, *record.organisations)
    missing = {*named, *(mention.entity for mention in record.mentions)} - known
    if max(len(named), len(record.themes), len(record.acts)) > bounds.MOST_NAMED:
        raise ValueError(f"A statement names more than {bounds.MOST_NAMED} entities or labels.")
    if missing:
        raise ValueError(f"It refers to {', '.join(sorted(missing))}, which it does not describe.")
    spans = (record.context, *record.spans, *(mention.span for mention in record.mentions))
    if not all(0 <= span.start <= span.end <= length for span in spans):
        raise ValueError("A statement stands outside of the text.")


def _list_entities(statement: Statement) -> list[Entity]:
    mentioned = [mention.entity for mention in statement.entities]
    named = (
        statement.speakers,
        statement.addressees,
        statement.relayed_by,
        statement.on_behalf_of,
        statement.organisations,
    )
    return mentioned + [entity for entities in named for entity in entities]


def _record_entity(row: Entity) -> EntityRecord:
    fields = {name: getattr(row, name) for name in EntityRecord.__dataclass_fields__}
    return EntityRecord(**fields | {"aliases": tuple(row.aliases)})


def _record(article: Article, statement: Statement) -> Record:
    """What drafts.fill makes the statement of."""
    return Record(
        text=statement.text,
        spans=tuple(Span(**span) for span in statement.spans),
        kind=statement.kind,
        context=Span(statement.context_start, statement.context_end),
        cue=Cue(statement.cue["text"], _span(statement.cue)) if statement.cue else None,
        speakers=tuple(entity.id for entity in statement.speakers),
        addressees=tuple(entity.id for entity in statement.addressees),
        relayed_by=tuple(entity.id for entity in statement.relayed_by),
        on_behalf_of=tuple(entity.id for entity in statement.on_behalf_of),
        acts=tuple(statement.acts),
        organisations=tuple(entity.id for entity in statement.organisations),
        themes=tuple(theme.id for theme in statement.themes),
        mentions=tuple(
            Mention(m.entity.id, article.text[m.start : m.end], Span(m.start, m.end)) for m in statement.entities
        ),
        evidence=tuple(Evidence(e["field"], e["value"], e["text"], _span(e)) for e in statement.evidence or ()),
    )


def _span(value: dict[str, int]) -> Span:
    return Span(value["start"], value["end"])
