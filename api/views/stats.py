"""Counts of statements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response
from sqlalchemy.orm import Session

from api.app_state import database, settings
from api.articles.documents import compact
from api.database import revisions
from api.database.revision_memory import Memory
from api.http.caching.polling import polled
from api.http.caching.shortcuts import Made, Maker, Question
from api.http.requests.blueprint import Blueprint
from api.http.responses import pages
from api.queries import stats
from api.queries.selecting import filters
from api.settings import Settings
from schemas.stats import StatsPage, StatsQuery

_keys = Memory()
blueprint = Blueprint("stats", __name__, description="How many statements there are of what")


@blueprint.route("/stats")
@blueprint.arguments(StatsQuery, location="query")
@blueprint.response(200, StatsPage)
@blueprint.problems(503)
@blueprint.doc(operationId="countStatements")
@polled
def count_statements(query: dict[str, Any]) -> Response:
    """Count the statements that filters find in groups, the largest first.

    A statement of two speakers counts for each of them; one without an organisation is in no group by organisation.
    """
    asked = pages.asked(_sorted(query))
    with database().reading() as session:
        revisions.read(session)  # so that what is kept of this state can be used
        found = _find(session, settings(), query, asked)
    return pages.answer(asked, found.page, found.rows, found.total, found.warnings)


def _sorted(query: Mapping[str, Any]) -> dict[str, Any]:
    """A page is of the groupings in their order."""
    return {**query, "sort": " ".join(_names(query))}


def _names(query: Mapping[str, Any]) -> list[str]:
    return [grouping.value for grouping in query["group_by"]]


def _find(session: Session, settings: Settings, query: Mapping[str, Any], asked: pages.Asked) -> pages.Found:
    names = _names(query)
    selection = filters.read(session, query, settings.max_query_terms)
    page, total = stats.find(session, selection, names, asked.position, asked.limit)
    found = (tuple(names), tuple(row[: len(names)] for row in page.rows))
    keys = _keys.recall(session, found, lambda: list(map(compact, stats.describe(session, names, page.rows))))
    rows = [b'{"key":%b,"count":%d}' % (key, row.statements) for key, row in zip(keys, page.rows, strict=True)]
    return pages.Found(page, rows, total, selection.warnings)


def _make(question: Question) -> Made | None:
    settings = question.app.settings
    asked = pages.ask(_sorted(question.query), question.place, question.endpoint, settings)
    with question.app.database.reading() as session:
        data = revisions.read(session)
        found = _find(session, settings, question.query, asked)
    return None if found.warnings else Made(data, *pages.write(asked, found))


MAKERS: Mapping[str, Maker] = {"stats.count_statements": _make}
