"""The questions in the README have the answers that it shows."""

import json
import re
from pathlib import Path

import pytest

from api import create_app

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"\$ curl -s 'http://127\.0\.0\.1:8000([^']+)'[^\n]*\n((?:(?!```|\$ curl).*\n)+)", README)


@pytest.fixture
def client(settings):
    app = create_app(settings)
    assert app.test_cli_runner().invoke(args=["seed"]).exit_code == 0
    yield app.test_client()
    app.extensions["communique"].database.engine.dispose()


def values(answer):
    """Every text and number in an answer, in order."""
    if isinstance(answer, dict | list):
        for part in answer.values() if isinstance(answer, dict) else answer:
            yield from values(part)
    else:
        yield str(answer)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_answers_are_those_that_are_shown(client):
    assert len(QUESTIONS) == 6
    for address, shown in QUESTIONS:
        answer = list(values(json.loads(client.get(address).text)))
        assert [line for line in shown.splitlines() if line not in answer] == [], address


def test_every_setting_is_explained():
    settings = (Path(__file__).parents[1] / "api" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r'env\.\w+\("(\w+)"', settings))
    explained = set(re.findall(r"^\| ([A-Z_]+) \|", settings, flags=re.MULTILINE))
    assert read == explained
