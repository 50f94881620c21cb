"""The command line for the API's description: flask --app wsgi openapi"""

from __future__ import annotations

import json
from typing import TextIO

import click
from flask import current_app
from flask.cli import with_appcontext

from api.http.description.examples import gather, normalise
from api.http.description.openapi import describe


@click.command("openapi")
@click.argument("file", type=click.File("w", encoding="utf-8", atomic=True), default="-")
@click.option("--examples", type=click.File("w", encoding="utf-8", atomic=True), help="Only write the examples anew.")
@with_appcontext
def describe_api(file: TextIO, examples: TextIO | None) -> None:
    """Write the OpenAPI document to FILE, or to standard output."""
    if examples is None:
        file.write(describe(current_app))
        return
    found = gather(current_app.test_client())
    examples.write(normalise(json.dumps(found, ensure_ascii=False, indent=1)) + "\n")
