"""An article that has been parsed as rows: with its statements, their ids and what they refer to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from api.articles import documents
from api.articles.article_text import identify_statements
from api.articles.catalogue import find_or_add_entities, find_or_add_themes, find_or_make_entities, find_or_make_themes
from api.articles.drafts.parsing import NewArticle, Parsed
from api.articles.drafts.sides import resolve_source, side_of_statement
from api.articles.drafts.unread import write_faults
from api.database import revisions
from api.models import Article, Entity, Mention, Revision, Statement, Theme, article_key, statement_key
from extraction.text import Evidence, Extraction
from extraction.text import Statement as Record


@dataclass(frozen=True, slots=True)
class Parts:
    """Rows that statements refer to, besides that of their article."""

    entities: dict[str, Entity]
    themes: dict[str, Theme]


def make_unstored(session: Session, parsed: Parsed, made_at: datetime) -> Article:
    """An article with its statements and their JSON as `store` would make them, stored nowhere."""
    entities = find_or_make_entities(session, parsed.extraction.entities)
    themes = find_or_make_themes(session, _themes([parsed.extraction]))
    article = _article(parsed.id, parsed.text, parsed.language, parsed.new)
    article.number, article.sort_key, article.created_at, article.is_excerpt = 0, 0, made_at, False
    _fill(article, parsed.extraction, Parts(entities, themes))
    for statement in article.statements:
        documents.write_document(statement)
    return article


def fill(session: Session, article: Article, extraction: Extraction) -> None:
    """Give an article its statements, with their ids, and its warnings; none of the statements is dumped yet."""
    entities = find_or_add_entities(session, extraction.entities)
    _fill(article, extraction, Parts(entities, find_or_add_themes(session, _themes([extraction]))))


def _fill(article: Article, extraction: Extraction, parts: Parts) -> None:
    records = enumerate(extraction.statements)
    article.statements = [_statement(article, position, record, parts) for position, record in records]
    article.warnings = write_faults(extraction.warnings)
    _identify_statements(article)


def draft_article(revision: Revision, parsed: Parsed) -> Article:
    """An article without its statements, in the next revision."""
    article = _article(parsed.id, parsed.text, parsed.language, parsed.new)
    revision.articles += 1
    article.number, article.created_at = revision.articles, revisions.advance(revision)
    article.sort_key = article_key(article.published_on, article.number)
    article.warnings, article.is_excerpt = write_faults(parsed.extraction.warnings), False
    return article


def _article(id_: str, text: str, language: str, new: NewArticle) -> Article:
    article = Article(
        id=id_,
        text=text,
        title=new.title or None,
        published_on=new.published_on,
        source=new.source or None,
        url=new.url or None,
        given_side=new.side or None,
        author=new.author or None,
        language=language,
    )
    resolve_source(article)
    return article


def _themes(extractions: Iterable[Extraction]) -> set[str]:
    return {theme for extraction in extractions for record in extraction.statements for theme in record.themes}


def _statement(article: Article, position: int, record: Record, parts: Parts) -> Statement:
    entities = parts.entities
    return Statement(
        sort_key=statement_key(article.sort_key, position),
        position=position,
        text=record.text,
        spans=[asdict(span) for span in record.spans],
        kind=record.kind,
        cue=record.cue and {"text": record.cue.text, **asdict(record.cue.span)},
        context_start=record.context.start,
        context_end=record.context.end,
        language=article.language,
        source_folded=article.source_folded,
        side=side_of_statement(article.side, [entities[id_] for id_ in record.relayed_by]),
        created_at=article.created_at,
        evidence=[_evidence(evidence) for evidence in record.evidence],
        speakers=[entities[id_] for id_ in record.speakers],
        addressees=[entities[id_] for id_ in record.addressees],
        relayed_by=[entities[id_] for id_ in record.relayed_by],
        on_behalf_of=[entities[id_] for id_ in record.on_behalf_of],
        organisations=[entities[id_] for id_ in record.organisations],
        themes=[parts.themes[id_] for id_ in record.themes],
        acts=list(record.acts),
        entities=_mentions(record, entities),
    )


def _mentions(record: Record, entities: Mapping[str, Entity]) -> list[Mention]:
    """In the order of the text, each place once."""
    places = sorted({(m.span.start, m.span.end, m.entity) for m in record.mentions})
    return [Mention(entity=entities[entity], start=start, end=end) for start, end, entity in places]


def _evidence(evidence: Evidence) -> dict[str, object]:
    return {"field": evidence.field, "value": evidence.value, "text": evidence.text, **asdict(evidence.span)}


def _identify_statements(article: Article) -> None:
    """Ids from the article and the place in its text."""
    ids = identify_statements(article.text, [json.dumps(statement.spans) for statement in article.statements])
    for statement, id_ in zip(article.statements, ids, strict=True):
        statement.id = id_
