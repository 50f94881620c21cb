"""The API's description."""

from __future__ import annotations

from flask import Blueprint, Response, current_app

from api.http.openapi import describe

blueprint = Blueprint("documentation", __name__)


@blueprint.get("/openapi.yaml")
def openapi() -> Response:
    """The OpenAPI document, as in docs/openapi.yaml."""
    return Response(describe(current_app), content_type="application/yaml")
