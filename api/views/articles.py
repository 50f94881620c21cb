"""Articles."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Response, url_for

from api.app_state import database, parser, settings
from api.articles import drafts, ingest
from api.database import Reader
from api.http import Blueprint, Listing, Problem, bounded, cacheable, requires_token, respond_with
from api.models import Scope
from api.queries import articles
from api.queries.paging import Page, Position
from api.queries.selecting.names.name_notes import warn_of_name
from api.views.article_json import write_article, write_summary, write_unstored
from schemas.article import Article as ArticleSchema
from schemas.article import ArticlePage, ArticleQuery, NewArticle
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
        return page, [write_summary(row.Article, row.statements) for row in page.rows]

    total = articles.count_articles(reader, selection)
    return Listing(total, fetch, (*selection.warnings, *warn_of_name(query, total)))


@blueprint.route("/articles/<id_>")
@blueprint.arguments(Explanation, location="query")
@blueprint.response(200, ArticleSchema)
@blueprint.problems(404, 503)
@blueprint.doc(operationId="getArticle")
@cacheable
def get_article(query: dict[str, Any], id_: str) -> Response:
    """Get an article with its full text and its statements."""
    with database().reading() as reader:
        return _respond(reader, id_, query["explain"])


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
    added = ingest.add(database(), parser(), drafts.NewArticle(**new))
    with database().reading_own_writes() as reader:
        response = _respond(reader, added.id, with_evidence=False)
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
    parsed = drafts.parse(parser(), drafts.NewArticle(**new))
    with database().reading() as reader:
        return Response(write_unstored(reader, parsed), content_type="application/json")


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


def _respond(reader: Reader, id_: str, with_evidence: bool) -> Response:
    article = articles.find_article(reader, id_)
    if article is None:
        raise _missing(id_)
    return Response(write_article(reader, article, with_evidence), content_type="application/json")


def _missing(id_: str) -> Problem:
    return Problem("not-found", f"There is no article {id_}.")
