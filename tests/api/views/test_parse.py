"""Parsing for anyone: the answer of adding an article, with nothing stored; bounded, and open only where it is wanted."""

import io
from dataclasses import replace

import pytest

from api import create_app
from tests.conftest import PARSER

SCRIPT = "Kopf\nxi > China sei bereit [ukraine] {UN} (china)\nneu > es gehe weiter [neues-thema]"
NEW = {"text": SCRIPT, "title": "Gespräch", "published_on": "2022-06-16", "source": "BRNN", "language": "de-AT"}
STORED = ("created_at", "statements")


@pytest.fixture
def parsing(settings):
    """A function that gives a client of an application with other settings."""
    made = []

    def parsing(**changes):
        made.append(create_app(replace(settings, **changes), PARSER))
        return made[-1].test_client()

    yield parsing
    for app in made:
        app.extensions["communique"].database.engine.dispose()


def without_times(article):
    statements = [{**statement, "created_at": ""} for statement in article["statements"]]
    return {**article, "created_at": "", "statements": statements}


def test_it_answers_as_adding_does_and_stores_nothing(writer):
    parsed = writer.post("/parse", json=NEW, headers={"Authorization": ""})
    assert parsed.status_code == 200
    assert len(parsed.json["statements"]) == 2
    for path in ("/articles", "/statements", "/changes"):
        assert writer.get(path).json["data"] == []
    assert writer.get("/entities?q=neu").json["data"] == []
    added = writer.post("/articles", json=NEW)
    assert added.status_code == 201
    assert without_times(added.json) == without_times(parsed.json)
    assert without_times(writer.post("/parse", json=NEW).json) == without_times(parsed.json)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestBounds:
    def test_it_can_be_switched_off(self, parsing):
        response = parsing(parse_open=False).post("/parse", json=NEW)
        assert (response.status_code, response.json["type"]) == (403, "/problems/parsing-closed")

    def test_it_stays_open_where_nothing_may_be_written(self, parsing):
        assert parsing(read_only=True).post("/parse", json=NEW).status_code == 200

    @pytest.mark.parametrize("chunked", [False, True])
    def test_a_body_has_a_largest_size_of_its_own(self, parsing, chunked):
        client = parsing(parse_max_bytes=300)
        body = b'{"text": "xi > Wort"}' + b" " * 300
        sent = {"input_stream": io.BytesIO(body), "environ_overrides": {"wsgi.input_terminated": True}}
        response = client.post("/parse", content_type="application/json", **(sent if chunked else {"data": body}))
        assert (response.status_code, response.json["type"]) == (413, "/problems/body-too-large")
        assert "300 bytes" in response.json["detail"]
        assert client.post("/parse", data=body[:300], content_type="application/json").status_code == 200

    def test_each_client_has_a_rate(self, parsing):
        client = parsing(parse_ratelimit="2 per hour")
        other = {"REMOTE_ADDR": "192.0.2.7"}
        statuses = [client.post("/parse", json=NEW).status_code for _ in range(3)]
        assert statuses == [200, 200, 429]
        refused = client.post("/parse", json=NEW)
        assert refused.json["type"] == "/problems/too-many-requests"
        assert 0 < int(refused.headers["Retry-After"]) <= 3600
        assert client.post("/parse", json=NEW, environ_overrides=other).status_code == 200
        assert client.get("/statements").status_code == 200, "nothing else is counted"

    @pytest.mark.parametrize(
        ("body", "status", "slug"),
        [
            (b'{"text": ', 400, "malformed-json"),
            (b'{"text": "English text"}', 422, "unsupported-language"),
            (b'{"text": "..."}', 422, "empty-text"),
            (b'{"text": "<p>Er sagte</p><p>nichts</p>"}', 422, "unreadable-text"),
            (b'{"text": "xi > A", "titel": "B"}', 422, "invalid-body"),
        ],
    )
    def test_refusals_are_problems(self, parsing, body, status, slug):
        response = parsing().post("/parse", data=body, content_type="application/json")
        assert (response.status_code, response.mimetype) == (status, "application/problem+json")
        assert response.json["type"] == f"/problems/{slug}"

    def test_pages_of_other_origins_may_parse_though_not_write(self, parsing):
        asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
        asked["Access-Control-Request-Headers"] = "content-type"
        client = parsing()
        allowed = [
            client.options(path, headers=asked).headers.get("Access-Control-Allow-Methods", "")
            for path in ("/parse", "/articles")
        ]
        assert ["POST" in methods for methods in allowed] == [True, False]
