"""Views whose responses depend on nothing but the request and the data: they have an entity tag before they run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import TYPE_CHECKING, Any

from flask import Response

from api import app_state
from api.database.reading.reader import DataRevision, SnapshotNeeded
from api.http.caching import normalised
from api.http.caching.conditional import REVISION, VALIDATORS, Validators, current_revision, is_named
from api.http.caching.normalised import Resource
from api.http.requests.current import current_request

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

RESOURCE = "communique.resource"  # in a request's environ: what it is for
View = Callable[..., Response]


def cacheable(view: View) -> View:
    """Tag the responses of a view, and send 304 to whoever has them, before the view reads anything.

    Goes next to the view, below what reads the query: malformed queries are refused first.
    """

    @wraps(view)
    def tagged(*args: Any, **kwargs: Any) -> Response:
        query = next((arg for arg in args if isinstance(arg, dict)), {})
        environ = current_request().environ
        environ[RESOURCE] = resource = normalised.read_resource(query, app_state.settings())
        respond = partial(_respond, environ, resource, partial(view, *args, **kwargs))
        if (presumed := _presume_revision(environ, resource)) is not None:
            try:
                return respond(presumed, is_confirmed=False)
            except SnapshotNeeded:  # the data have changed since this process has looked
                environ.pop(REVISION, None)
        try:
            return respond(current_revision(), is_confirmed=True)
        except (
            SnapshotNeeded
        ):  # they change just now: a later state is sent, in one transaction, with the tag of the earlier one
            with app_state.database().expecting_nothing():
                return view(*args, **kwargs)

    tagged.is_cacheable = True  # type: ignore[attr-defined]
    return tagged


def _presume_revision(environ: WSGIEnvironment, resource: Resource) -> DataRevision | None:
    """The revision that this process has seen last, where what is read tells whether it still is: that saves to ask for it first.

    Whoever polls mostly gets no more than that; and an export is not to be begun twice.
    """
    if REVISION in environ or "HTTP_IF_NONE_MATCH" in environ or not resource.is_page:
        return None
    return app_state.database().last_revision


def _respond(
    environ: WSGIEnvironment,
    resource: Resource,
    view: Callable[[], Response],
    revision: DataRevision,
    *,
    is_confirmed: bool,
) -> Response:
    """What a view responds if the data are of a revision; raises SnapshotNeeded."""
    environ[REVISION] = revision
    tag = resource.tag(revision, app_state.settings())
    environ[VALIDATORS] = Validators(tag, revision.modified_at)
    if is_named(tag, environ):
        return Response(status=304)
    with app_state.database().expecting(revision, is_confirmed=is_confirmed):
        return view()
