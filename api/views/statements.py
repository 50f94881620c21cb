"""Statements."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Response

from api.app_state import database, settings
from api.articles.documents import extend
from api.database import Reader
from api.http import Blueprint, Problem, cacheable
from api.http.responses import change_feed, exports, pages
from api.http.responses.formats import chosen_media_type
from api.queries.fetching import counts, statements
from api.queries.fulltext.snippets import highlighter
from api.queries.fulltext.syntax import Node
from api.queries.planning.statement_plan import plan_export, plan_page
from api.queries.selecting.filters import select_statements
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
        return change_feed.add_cursor(exports.respond(media_type, partial(read_all, query)))
    wanted = pages.read(query)
    with database().reading() as reader:
        selection = select_statements(reader, query, settings().max_query_terms)
        plan = plan_page(reader, selection, query["sort"], wanted.position, wanted.limit)
        page, total = statements.fetch_statements(reader, plan, with_evidence=query["explain"])
    rows = as_json(page.rows, query["explain"], selection.words)
    return change_feed.add_cursor(pages.respond(wanted, page, rows, total, selection.warnings, media_type))


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
    return Response(as_json([row], query["explain"])[0], content_type="application/json")


def read_all(query: dict[str, Any], reader: Reader) -> exports.Export:
    """All statements that a query finds."""
    selection = select_statements(reader, query, settings().max_query_terms)
    plan = plan_export(reader, selection, query["sort"])
    batches = statements.stream_statements(reader, plan, with_evidence=query["explain"])
    rows = (as_json(batch, query["explain"], selection.words) for batch in batches)
    return exports.Export(counts.count_statements(reader, plan), selection.warnings, rows)


def as_json(rows: Any, with_evidence: bool, words: Node | None = None) -> list[bytes]:
    """Rows of `document`, `evidence` and, where words were looked for, `text` as JSON."""
    documents = [row[0] for row in rows]
    if words is not None:
        highlight = highlighter(words)
        documents = [extend(one, snippet=highlight(row.text)) for one, row in zip(documents, rows, strict=True)]
    if with_evidence:
        documents = [extend(one, evidence=row.evidence) for one, row in zip(documents, rows, strict=True)]
    return documents
