"""Statements."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Response

from api.app_state import database, settings
from api.database import Reader
from api.http import Blueprint, Problem, cacheable, chosen_media_type
from api.http.responses import change_feed, exports, pages
from api.queries import statements
from api.views.statement_json import write_statements
from schemas.statement import Explanation, Statement, StatementPage, StatementQuery

blueprint = Blueprint("statements", __name__, description="Who said what, to whom, about what")


@blueprint.route("/statements")
@blueprint.arguments(StatementQuery, location="query")
@blueprint.response(200, StatementPage)
@blueprint.problems(406, 503)
@blueprint.doc(operationId="listStatements")
@cacheable
def list_statements(query: dict[str, Any]) -> Response:
    """Find statements.

    A parameter given twice means either, different parameters mean both. A name that is not known finds nothing and gives a
    warning with the closest names.

    `format` or the header `Accept` choose JSON, CSV, NDJSON, XLSX, Parquet or an Atom feed; each has an address of its own, too,
    such as /statements.csv. In CSV (RFC 4180) the first line names the columns,
    always the same; several values of one cell have `|` between them, and what a spreadsheet would take for a formula has an
    apostrophe before it. In NDJSON each line is a statement as in JSON. CSV and NDJSON are the whole result, as one stream of one
    state of the data: complete if as many rows come as the header `Total-Count` says. What breaks off ends without the last
    chunk, which is an error for HTTP clients.
    """
    media_type = chosen_media_type()
    if exports.is_export(query, media_type):
        return change_feed.add_cursor(exports.respond(media_type, partial(_read_all, query)))
    wanted = pages.read_paging(query)
    with database().reading() as reader:
        found = statements.find_page(reader, query, wanted.position, wanted.limit, settings().max_query_terms)
    rows = write_statements(found.page.rows, query["explain"], found.words)
    return change_feed.add_cursor(pages.respond(wanted, found.page, rows, found.total, found.warnings, media_type))


@blueprint.route("/statements/<id_>")
@blueprint.arguments(Explanation, location="query")
@blueprint.response(200, Statement)
@blueprint.problems(404, 503)
@blueprint.doc(operationId="getStatement")
@cacheable
def get_statement(query: dict[str, Any], id_: str) -> Response:
    """Get a statement."""
    with database().reading() as reader:
        row = statements.find_statement(reader, id_, with_evidence=query["explain"])
    if row is None:
        raise Problem("not-found", f"There is no statement {id_}.")
    return Response(write_statements([row], query["explain"])[0], content_type="application/json")


def _read_all(query: dict[str, Any], reader: Reader) -> exports.Export:
    """All statements that a query finds."""
    found = statements.find_all(reader, query, settings().max_query_terms)
    rows = (write_statements(batch, query["explain"], found.words) for batch in found.batches)
    return exports.Export(found.total, found.warnings, rows)
