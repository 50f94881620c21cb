"""Counts of statements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Response

from api.app_state import database, settings
from api.articles.documents import compact
from api.database import Reader, RevisionCache
from api.http import JSON, Blueprint, cacheable, chosen_media_type
from api.http.responses import pages
from api.http.responses.formats import counts
from api.queries.fetching import describe_groups, fetch_groups
from api.queries.planning.group_plan import plan_groups
from api.queries.selecting import select_statements
from schemas.stats import StatsPage, StatsQuery

_keys = RevisionCache()
blueprint = Blueprint("stats", __name__, description="How many statements there are of what")


@blueprint.route("/stats")
@blueprint.arguments(StatsQuery, location="query")
@blueprint.response(200, StatsPage)
@blueprint.problems(406, 503)
@blueprint.doc(operationId="countStatements")
@cacheable
def count_statements(query: dict[str, Any]) -> Response:
    """Count the statements that filters find in groups, the largest first.

    A statement of two speakers counts for each of them; one without an organisation is in no group by organisation. `format` gives
    all groups as a table (CSV) or the largest as a picture (SVG).
    """
    media_type = chosen_media_type()
    if media_type != JSON:
        query = {"limit": counts.most_groups(media_type), **query}
    names = [grouping.value for grouping in query["group_by"]]
    # A page is of the groupings in their order.
    wanted = pages.read_paging({**query, "sort": " ".join(names)}, longest=counts.most_groups(media_type))
    with database().reading() as reader:
        selection = select_statements(reader, query, settings().max_query_terms)
        page, total = fetch_groups(reader, plan_groups(reader, selection, names, wanted.position, wanted.limit))
        keys = _write_keys(reader, names, page.rows)
    rows = [b'{"key":%b,"count":%d}' % (key, row[len(names)]) for key, row in zip(keys, page.rows, strict=True)]
    if media_type != JSON:
        response = counts.respond(media_type, names, rows, total, selection.warnings, query["lang"])
        return pages.add_links(response, {"self": pages.address()})
    return pages.respond(wanted, page, rows, total, selection.warnings)


def _write_keys(reader: Reader, names: Sequence[str], rows: Sequence[Any]) -> list[bytes]:
    """The keys of groups in JSON, which are kept while the data stand."""
    groups = (tuple(names), tuple(row[: len(names)] for row in rows))
    return _keys.recall(reader, groups, lambda: list(map(compact, describe_groups(reader, names, rows))))
