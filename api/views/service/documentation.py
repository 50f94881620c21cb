"""The API's description, and the page that shows it."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from flask import Blueprint, Response, current_app, make_response, render_template, send_from_directory

from api.http.description.openapi import describe, document

blueprint = Blueprint("documentation", __name__)
ASSETS = Path(str(files("flask_swagger_ui"))) / "dist"
# Swagger UI writes style attributes and draws its icons from data: addresses; scripts and requests are our own only.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@blueprint.get("/openapi.yaml")
def openapi() -> Response:
    """The OpenAPI document, as in docs/openapi.yaml."""
    return Response(describe(current_app), content_type="application/yaml")


@blueprint.get("/openapi.json")
def openapi_json() -> Response:
    """The same as JSON."""
    return Response(json.dumps(document(current_app), ensure_ascii=False), content_type="application/json")


@blueprint.get("/docs")
def docs() -> Response:
    """The OpenAPI document as a page on which requests can be tried out."""
    response = make_response(render_template("docs.html"))
    response.headers["Content-Security-Policy"] = POLICY
    return response


@blueprint.get("/docs/assets/<name>")
def asset(name: str) -> Response:
    """A file of Swagger UI, from its package."""
    return send_from_directory(ASSETS, name, max_age=86400)
