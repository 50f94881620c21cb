"""The API's description, as put together from schemas and views."""

from __future__ import annotations

from typing import Any, cast

from flask import Flask


def describe(app: Flask) -> str:
    """The OpenAPI document of an application, as YAML."""
    api = cast(Any, app.extensions["flask-smorest"]["apis"][""]["ext_obj"])
    return cast(str, api.spec.to_yaml({"allow_unicode": True, "width": 120}))
