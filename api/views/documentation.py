"""The API's description."""

from __future__ import annotations

from typing import Any, cast

from flask import Blueprint, Flask, Response, current_app

blueprint = Blueprint("documentation", __name__)


@blueprint.get("/openapi.yaml")
def openapi() -> Response:
    """The OpenAPI document, as in docs/openapi.yaml."""
    return Response(describe(current_app), content_type="application/yaml")


def describe(app: Flask) -> str:
    """The OpenAPI document of an application, as YAML."""
    api = cast(Any, app.extensions["flask-smorest"]["apis"][""]["ext_obj"])
    return cast(str, api.spec.to_yaml({"allow_unicode": True, "width": 120}))
