"""Counts of statements."""

from __future__ import annotations

from typing import Any

from flask import Response

from api.documents import compact
from api.http import pages
from api.http.blueprint import Blueprint
from api.http.polling import polled
from api.queries import filters, stats
from api.state import database, settings
from schemas.stats import StatsPage, StatsQuery

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
    names = [grouping.value for grouping in query["group_by"]]
    asked = pages.asked(query | {"sort": " ".join(names)})
    with database().reading() as session:
        selection = filters.read(session, query, settings().max_query_terms)
        page, total = stats.find(session, selection, names, asked.position, asked.limit)
        keys = stats.describe(session, names, page.rows)
    rows = [compact({"key": key, "count": row.statements}) for key, row in zip(keys, page.rows, strict=True)]
    return pages.answer(asked, page, rows, total, selection.warnings)
