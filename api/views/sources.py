"""Sources of articles."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import Response

from api.app_state import database
from api.articles.documents import compact
from api.database import Reader
from api.http import Blueprint, Listing, Problem, cacheable, respond_with
from api.queries import sources
from api.queries.catalogue import choose_order
from api.queries.paging import Page, Position
from extraction.knowledge.sides import describe_side
from schemas.entity import NamedQuery
from schemas.source import Source, SourcePage

blueprint = Blueprint("sources", __name__, description="Who publishes articles")
_UNKNOWN: tuple[str | None, int] = (None, 0)


@blueprint.route("/sources")
@blueprint.arguments(NamedQuery, location="query")
@blueprint.response(200, SourcePage)
@blueprint.problems(503)
@blueprint.doc(operationId="listSources")
@cacheable
def list_sources(query: dict[str, Any]) -> Response:
    """List the houses of the catalogue and whatever else articles name as their source, counted by statements."""
    query = choose_order(query)
    return respond_with(query, partial(_select, query))


def _select(query: dict[str, Any], reader: Reader) -> Listing:
    found = sources.select_sources(reader, query)

    def fetch(position: Position | None, limit: int) -> tuple[Page, list[bytes]]:
        page = sources.cut_sources(found, position, limit)
        described = sources.describe_sources(reader, [row.key for row in page.rows])
        return page, [_as_json(row.source, described) for row in page.rows]

    return Listing(len(found), fetch)


@blueprint.route("/sources/<id_>")
@blueprint.without_parameters
@blueprint.response(200, Source)
@blueprint.problems(404, 503)
@blueprint.doc(operationId="getSource")
@cacheable
def get_source(id_: str) -> Response:
    """Get a source by its id or any of its names."""
    with database().reading() as reader:
        source = sources.find_source(reader, id_)
        if source is None:
            raise Problem("not-found", f"There is no source {id_}.")
        described = sources.describe_sources(reader, [source.key])
        return Response(_as_json(source, described), content_type="application/json")


def _as_json(source: sources.ListedSource, described: Mapping[str, tuple[str | None, int]]) -> bytes:
    house = source.house
    name, articles = described.get(source.key, _UNKNOWN)
    return compact(
        {
            "id": source.id,
            "name": house.name if house else name or source.key,
            "aliases": house.names if house else (),
            "is_catalogued": house is not None,
            "kind": house and house.kind,
            "home": house and describe_side(house.home),
            "side": house and house.side,
            "domains": house.domains if house else (),
            "address": house and house.address,
            "language": house and house.language,
            "counts": {"articles": articles, "statements": source.statements},
        }
    )
