"""docs/api-by-example.md is true: each request on the page gets what the page shows."""

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from api import create_app
from api.articles import access_tokens
from api.http.responses.formats.columns import STATEMENTS
from api.settings import Settings

PAGE = (Path(__file__).parents[4] / "docs" / "api-by-example.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^## \d+\. (.+?)\n.*?```sh\n(.+?)```\n+```(json|http)\n(.*?)```", re.MULTILINE | re.DOTALL)
SERVER = "http://127.0.0.1:8000"
REST = "…"


def shows(shown, real):
    """Whether an answer is as shown: fields may be left out, … stands for the rest of a text or list."""
    if isinstance(shown, dict):
        return isinstance(real, dict) and all(key in real and shows(shown[key], real[key]) for key in shown)
    if isinstance(shown, list):
        *items, last = shown or [None]
        is_cut = last == REST
        items = items if is_cut else shown
        fits = len(real) > len(items) if is_cut else len(real) == len(items)
        return fits and all(shows(*pair) for pair in zip(items, real, strict=False))
    if isinstance(shown, str) and shown.endswith(REST):
        return isinstance(real, str) and real.startswith(shown.removesuffix(REST).rstrip())
    return shown == real


def shows_lines(shown, real):
    """Whether an answer that is not JSON is as shown, line by line."""
    return shows(shown.splitlines(), real.splitlines())


def request(client, command, token):
    """Do what a curl command says."""
    words = shlex.split(command.replace("\\\n", " ").replace("$TOKEN", token))
    assert words.pop(0) == "curl"
    options = {"-H": [], "-X": [], "-d": []}
    address = None
    while words:
        word = words.pop(0)
        if word in options:
            options[word].append(words.pop(0))
        elif word != "-i":
            address = word.removeprefix(SERVER)
    headers = dict(line.split(": ", 1) for line in options["-H"])
    method = (options["-X"] or ["POST" if options["-d"] else "GET"])[0]
    return client.open(address, method=method, headers=headers, data="".join(options["-d"]) or None)


def examples():
    return [match.groups() for match in EXAMPLE.finditer(PAGE)]


class Reader:
    """Somebody who reads the page from its beginning: what an example shows follows upon the changes of those before it.

    Tests may be run alone and in any order, so they say how far somebody has read: what was passed over is caught up with, and who
    is further on begins again.
    """

    def __init__(self, make_client):
        self._make_client = make_client
        self._client = self._token = None
        self._read = len(examples())

    def ask(self, place):
        """The response to the example at a place."""
        if place < self._read:
            self._client, self._token = self._make_client()
            self._read = 0
        commands = [command for _, command, *_ in examples()]
        for command in commands[self._read : place]:
            if "$TOKEN" in command:  # and so may change something
                request(self._client, command, self._token)
        self._read = place + 1
        return request(self._client, commands[place], self._token)


@pytest.fixture(scope="module")
def reader(sqlite_seeded, tmp_path_factory):
    databases = []

    def make_client():
        path = shutil.copy(sqlite_seeded, tmp_path_factory.mktemp("page") / "page.sqlite")
        app = create_app(Settings(database_url=f"sqlite:///{path}", secret_key="for tests only"))
        database = app.extensions["communique"].database
        databases.append(database)
        with database.writing() as session:
            token = access_tokens.create(session, "reader")
        return app.test_client(), token

    yield Reader(make_client)
    for database in databases:
        database.engine.dispose()


def test_every_question_on_the_page_is_run():
    assert len(examples()) == PAGE.count("\n## ") >= 20


@pytest.mark.parametrize("place", range(len(examples())), ids=[question for question, *_ in examples()])
def test_the_answer_is_as_shown(reader, place):
    *_, form, shown = examples()[place]
    response = reader.ask(place)
    if form == "http":
        head, _, shown = shown.partition("\n\n")
        status, *headers = head.strip().splitlines()
        assert response.status_code == int(status.split()[1])
        for line in headers:
            name, value = line.split(": ", 1)
            assert shows(value.replace(REST, f" {REST}"), response.headers[name]), name
    if shown.strip():
        fits = shows(json.loads(shown), response.json) if response.is_json else shows_lines(shown, response.text)
        assert fits, response.text


def test_examples_may_be_asked_alone_again_and_in_any_order(reader):
    removing = next(i for i, (_, command, *_) in enumerate(examples()) if "DELETE" in command)
    assert [reader.ask(place).status_code for place in (removing, removing, removing - 2, removing)] == [
        204,
        204,
        201,
        204,
    ]


@pytest.mark.parametrize(
    ("shown", "real", "expected"),
    [
        ({"a": 1}, {"a": 1, "b": 2}, True),
        ({"a": 1}, {"b": 2}, False),
        ([1], [1, 2], False),
        ([1, REST], [1, 2], True),
        ([1, REST], [1], False),
        (["x", REST], ["y", "z"], False),
        ("ab …", "abc", True),
        ("ab …", "bc", False),
        ([], [1], False),
    ],
)
def test_what_counts_as_shown(shown, real, expected):
    assert shows(shown, real) is expected


def test_the_columns_of_the_table_are_those_on_the_page():
    paragraph = re.search(r"^The columns of statements are always (.+?):", PAGE, re.MULTILINE | re.DOTALL)[1]
    assert re.findall(r"`(\w+)`", paragraph) == list(STATEMENTS)
