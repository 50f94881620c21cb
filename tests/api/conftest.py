"""An application with the project's own extraction, seeded once for all tests that only ask or undo what they do."""

import shutil

import pytest

from api import create_app
from api.settings import Settings


@pytest.fixture(scope="session")
def seeded_app(sqlite_seeded, tmp_path_factory):
    app = _open(shutil.copy(sqlite_seeded, tmp_path_factory.mktemp("seeded")))
    yield app
    _close(app)


@pytest.fixture
def seeded(seeded_app):
    """A client of the seeded application."""
    return seeded_app.test_client()


@pytest.fixture
def seeded_copy(sqlite_seeded, tmp_path):
    """A seeded application that a test may change."""
    app = _open(shutil.copy(sqlite_seeded, tmp_path / "copy.sqlite"))
    yield app
    _close(app)


def _open(path):
    return create_app(
        Settings(database_url=f"sqlite:///{path}", secret_key="for tests only", parse_ratelimit="10000/minute")
    )


def _close(app):
    app.extensions["communique"].database.engine.dispose()
