"""An application with the project's own extraction, seeded once for all tests that only ask or undo what they do."""

import shutil

import pytest

from api import create_app
from api.settings import Settings


@pytest.fixture(scope="session")
def seeded_file(sqlite_template, tmp_path_factory):
    """A SQLite file with the first article in it."""
    path = tmp_path_factory.mktemp("seeded") / "seeded.sqlite"
    shutil.copy(sqlite_template, path)
    app = _open(path)
    result = app.test_cli_runner().invoke(args=["seed"])
    assert result.exit_code == 0, result.output
    _close(app)
    return path


@pytest.fixture(scope="session")
def seeded_app(seeded_file):
    app = _open(seeded_file)
    yield app
    _close(app)


@pytest.fixture
def seeded(seeded_app):
    """A client of the seeded application."""
    return seeded_app.test_client()


@pytest.fixture
def seeded_copy(seeded_file, tmp_path):
    """A seeded application that a test may change."""
    app = _open(shutil.copy(seeded_file, tmp_path / "copy.sqlite"))
    yield app
    _close(app)


def _open(path):
    return create_app(Settings(database_url=f"sqlite:///{path}", secret_key="for tests only"))


def _close(app):
    app.extensions["communique"].database.engine.dispose()
