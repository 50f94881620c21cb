"""The web application: statements, entities and themes of parsed articles over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import Any

from flask import Flask

from api import app_state, pages
from api.articles.ingest import TextParser
from api.commands.groups import COMMANDS
from api.database import Database
from api.http import Api
from api.http.caching import conditional, response_cache
from api.http.errors import problems
from api.http.requests import limits, open_parsing
from api.http.responses import compression, cross_origin, exports, formats, headers
from api.http.serving import logs, metrics, monitoring
from api.pages import errors
from api.queries.bitmaps.kept_columns import KEPT as KEPT_COLUMNS
from api.settings import Settings, read_settings
from api.views import (
    articles,
    changes,
    comparisons,
    documentation,
    entities,
    event_comparisons,
    events,
    health,
    positions,
    sources,
    statements,
    stats,
    themes,
)
from api.views import problems as problem_pages

VERSION = version("communique")
DESCRIPTION = """Who said what, to whom, about what: the reported speech of German diplomatic texts.

Each article is parsed once, when it is added. Names in queries may be ids, names in any spelling, Wikidata items or ISO codes."""


class Application(Flask):
    """Flask for views that are all synchronous: it does not look at each of its functions, in each request, whether it is."""

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
    app_state.attach(app, app_state.AppState(settings, database, metrics.measure(parser or _own_parser())))
    _configure(app, settings)
    _register(app, settings)
    api = Api(app, spec_kwargs={"info": {"description": DESCRIPTION, "license": {"name": "MIT", "identifier": "MIT"}}})
    api.spec.components.security_scheme("token", {"type": "http", "scheme": "bearer"})
    for view in (
        *(statements, changes, stats, positions, comparisons, event_comparisons, articles, events),
        *(entities, sources, themes, health, problem_pages),
    ):
        api.register_blueprint(view.blueprint)
    formats.register(app)
    app.register_blueprint(documentation.blueprint)
    app.register_blueprint(pages.blueprint)
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


def _register(app: Flask, settings: Settings) -> None:
    """What happens to every request, from the outside in; after-request functions run from the last to the first."""
    response_cache.register(app, settings)
    for part in (
        logs,
        monitoring,
        problems,
        limits,
        open_parsing,
        cross_origin,
        headers,
        compression,
        conditional,
        exports,
        errors,
    ):
        part.register(app, settings)


def _own_parser() -> TextParser:
    from extraction import extract
    from extraction.text.language import detect

    return TextParser(extract, detect)
