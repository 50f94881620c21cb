"""The web application: statements, entities and themes of parsed articles over HTTP."""

from __future__ import annotations

from importlib.metadata import version

from flask import Flask

from api import app_state
from api.articles.ingest import TextParser
from api.commands.groups import COMMANDS
from api.database.engine import Database
from api.http.caching import conditional, polling, repeats
from api.http.errors import problems
from api.http.requests import limits
from api.http.requests.blueprint import Api
from api.http.responses import compression, cross_origin, exports, formats, security_headers
from api.http.serving import logs, metrics, monitoring
from api.settings import Settings, read_settings
from api.views import articles, changes, dashboard, documentation, entities, health, statements, stats, themes
from api.views import problems as problem_pages

VERSION = version("communique")
DESCRIPTION = """Who said what, to whom, about what: the reported speech of German diplomatic texts.

Each article is parsed once, when it is added. Names in questions may be ids, names in any spelling, Wikidata items or ISO codes."""


def create_app(settings: Settings | None = None, parser: TextParser | None = None) -> Flask:
    """Put the parts together: settings from the environment and the project's own extraction, unless given."""
    app = Flask(__name__)
    settings = settings or read_settings()
    database = Database(
        settings.database_url,
        settings.database_timeout,
        settings.statement_timeout,
        settings.database_read_url,
        settings.database_pool_size,
    )
    app_state.attach(app, app_state.State(settings, database, metrics.measure(parser or _own_parser())))
    _configure(app, settings)
    _register(app, settings)
    api = Api(app, spec_kwargs={"info": {"description": DESCRIPTION, "license": {"name": "MIT", "identifier": "MIT"}}})
    api.spec.components.security_scheme("token", {"type": "http", "scheme": "bearer"})
    for view in (statements, changes, stats, articles, entities, themes, health, problem_pages):
        api.register_blueprint(view.blueprint)
    app.register_blueprint(documentation.blueprint)
    app.register_blueprint(dashboard.blueprint)
    for command in COMMANDS:
        app.cli.add_command(command)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        API_TITLE="Communiqué",
        API_VERSION=VERSION,
        OPENAPI_VERSION="3.1.0",
        MAX_CONTENT_LENGTH=settings.max_body_bytes,
        PROPAGATE_EXCEPTIONS=False,
    )
    app.url_map.strict_slashes = False
    app.logger.setLevel(settings.log_level.upper())


def _register(app: Flask, settings: Settings) -> None:
    """What happens to every request: its limits come first, and its answer is tagged before it is compressed."""
    repeats.register(app, settings, {**statements.MAKERS, **stats.MAKERS})
    for watching in (logs, monitoring, security_headers, problems):
        watching.register(app)
    limits.register(app, settings)
    for part in (cross_origin, polling, compression, conditional):
        part.register(app, settings)
    formats.register(app)
    exports.register(app, settings)


def _own_parser() -> TextParser:
    from extraction import extract
    from extraction.text.language import detect

    return TextParser(extract, detect)
