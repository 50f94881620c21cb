"""What somebody says on a theme, in the order of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, NoReturn

from flask import Response

from api.accounts.positions import trace
from api.accounts.told import Told
from api.app_state import settings
from api.database import Reader
from api.http import Blueprint, Listing, Problem, cacheable, respond_with
from api.queries.notes import Note
from api.queries.paging import Page, Position, cut_page
from api.views.accounts.position_json import describe_positions, write_row
from api.views.accounts.reading import read_account
from schemas.events.position import PositionPage, PositionQuery

blueprint = Blueprint("positions", __name__, description="Who stands where on a theme, and since when")
HOLDERS = ("speaker", "country", "organisation")


@blueprint.route("/positions")
@blueprint.arguments(PositionQuery, location="query")
@blueprint.response(200, PositionPage)
@blueprint.problems(503)
@blueprint.doc(operationId="listPositions")
@cacheable
def list_positions(query: dict[str, Any]) -> Response:
    """Trace positions on a theme.

    The statements of a `speaker`, a `country` or an `organisation`, one of which has to be given, oldest first; those of articles
    without a date are left out. `meta` tells about all of them, whatever the page: the first and last statement of each stance, each
    change of stance with the two statements between which it happened, formulas that come back word for word and whether they have
    vanished, and acts and stances by period for charts. All filters of /statements narrow it. Of very many the latest are taken, and
    a warning says so.
    """
    _check_holder(query)
    return respond_with(query, partial(_select, query))


def _select(query: dict[str, Any], reader: Reader) -> Listing:
    told, documents, warnings = _read(query, reader)
    positions = trace(told, query["interval"])

    def fetch(position: Position | None, limit: int) -> tuple[Page, list[bytes]]:
        page = _cut(positions.told, position, limit)
        return page, [write_row(row[0], positions, documents[row[0].id]) for row in page.rows]

    return Listing(len(positions.told), fetch, warnings, describe_positions(positions))


def _check_holder(query: Mapping[str, Any]) -> None:
    """Stances of many mixed would change from each to the next; raises Problem."""
    given = [name for name in HOLDERS if query.get(name)]
    if not given:
        _refuse("speaker", "Must be given, or country or organisation: whose positions, such as speaker=putin.")
    if "organisation" in given and len(given) > 1:
        _refuse("organisation", f"Can't be given together with {given[0]}: one of them says whose positions they are.")


def _refuse(parameter: str, detail: str) -> NoReturn:
    raise Problem("invalid-parameter", f"{parameter}: {detail}", [{"parameter": parameter, "detail": detail}])


def _read(query: Mapping[str, Any], reader: Reader) -> tuple[list[Told], Mapping[str, bytes], list[Note]]:
    """The statements, their JSON by id, and warnings."""
    documents: dict[str, bytes] = {}
    told: dict[str, Told] = {}
    warned: list[Sequence[Note]] = []
    for filters in _list_filters(query):
        found = read_account(reader, filters, settings().max_positions)
        told |= {one.id: one for one in found.told}
        documents |= found.documents
        warned.append(found.warnings)
    return list(told.values()), documents, _merge(warned)


def _list_filters(query: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The filters of /statements that are meant: an organisation's position is what it says itself or what is said on its behalf."""
    dated = {**query, "from_": query.get("from_") or date.min}
    organisations = dated.pop("organisation", None)
    if not organisations:
        yield dated
        return
    for holder in ("speaker", "country"):
        yield {**dated, holder: organisations}


def _merge(warned: Sequence[Sequence[Note]]) -> list[Note]:
    """The warnings; of an organisation only those that both of its queries give."""
    if len(warned) == 1:
        return list(warned[0])
    first, second = (
        {warning.about("organisation") if warning.parts.get("parameter") == holder else warning: None for warning in of}
        for holder, of in zip(("speaker", "country"), warned, strict=True)
    )
    return [warning for warning in first if warning in second or not warning.startswith("organisation=")]


def _cut(told: Sequence[Told], position: Position | None, limit: int) -> Page:
    """The page of statements in the order of time beside a position."""
    rows = [(one, *one.place) for one in told]
    if position is not None:
        edge = position.values
        rows = [row for row in rows if (row[1:] < edge if position.backwards else row[1:] > edge)]
        rows = rows[::-1] if position.backwards else rows
    return cut_page(rows[: limit + 1], 4, position, limit)
