"""The resources: each view reads a request, runs a query, writes the response."""

from flask import Flask

from api.http import Api
from api.http.responses import formats
from api.views import accounts, articles, changes, entities, events, service, sources, statements, stats, themes

# In the order of the API's description.
_DESCRIBED = (
    *(statements, changes, stats, *accounts.VIEWS, articles, events),
    *(entities, sources, themes, *service.VIEWS),
)


def register(app: Flask, api: Api) -> None:
    """Give an application its resources."""
    for view in _DESCRIBED:
        api.register_blueprint(view.blueprint)
    formats.register(app)
    app.register_blueprint(service.documentation.blueprint)
