"""Bare Flask: an answer of so many bytes, always the same; what no Flask application can exceed."""

from functools import cache

from flask import Flask, Response

app = Flask(__name__)


@cache
def _body(size: int) -> bytes:
    return b"x" * size


@app.get("/<int:size>")
def answer(size: int) -> Response:
    """So many bytes."""
    return Response(_body(size), content_type="application/json")
