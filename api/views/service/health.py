"""Whether the server is well, and what it has done."""

from __future__ import annotations

from typing import Any

from flask import Response, request

from api import migrations
from api.app_state import database
from api.http import Blueprint, Problem
from api.http.serving import metrics
from schemas.health import Health

blueprint = Blueprint("health", __name__, description="Whether the server is well")
METRICS: dict[str, Any] = {
    "description": "In the text format of Prometheus",
    "content": {"text/plain": {"schema": {"type": "string"}}},
}


@blueprint.route("/health/live")
@blueprint.response(200, Health)
@blueprint.doc(operationId="isLive")
def is_live() -> dict[str, str]:
    """Tell whether the server runs."""
    return {}


@blueprint.route("/health/ready")
@blueprint.response(200, Health)
@blueprint.problems(503)
@blueprint.doc(operationId="isReady")
def is_ready() -> dict[str, str]:
    """Tell whether questions can be answered: the database is there and its tables are up to date."""
    with database().reading() as reader:
        if not migrations.is_current(reader.connection):
            raise Problem("unavailable", "The tables are not up to date: run flask --app wsgi database upgrade.")
    return {}


@blueprint.route("/metrics")
@blueprint.without_parameters
@blueprint.doc(operationId="getMetrics", responses={200: METRICS})
def get_metrics() -> Response:
    """Get the metrics of all workers, for Prometheus."""
    body, content_type = metrics.expose(database(), request.headers.get("Accept", ""))
    return Response(body, content_type=content_type)
