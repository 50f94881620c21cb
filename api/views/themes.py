"""Themes."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Response, url_for

from api.app_state import database
from api.articles.documents import compact
from api.database import Reader
from api.http import Blueprint, Listing, Problem, cacheable, respond_with
from api.queries import catalogue
from api.queries.catalogue import ALL_THEMES
from api.queries.paging import Page, Position
from api.queries.selecting import THEMES, read_theme
from schemas.entity import NamedQuery, Theme, ThemePage

blueprint = Blueprint("themes", __name__, description="What statements are about")


@blueprint.route("/themes")
@blueprint.arguments(NamedQuery, location="query")
@blueprint.response(200, ThemePage)
@blueprint.problems(503)
@blueprint.doc(operationId="listThemes")
@cacheable
def list_themes(query: dict[str, Any]) -> Response:
    """List themes, counted by the statements about them."""
    query = catalogue.choose_order(query)
    return respond_with(query, partial(_select, query))


def _select(query: dict[str, Any], reader: Reader) -> Listing:
    def fetch(position: Position | None, limit: int) -> tuple[Page, list[bytes]]:
        page = catalogue.fetch_named(reader, ALL_THEMES, query, position, limit)
        return page, [_as_json(theme, count) for theme, count, *_ in page.rows]

    return Listing(catalogue.count_named(reader, ALL_THEMES, query), fetch)


@blueprint.route("/themes/<id_>")
@blueprint.without_parameters
@blueprint.response(200, Theme)
@blueprint.alt_response(302, description="Another name of it leads to its id")
@blueprint.problems(404, 503)
@blueprint.doc(operationId="getTheme")
@cacheable
def get_theme(id_: str) -> Response:
    """Get a theme."""
    with database().reading() as reader:
        row = catalogue.find_named(reader, ALL_THEMES, id_)
        if row is None:
            return _lead_to(read_theme(id_), id_)
        counts = catalogue.read_counts(reader, THEMES, ["theme"], [row.number])["theme"]
        return Response(_as_json(row, counts.get(row.number, 0)), content_type="application/json")


def _lead_to(found: str | None, asked: str) -> Response:
    """To the theme that another name means."""
    if found is None or found == asked:
        raise Problem("not-found", f"There is no theme {asked}.")
    return Response(status=302, headers={"Location": url_for("themes.get_theme", id_=found)})


def _as_json(row: Any, statements: int) -> bytes:
    return compact(Theme(exclude=("counts",)).dump(row) | {"counts": {"statements": statements}})
