"""Articles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask import Response, url_for

from api.app_state import database, parser, settings
from api.articles import ingest, near_duplicates
from api.articles.documents import compact
from api.articles.unread import describe_faults
from api.database import Reader
from api.http import Blueprint, Listing, Problem, bounded, cacheable, requires_token, respond_with
from api.models import Article, Scope
from api.models.told_events import read_told
from api.queries import articles
from api.queries.events import list_events_of
from api.queries.paging import Page, Position
from api.views.statements import as_json
from schemas.article import Article as ArticleSchema
from schemas.article import ArticleEvent, ArticlePage, ArticleQuery, ArticleSummary, NewArticle
from schemas.statement import Explanation

blueprint = Blueprint("articles", __name__, description="The texts, each parsed once")
WRITING: dict[str, Any] = {"security": [{"token": []}]}


@blueprint.route("/articles")
@blueprint.arguments(ArticleQuery, location="query")
@blueprint.response(200, ArticlePage)
@blueprint.problems(503)
@blueprint.doc(operationId="listArticles")
@cacheable
def list_articles(query: dict[str, Any]) -> Response:
    """List articles, newest first."""
    return respond_with(query, partial(_select, query))


def _select(query: dict[str, Any], reader: Reader) -> Listing:
    selection = articles.select_articles(reader, query, settings().max_query_terms)

    def fetch(position: Position | None, limit: int) -> tuple[Page, list[bytes]]:
        page = articles.fetch_articles(reader, selection, position, limit)
        return page, [compact(_summary(row.Article, row.statements)) for row in page.rows]

    return Listing(articles.count_articles(reader, selection), fetch, selection.warnings)


@blueprint.route("/articles/<id_>")
@blueprint.arguments(Explanation, location="query")
@blueprint.response(200, ArticleSchema)
@blueprint.problems(404, 503)
@blueprint.doc(operationId="getArticle")
@cacheable
def get_article(query: dict[str, Any], id_: str) -> Response:
    """Get an article with its full text and its statements."""
    return _answer(id_, query["explain"])


@blueprint.route("/articles", methods=["POST"])
@requires_token(Scope.ADD)
@blueprint.without_parameters
@blueprint.arguments(NewArticle)
@blueprint.response(201, ArticleSchema)
@blueprint.alt_response(200, schema=ArticleSchema, description="The text is there already: its article", success=True)
@blueprint.problems(400, 401, 403, 413, 415, 503)
@blueprint.doc(operationId="addArticle", **WRITING)
def add_article(new: dict[str, Any]) -> Response:
    """Add an article: it is parsed and stored with its statements, or not stored at all."""
    added = ingest.add(database(), parser(), ingest.NewArticle(**new))
    with database().reading_own_writes() as reader:
        response = _find(reader, added.id, with_evidence=False)
    if added.is_new:
        response.status_code = 201
        response.headers["Location"] = url_for("articles.get_article", id_=added.id)
    return response


@blueprint.route("/parse", methods=["POST"])
@bounded
@blueprint.without_parameters
@blueprint.arguments(NewArticle)
@blueprint.response(200, ArticleSchema)
@blueprint.problems(400, 403, 413, 415, 503)
@blueprint.doc(operationId="parseArticle")
def parse_article(new: dict[str, Any]) -> Response:
    """Parse an article without storing it: the response is the one that adding it would get. Needs no token."""
    parsed = ingest.parse(parser(), ingest.NewArticle(**new))
    with database().reading() as reader:
        article = ingest.make_unstored(reader.session, parsed, datetime.now(UTC))
        statements = [statement.document.encode() for statement in article.statements]
        alike = near_duplicates.find_like(reader.session, article.id, article.text)
    told = [{"id": None, "type": one.type, "day": one.day, "spans": one.spans} for one in parsed.extraction.events]
    return Response(_as_json(article, statements, alike, told), content_type="application/json")


@blueprint.route("/articles/<id_>", methods=["DELETE"])
@requires_token(Scope.REMOVE)
@blueprint.without_parameters
@blueprint.response(204)
@blueprint.problems(401, 403, 404, 503)
@blueprint.doc(operationId="removeArticle", **WRITING)
def remove_article(id_: str) -> Response:
    """Remove an article with its statements."""
    if not ingest.remove(database(), id_):
        raise _missing(id_)
    return Response(status=204)


def _answer(id_: str, with_evidence: bool) -> Response:
    with database().reading() as reader:
        return _find(reader, id_, with_evidence)


def _find(reader: Reader, id_: str, with_evidence: bool) -> Response:
    article = articles.find_article(reader, id_)
    if article is None:
        raise _missing(id_)
    statements = as_json(articles.list_documents(reader, article), with_evidence)
    duplicates = near_duplicates.find(reader.session, article)
    told = [{**row._mapping, "spans": read_told(row.told).spans} for row in list_events_of(reader, article)]
    return Response(_as_json(article, statements, duplicates, told), content_type="application/json")


def _as_json(article: Article, statements: Sequence[bytes], duplicates: Sequence[str], events: Sequence[Any]) -> bytes:
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


def _missing(id_: str) -> Problem:
    return Problem("not-found", f"There is no article {id_}.")
