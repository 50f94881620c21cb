"""Errors for people: who looks with a browser is shown a page where a program is sent a problem."""

from __future__ import annotations

import json

from flask import Flask, Response, request
from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

from api.http.errors.problems import MEDIA_TYPE
from api.http.requests.languages import is_page
from api.pages.asking import Refused
from api.pages.rendering import POLICY, chosen_language, render_problem
from api.settings import Settings


def register(app: Flask, _settings: Settings) -> None:
    """Make errors of pages, and of addresses that there are not, readable in a browser."""
    app.after_request(_show)


def _show(response: Response) -> Response:
    if response.mimetype != MEDIA_TYPE or not _is_for_people():
        return response
    problem = json.loads(response.get_data())
    shown = render_problem(Refused(problem), chosen_language())
    kept = [line for line in response.headers if line[0] not in ("Content-Type", "Content-Length")]
    shown.headers.extend([*kept, ("Content-Security-Policy", POLICY), ("Vary", "Accept, Accept-Language")])
    return shown


def _is_for_people() -> bool:
    """Whether a browser asks for a page, or for what there is not at all."""
    if request.endpoint is not None and not is_page(request.path):
        return False
    accepted = parse_accept_header(request.environ.get("HTTP_ACCEPT", ""), MIMEAccept)
    return accepted["text/html"] > accepted["application/json"]
