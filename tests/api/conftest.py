"""An application with the project's own extraction, seeded once for all tests that only ask or undo what they do."""

import shutil

import pytest

from api import create_app
from api.settings import Settings


@pytest.fixture(scope="session")
def seeded_app(sqlite_template, tmp_path_factory):
    path = tmp_path_factory.mktemp("seeded") / "communique.sqlite"
    shutil.copy(sqlite_template, path)
    app = create_app(Settings(database_url=f"sqlite:///{path}", secret_key="for tests only"))
    result = app.test_cli_runner().invoke(args=["seed"])
    assert result.exit_code == 0, result.output
    yield app
    app.extensions["communique"].database.engine.dispose()


@pytest.fixture
def seeded(seeded_app):
    """A client of the seeded application."""
    return seeded_app.test_client()
