"""Counts of statements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Response

from api.app_state import database, settings
from api.articles.documents import compact
from api.database.reading.reader import Reader
from api.database.reading.revision_cache import RevisionCache
from api.http.caching.polling import polled
from api.http.caching.shortcuts import Made, Maker, Question
from api.http.requests.blueprint import Blueprint
from api.http.responses import pages
from api.queries.fetching.groupings import describe_groups
from api.queries.fetching.groups import fetch_groups
from api.queries.planning.group_plan import plan_groups
from api.queries.selecting.filters import select_statements
from api.settings import Settings
from schemas.stats import StatsPage, StatsQuery

_keys = RevisionCache()
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
    with database().reading() as reader:
        found = _find(reader, settings(), query, asked)
    return pages.answer(asked, found.page, found.rows, found.total, found.warnings)


def _sorted(query: Mapping[str, Any]) -> dict[str, Any]:
    """A page is of the groupings in their order."""
    return {**query, "sort": " ".join(_names(query))}


def _names(query: Mapping[str, Any]) -> list[str]:
    return [grouping.value for grouping in query["group_by"]]


def _find(reader: Reader, settings: Settings, query: Mapping[str, Any], asked: pages.Asked) -> pages.Found:
    names = _names(query)
    selection = select_statements(reader, query, settings.max_query_terms)
    page, total = fetch_groups(reader, plan_groups(reader, selection, names, asked.position, asked.limit))
    found = (tuple(names), tuple(row[: len(names)] for row in page.rows))
    keys = _keys.recall(reader, found, lambda: list(map(compact, describe_groups(reader, names, page.rows))))
    rows = [b'{"key":%b,"count":%d}' % (key, row.statements) for key, row in zip(keys, page.rows, strict=True)]
    return pages.Found(page, rows, total, list(selection.warnings))


def _make(question: Question) -> Made | None:
    settings = question.app.settings
    asked = pages.ask(_sorted(question.query), question.place, question.endpoint, settings)
    with question.app.database.reading() as reader:
        data = reader.revision
        found = _find(reader, settings, question.query, asked)
    return None if found.warnings else Made(data, *pages.write(asked, found))


MAKERS: Mapping[str, Maker] = {"stats.count_statements": _make}
