"""Articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, false, func, select
from sqlalchemy.orm import undefer

from api.database import DOCUMENT, Reader
from api.models import Article, EventAccount, Statement, article_keys
from api.queries.fetching.joins import join_links
from api.queries.fulltext.syntax import MAX_TERMS
from api.queries.notes import Note
from api.queries.paging import Key, Page, Position, fetch_page
from api.queries.selecting import resolve_column, resolve_events, select_statements, warn_of_days
from schemas.values.ids import read_article_id

_COLUMNS = {"source": Article.source_folded, "side": Article.side}
SAID = (
    "speaker",
    "organisation",
    "theme",
    "entity",
    "country",
    "q",
)  # filters of statements that find their articles, too
KEYS = (Key(Article.sort_key.expression, descending=True),)


@dataclass(frozen=True, slots=True)
class ArticleSelection:
    """Which articles are selected, and what to say of filters that find nothing."""

    conditions: tuple[ColumnElement[bool], ...] = ()
    warnings: tuple[Note, ...] = ()


def select_articles(reader: Reader, filters: Mapping[str, Any], max_terms: int = MAX_TERMS) -> ArticleSelection:
    """The articles that filters in the form of schemas.article.ArticleQuery mean."""
    conditions: list[ColumnElement[bool]] = []
    warnings: list[Note] = warn_of_days(filters)
    for name, column in _COLUMNS.items():
        if values := filters.get(name):
            found, told = resolve_column(reader, name, values)
            conditions.append(column.in_(found.values))
            warnings += told
    if ids := filters.get("event"):
        found, told = resolve_events(reader, ids)
        accounts = select(EventAccount.article_number).where(EventAccount.event_number.in_(found.values))
        conditions.append(Article.number.in_(accounts))
        warnings += told
    said = {name: filters[name] for name in SAID if filters.get(name) is not None}
    if said:
        condition, told = _with_statements(reader, said, max_terms)
        conditions.append(condition)
        warnings += told
    if filters.get("from_") or filters.get("to"):
        keys = article_keys(filters.get("from_"), filters.get("to"))
        conditions += [Article.sort_key >= keys.start, Article.sort_key < keys.stop]
    return ArticleSelection(tuple(conditions), tuple(warnings))


def _with_statements(
    reader: Reader, said: Mapping[str, Any], max_terms: int
) -> tuple[ColumnElement[bool], tuple[Note, ...]]:
    """The condition that an article has a statement that filters of statements find, and what to warn of."""
    selection = select_statements(reader, said, max_terms)
    if selection.is_empty:
        return false(), selection.warnings
    query, _ = join_links(selection, reader.dialect, with_statement=True)
    return Article.number.in_(query.with_only_columns(Statement.article_number)), selection.warnings


def fetch_articles(reader: Reader, selection: ArticleSelection, position: Position | None, limit: int) -> Page:
    """A page of (article, number of its statements), newest first."""
    statements = select(func.count()).where(Statement.article_number == Article.number).correlate(Article)
    query = select(Article, statements.scalar_subquery().label("statements"))
    return fetch_page(reader, query.where(*selection.conditions), KEYS, position, limit)


def count_articles(reader: Reader, selection: ArticleSelection) -> int:
    """How many articles are on all pages."""
    return reader.session.scalar(select(func.count()).select_from(Article).where(*selection.conditions)) or 0


def find_article(reader: Reader, id_: str) -> Article | None:
    """An article with its text."""
    return reader.session.scalar(
        select(Article).where(Article.id == read_article_id(id_)).options(undefer(Article.text))
    )


def list_beginnings(reader: Reader, ids: Iterable[str], chars: int) -> dict[str, str]:
    """By the ids of articles so many characters of their texts."""
    query = select(Article.id, Article.text).where(Article.id.in_(list(ids)))
    return {row.id: row.text[:chars] for row in reader.session.execute(query)}


def list_documents(reader: Reader, article: Article) -> list[Any]:
    """Rows with `document` and `evidence` of an article's statements, in the order of its text."""
    query = select(DOCUMENT, Statement.evidence).where(Statement.article_number == article.number)
    return list(reader.session.execute(query.order_by(Statement.position)))
