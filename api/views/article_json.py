"""Articles as JSON, stored ones and those that are only parsed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from api.articles import drafts, near_duplicates
from api.articles.documents import compact
from api.articles.drafts import describe_faults
from api.database import Reader
from api.models import Article
from api.queries import articles
from api.queries.events import list_events_of
from api.views.statement_json import write_statements
from schemas.article import ArticleEvent, ArticleSummary


def write_summary(article: Article, statements: int) -> bytes:
    """What lists have of an article with so many statements."""
    return compact(_summary(article, statements))


def write_article(reader: Reader, article: Article, with_evidence: bool) -> bytes:
    """A stored article with its text, its statements and what else is known of it."""
    statements = write_statements(articles.list_documents(reader, article), with_evidence)
    duplicates = near_duplicates.find(reader.session, article)
    return _write(article, statements, duplicates, list_events_of(reader, article))


def write_unstored(reader: Reader, parsed: drafts.Parsed) -> bytes:
    """The same of an article that is parsed and not stored."""
    article = drafts.make_unstored(reader.session, parsed, datetime.now(UTC))
    statements = [statement.document.encode() for statement in article.statements]
    alike = near_duplicates.find_like(reader.session, article.id, article.text)
    events = [{"id": None, "type": one.type, "day": one.day, "spans": one.spans} for one in parsed.extraction.events]
    return _write(article, statements, alike, events)


def _write(article: Article, statements: Sequence[bytes], duplicates: Sequence[str], events: Sequence[Any]) -> bytes:
    whole = {
        "duplicates": duplicates,
        "events": ArticleEvent(many=True).dump(events),
        "author": article.author,
        "warnings": describe_faults(article.warnings),
        "text": article.text,
    }
    head = compact(_summary(article, len(statements)) | whole)
    return b'%b,"statements":[%b]}' % (head[:-1], b",".join(statements))


def _summary(article: Article, statements: int) -> dict[str, Any]:
    described: dict[str, Any] = ArticleSummary().dump(article)
    return described | {"counts": {"statements": statements}}
