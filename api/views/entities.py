"""Entities, and among them speakers and organisations."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import Response, url_for

from api.app_state import database
from api.articles.documents import compact
from api.database import Reader
from api.http import Blueprint, Listing, Problem, cacheable, respond_with
from api.queries import catalogue
from api.queries.catalogue import ALL_ENTITIES, ORGANISATIONS, SPEAKERS, Catalogue
from api.queries.paging import Page, Position
from api.queries.selecting import ENTITIES
from api.wording.roles import translate_role
from schemas.entity import COUNTED, Entity, EntityPage, EntityQuery, NamedQuery

blueprint = Blueprint("entities", __name__, description="People, countries, organisations, places and initiatives")


@blueprint.route("/entities")
@blueprint.arguments(EntityQuery, location="query")
@blueprint.response(200, EntityPage)
@blueprint.problems(503)
@blueprint.doc(operationId="listEntities")
@cacheable
def list_entities(query: dict[str, Any]) -> Response:
    """List everything that is known or was ever mentioned, counted by the statements that mention it."""
    return _list(ALL_ENTITIES, query)


@blueprint.route("/entities/<id_>")
@blueprint.without_parameters
@blueprint.response(200, Entity)
@blueprint.alt_response(302, description="Another name of it leads to its id")
@blueprint.problems(404, 503)
@blueprint.doc(operationId="getEntity")
@cacheable
def get_entity(id_: str) -> Response:
    """Get an entity."""
    return _get(ALL_ENTITIES, id_, "entities.get_entity")


@blueprint.route("/speakers")
@blueprint.arguments(NamedQuery, location="query")
@blueprint.response(200, EntityPage)
@blueprint.problems(503)
@blueprint.doc(operationId="listSpeakers")
@cacheable
def list_speakers(query: dict[str, Any]) -> Response:
    """List who has made statements, counted by these."""
    return _list(SPEAKERS, query)


@blueprint.route("/speakers/<id_>")
@blueprint.without_parameters
@blueprint.response(200, Entity)
@blueprint.alt_response(302, description="Another name of it leads to its id")
@blueprint.problems(404, 503)
@blueprint.doc(operationId="getSpeaker")
@cacheable
def get_speaker(id_: str) -> Response:
    """Get a speaker."""
    return _get(SPEAKERS, id_, "entities.get_speaker")


@blueprint.route("/organisations")
@blueprint.arguments(NamedQuery, location="query")
@blueprint.response(200, EntityPage)
@blueprint.problems(503)
@blueprint.doc(operationId="listOrganisations")
@cacheable
def list_organisations(query: dict[str, Any]) -> Response:
    """List organisations, counted by the statements that name them."""
    return _list(ORGANISATIONS, query)


@blueprint.route("/organisations/<id_>")
@blueprint.without_parameters
@blueprint.response(200, Entity)
@blueprint.alt_response(302, description="Another name of it leads to its id")
@blueprint.problems(404, 503)
@blueprint.doc(operationId="getOrganisation")
@cacheable
def get_organisation(id_: str) -> Response:
    """Get an organisation."""
    return _get(ORGANISATIONS, id_, "entities.get_organisation")


def _list(chosen: Catalogue, query: dict[str, Any]) -> Response:
    query = catalogue.choose_order(query)
    return respond_with(query, partial(_select, chosen, query))


def _select(chosen: Catalogue, query: dict[str, Any], reader: Reader) -> Listing:
    def fetch(position: Position | None, limit: int) -> tuple[Page, list[bytes]]:
        page = catalogue.fetch_named(reader, chosen, query, position, limit)
        counts = catalogue.read_counts(reader, ENTITIES, COUNTED, [row[0].number for row in page.rows])
        return page, [_as_json(row[0], counts) for row in page.rows]

    return Listing(catalogue.count_named(reader, chosen, query), fetch)


def _get(chosen: Catalogue, id_: str, endpoint: str) -> Response:
    """The entity with an id; any other name of it leads to that address."""
    with database().reading() as reader:
        row = catalogue.find_named(reader, chosen, id_)
        if row is None:
            return _lead_to(catalogue.find_id(reader, chosen, id_), id_, endpoint)
        return Response(
            _as_json(row, catalogue.read_counts(reader, ENTITIES, COUNTED, [row.number])),
            content_type="application/json",
        )


def _lead_to(found: str | None, asked: str, endpoint: str) -> Response:
    if found is None:
        raise Problem("not-found", f"There is none of the id {asked}, nor a single one of that name.")
    return Response(status=302, headers={"Location": url_for(endpoint, id_=found)})


def _as_json(row: Any, counts: dict[str, dict[int, int]]) -> bytes:
    own = {name: numbers.get(row.number, 0) for name, numbers in counts.items()}
    roles = row.role and {"de": row.role, "en": translate_role(row.role)}
    return compact(Entity(exclude=("roles", "counts")).dump(row) | {"roles": roles or None, "counts": own})
