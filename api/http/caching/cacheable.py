"""Views whose responses depend on nothing but the request and the data: they have an entity tag before they run."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import Response, request

from api import app_state
from api.database.reading.reader import SnapshotNeeded
from api.http.caching import normalised
from api.http.caching.conditional import VALIDATORS, Validators, current_revision, is_named

RESOURCE = "communique.resource"  # in a request's environ: what it is for
View = Callable[..., Response]


def cacheable(view: View) -> View:
    """Tag the responses of a view, and send 304 to whoever has them, before the view reads anything.

    Goes next to the view, below what reads the query: malformed queries are refused first.
    """

    @wraps(view)
    def tagged(*args: Any, **kwargs: Any) -> Response:
        environ, settings = request.environ, app_state.settings()
        query = next((arg for arg in args if isinstance(arg, dict)), {})
        resource = environ[RESOURCE] = normalised.read_resource(query, settings)
        revision = current_revision()
        tag = resource.tag(revision, settings)
        environ[VALIDATORS] = Validators(tag, revision.modified_at)
        if is_named(tag, environ):
            return Response(status=304)
        try:
            with app_state.database().expecting(revision):
                return view(*args, **kwargs)
        except (
            SnapshotNeeded
        ):  # the data have changed: a later state is sent, in one transaction, with the tag of the earlier one
            return view(*args, **kwargs)

    tagged.is_cacheable = True  # type: ignore[attr-defined]
    return tagged
