"""The web application: statements, entities and themes of parsed articles over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from flask import Flask

from api import app_state, pages, views
from api.articles.drafts import TextParser, own_parser
from api.commands.groups import COMMANDS
from api.database import Database
from api.http import Api, middleware
from api.http.responses.whole_response import WholeResponse
from api.http.serving import metrics
from api.queries.bitmaps.kept_columns import KEPT as KEPT_COLUMNS
from api.settings import Settings, read_settings

VERSION = version("communique")
DESCRIPTION = """Who said what, to whom, about what: the reported speech of German diplomatic texts.

Each article is parsed once, when it is added. Names in queries may be ids, names in any spelling, Wikidata items or ISO
codes; people are also found by an office that they hold or held ("US-Präsident", "Russian foreign minister")."""


class Application(Flask):
    """Flask for views that are all synchronous: it does not look at each of its functions, in each request, whether it is."""

    response_class = WholeResponse

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function itself."""
        return func


def create_app(settings: Settings | None = None, parser: TextParser | None = None) -> Flask:
    """Put the parts together: settings from the environment and the project's own extraction, unless given."""
    app = Application(__name__)
    settings = settings or read_settings()
    database = Database(
        settings.database_url,
        settings.database_timeout,
        settings.statement_timeout,
        settings.database_read_url,
        settings.database_pool_size,
    )
    app_state.attach(app, app_state.AppState(settings, database, metrics.measure(parser or own_parser())))
    _configure(app, settings)
    middleware.register(app, settings)
    api = Api(app, spec_kwargs={"info": {"description": DESCRIPTION, "license": {"name": "MIT", "identifier": "MIT"}}})
    api.spec.components.security_scheme("token", {"type": "http", "scheme": "bearer"})
    views.register(app, api)
    pages.register(app, settings)
    for command in COMMANDS:
        app.cli.add_command(command)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        API_TITLE="Communique",  # of which generators make names of packages,
        API_VERSION=VERSION,
        OPENAPI_VERSION="3.1.0",
        MAX_CONTENT_LENGTH=settings.max_body_bytes,
        PROPAGATE_EXCEPTIONS=False,
    )
    KEPT_COLUMNS.limit(settings.column_cache_bytes)
    app.url_map.strict_slashes = False
    app.logger.setLevel(settings.log_level.upper())
