"""The dashboard: a page that sends the API the query of its own address, and shows the responses."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template

from extraction.text.document import Act, Kind

blueprint = Blueprint("dashboard", __name__)
ORDERS = {
    "-published_on": "newest first",
    "published_on": "oldest first",
    "-created_at": "last added first",
    "created_at": "first added first",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


@blueprint.get("/")
def show() -> Response:
    """A form of the filters, the statements found, their facets, and articles to read them in."""
    acts, kinds = ([choice.value for choice in choices] for choices in (Act, Kind))
    response = make_response(render_template("dashboard.html", acts=acts, kinds=kinds, orders=ORDERS))
    response.headers["Content-Security-Policy"] = POLICY
    return response
