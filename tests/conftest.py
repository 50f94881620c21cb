"""An application on SQLite and on PostgreSQL, with scripted articles."""

from __future__ import annotations

import gc
import itertools
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pytest
from flask import Flask
from werkzeug.routing import Rule

from api import create_app
from api.articles import access_tokens, catalogue, drafts, ingest
from api.settings import Settings
from tests import scripted
from tests.databases import (  # noqa: F401 (fixtures)
    databases_folder,
    postgresql_knowing,
    postgresql_seeded,
    postgresql_server,
    postgresql_template,
    sqlite_knowing,
    sqlite_seeded,
    sqlite_template,
    templates_folder,
)
from tests.serving import cli, environment, flask, read_server, server, token  # noqa: F401 (fixtures)

PARSER = drafts.TextParser(scripted.extract, scripted.detect)
NUMBERS = itertools.count()
TAKE_LONG = (
    "tests/damage/", "http/serving/", "http/description/", "pages/test_browser", "test_exports", "test_linear_time",
    "test_archive", "test_ingest",
)  # fmt: skip


def pytest_xdist_auto_num_workers():
    """One more than there are cores: a third of the time tests wait for servers."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items):
    """What knows nothing of databases is tested on one only. Files that take long come first, lest they are left at the end."""
    kept = [item for item in items if not (item.get_closest_marker("on_sqlite") and _is_on_postgresql(item))]
    items[:] = sorted(kept, key=lambda item: not any(part in item.nodeid for part in TAKE_LONG))


def _is_on_postgresql(item):
    return hasattr(item, "callspec") and item.callspec.params.get("database_url") == "postgresql"


@pytest.fixture(scope="module")
def kept():
    """What the tests of a module share that are marked `shared`: by database, its address, application and articles."""
    kept = {}
    yield kept
    for shared in kept.values():
        if shared.app is not None:
            shared.app.extensions["communique"].database.engine.dispose()
        shared.clear()


@dataclass
class Shared:
    """A database that tests ask and none changes, but by adding articles that all of them have."""

    url: str
    clear: Callable[[], None]
    app: Flask | None = None
    articles: dict = field(default_factory=dict)
    knows_entities: bool = False


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request):
    """The address of a database with all tables and no rows; of tests that are marked `shared`, with what they all add."""
    if request.node.get_closest_marker("shared") is None:
        url, clear = _make_database(request, request.param)
        yield url
        clear()
    else:
        kept = request.getfixturevalue("kept")
        if request.param not in kept:
            kept[request.param] = Shared(*_make_database(request, request.param))
        yield kept[request.param].url


@pytest.fixture
def shared(request, database_url):
    """What this test shares with others; None unless it is marked `shared`. Making a database costs more than most tests."""
    if request.node.get_closest_marker("shared") is None:
        return None
    return next(shared for shared in request.getfixturevalue("kept").values() if shared.url == database_url)


def _make_database(request, kind):
    """The address of a new database, and what clears it away; it has what the fixtures `seeds` and `database` promise."""
    name = f"test_{next(NUMBERS)}"
    names = request.fixturenames
    template = f"{kind}_{'seeded' if 'seeds' in names else 'knowing' if 'database' in names else 'template'}"
    if kind == "postgresql":
        server = request.getfixturevalue("postgresql_server")
        return request.getfixturevalue(template)(name), lambda: server.drop(name)
    folder = request.getfixturevalue("databases_folder") / name
    folder.mkdir()
    path = shutil.copy(request.getfixturevalue(template), folder / f"{name}.sqlite")
    return f"sqlite:///{path}", lambda: shutil.rmtree(folder)


@pytest.fixture
def seeds(database_url):
    """The database has the seeds, as after the command seed, but sooner."""


@pytest.fixture
def settings(database_url):
    return Settings(database_url=database_url, secret_key="for tests only", max_body_bytes=100_000)


@pytest.fixture
def app(settings, shared):
    if shared is not None:
        shared.app = shared.app or create_app(settings, PARSER)
        yield shared.app
        return
    app = create_app(settings, PARSER)
    yield app
    app.extensions["communique"].database.engine.dispose()


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def database(app, shared):
    """The database, knowing the scripted entities."""
    database = app.extensions["communique"].database
    if shared is not None and not shared.knows_entities:
        with database.writing() as session:
            catalogue.update(session, scripted.ENTITIES, [])
        shared.knows_entities = True
    return database


@pytest.fixture
def add(database, shared):
    """A function that stores a scripted article and gives its id."""

    def add(text, day=None, **fields):
        published_on = date.fromisoformat(day) if day else None
        return ingest.add(database, PARSER, drafts.NewArticle(text=text, published_on=published_on, **fields)).id

    def add_once(*values, **fields):
        key = values, tuple(fields.items())
        if key not in shared.articles:
            shared.articles[key] = add(*values, **fields)
        return shared.articles[key]

    return add if shared is None else add_once


@pytest.fixture
def writer(client, database, shared):
    """A client that sends a valid token."""
    with database.writing() as session:
        token = access_tokens.create(session, "tests" if shared is None else f"tests-{next(NUMBERS)}")
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
    return client


@pytest.fixture
def texts(client):
    """A function that gives the texts of the statements that a question finds."""

    def texts(**parameters):
        response = client.get("/statements", query_string=parameters)
        assert response.status_code == 200, response.text
        return [statement["text"] for statement in response.json["data"]]

    return texts


def _compile_routes_once():
    """Werkzeug writes and compiles a program for each route of each application, which takes longer than to make the rest of it;
    hundreds of applications have the same routes.
    """
    compile_builder, compiled = Rule._compile_builder, {}

    def compile_once(rule, append_unknown=True):
        key = rule.rule, rule.subdomain, append_unknown
        if rule.defaults:
            return compile_builder(rule, append_unknown)
        if key not in compiled:
            compiled[key] = compile_builder(rule, append_unknown)
        return compiled[key]

    Rule._compile_builder = compile_once


def pytest_sessionstart():
    """What is loaded by now is never searched for garbage, and the rest less often: hundreds of applications are made and dropped."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    _compile_routes_once()
