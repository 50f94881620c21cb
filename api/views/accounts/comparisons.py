"""Accounts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from flask import Response

from api.accounts.alignment import Row, Side, align, find_codes, list_sides, summarise
from api.accounts.told import Told
from api.app_state import database, settings
from api.articles.documents import compact
from api.http import Blueprint, Problem, cacheable
from api.http.responses import pages
from api.queries.notes import Note, describe
from api.views.accounts.reading import read_account
from schemas.events.comparison import SIDES, Comparison, ComparisonQuery

blueprint = Blueprint("comparisons", __name__, description="What two sides tell alike, and what only one of them tells")


@blueprint.route("/compare")
@blueprint.arguments(ComparisonQuery, location="query")
@blueprint.response(200, Comparison)
@blueprint.problems(503)
@blueprint.doc(operationId="compareStatements")
@cacheable
def compare_statements(query: dict[str, Any]) -> Response:
    """Compare two sides.

    Each side is chosen by any filters of /statements, with `left.` or `right.` before their names: two articles, two sources, two
    periods. Every statement of both is in exactly one row. A side of very many statements is cut to the latest, and a warning says so.
    """
    accounts: dict[str, list[Told]] = {}
    documents: dict[str, bytes] = {}
    warnings: list[Note] = []
    with database().reading() as reader:
        for side in SIDES:
            account = read_account(reader, _filters(query, side), settings().max_compared)
            accounts[side] = account.told
            documents |= account.documents
            warnings += [warning.of_side(side) for warning in account.warnings]
    rows = align(accounts, codes=find_codes(accounts))
    return respond_with_rows(rows, list_sides(accounts), documents, warnings)


def _filters(query: Mapping[str, Any], side: str) -> dict[str, Any]:
    """The filters of a side; raises Problem where there are none."""
    found = {name.removeprefix(f"{side}."): value for name, value in query.items() if name.startswith(f"{side}.")}
    if not found:
        detail = f"Must be given, or another filter of this side: what to compare, such as {side}.source=Xinhua."
        raise Problem(
            "invalid-parameter", f"{side}.article: {detail}", [{"parameter": f"{side}.article", "detail": detail}]
        )
    return found


def respond_with_rows(
    rows: Sequence[Row],
    sides: Sequence[Side],
    documents: Mapping[str, bytes],
    warnings: Iterable[Note],
    meta: Mapping[str, Any] | None = None,
    differences: Mapping[str, Any] | None = None,
) -> Response:
    """A comparison; `meta` is what else is told about it, `differences` what else its summary has."""
    summary = msgspec.structs.asdict(summarise(rows)) | dict(differences or {})
    whole = {"sides": sides, "summary": summary, **(meta or {}), **describe(warnings)}
    body = b'{"data":[%b],"meta":%b,"links":%b}' % (
        b",".join(_write_row(row, documents) for row in rows),
        compact(whole),
        compact({"self": pages.address()}),
    )
    return Response(body, content_type="application/json")


def _write_row(row: Row, documents: Mapping[str, bytes]) -> bytes:
    cells = b",".join(
        b"%b:[%b]" % (compact(side), b",".join(documents[one.id] for one in told)) for side, told in row.cells.items()
    )
    head = {"kind": row.kind, "speakers": row.speakers, "themes": row.themes}
    tail = {"score": row.score, "reasons": row.reasons}
    return b'%b,"cells":{%b},%b' % (compact(head)[:-1], cells, compact(tail)[1:])
