"""Every limit is a setting and has its answer."""

import dataclasses

import pytest
from limits.storage import MemoryStorage
from sqlalchemy import text

from api import create_app
from api.queries.fetching import counts
from tests.serving import free_port

ENDLESS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    "postgresql": "SELECT pg_sleep(60)",
}


class SharedStorage(MemoryStorage):
    """Stands for a store outside of the workers: all that open it see the same counts."""

    STORAGE_SCHEME = ("shared",)
    everywhere = None

    def __new__(cls, *_, **__):
        cls.everywhere = cls.everywhere or super().__new__(cls)
        return cls.everywhere

    def __init__(self, *args, **kwargs):
        if not hasattr(self, "storage"):
            super().__init__(*args, **kwargs)


@pytest.fixture
def limited(settings, request):
    """A function that gives a client of an application with other settings."""
    made = []

    def limited(**changes):
        from tests.conftest import PARSER

        made.append(create_app(dataclasses.replace(settings, **changes), PARSER))
        return made[-1].test_client()

    yield limited
    for app in made:
        app.extensions["communique"].database.engine.dispose()


def slug(response):
    assert response.mimetype == "application/problem+json", response.text
    return response.status_code, response.json["type"].removeprefix("/problems/")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestSizes:
    def test_a_query_has_a_longest_length(self, limited):
        client = limited(max_query_bytes=30)
        assert client.get("/statements?speaker=" + "x" * 22).status_code == 200
        assert slug(client.get("/statements?speaker=" + "x" * 23)) == (414, "query-too-long")
        assert slug(client.get("/nowhere?" + "x" * 31)) == (414, "query-too-long")

    def test_a_page_has_a_largest_size(self, limited):
        client = limited(max_page_size=3, page_size=2)
        assert client.get("/statements").json["meta"]["limit"] == 2
        assert client.get("/statements?limit=3").status_code == 200
        refused = client.get("/statements?limit=4")
        assert slug(refused) == (422, "invalid-parameter")
        assert "3" in refused.json["errors"][0]["detail"]

    def test_a_filter_has_a_largest_number_of_values(self, limited):
        client = limited(max_values=2)
        assert client.get("/statements?source=a&source=b").status_code == 200
        refused = client.get("/statements?source=a&source=b&source=c")
        assert slug(refused) == (422, "invalid-parameter")
        assert "2 times" in refused.json["errors"][0]["detail"]

    def test_a_value_has_a_longest_length(self, limited):
        client = limited(max_value_chars=5)
        assert client.get("/statements?source=äöüßx").status_code == 200
        assert slug(client.get("/statements?source=äöüßxx")) == (422, "invalid-parameter")

    def test_a_body_has_a_largest_size(self, writer, settings):
        refused = writer.post("/articles", json={"text": "x" * settings.max_body_bytes})
        assert slug(refused) == (413, "body-too-large")
        assert str(settings.max_body_bytes) in refused.json["detail"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestRate:
    def test_none_is_set_at_first(self, client):
        assert {client.get("/statements").status_code for _ in range(200)} == {200}

    def test_more_requests_than_are_allowed_are_told_when_to_come_again(self, limited):
        client = limited(ratelimit="3 per hour")
        assert [client.get(path).status_code for path in ("/statements", "/themes", "/problems")] == [200, 200, 200]
        refused = client.get("/entities")
        assert slug(refused) == (429, "too-many-requests")
        assert 0 < int(refused.headers["Retry-After"]) <= 3600
        assert "3 per 1 hour" in refused.json["detail"]
        assert client.get("/statements", environ_base={"REMOTE_ADDR": "192.0.2.7"}).status_code == 200

    def test_supervision_is_free(self, limited):
        client = limited(ratelimit="1 per hour")
        assert {client.get("/health/live").status_code for _ in range(5)} == {200}

    def test_workers_count_together_in_a_store(self, limited):
        one, other = (limited(ratelimit="3 per hour", ratelimit_storage_uri="shared://") for _ in range(2))
        statuses = [client.get("/statements").status_code for client in (one, other, one, other, one)]
        assert statuses == [200, 200, 200, 429, 429]

    def test_a_store_that_is_away_stops_nothing(self, limited):
        client = limited(ratelimit="3 per hour", ratelimit_storage_uri=f"redis://127.0.0.1:{free_port()}")
        assert [client.get("/statements").status_code for _ in range(4)] == [200, 200, 200, 429]

    def test_clients_behind_a_proxy_are_told_apart(self, limited):
        client = limited(ratelimit="1 per hour", trusted_proxies=1)

        def ask(forwarded):
            return client.get("/themes", headers={"X-Forwarded-For": forwarded}).status_code

        assert [ask("192.0.2.1"), ask("192.0.2.2"), ask("192.0.2.1")] == [200, 200, 429]
        assert ask("192.0.2.9, 192.0.2.1") == 429, "what the client itself claims is not believed"

    def test_without_a_proxy_its_header_is_not_believed(self, limited):
        client = limited(ratelimit="1 per hour")
        statuses = [client.get("/themes", headers={"X-Forwarded-For": f"192.0.2.{n}"}).status_code for n in (1, 2)]
        assert statuses == [200, 429]


class TestStatementTimeout:
    @pytest.fixture
    def endless(self, monkeypatch, database_url):
        statement = ENDLESS["sqlite" if database_url.startswith("sqlite") else "postgresql"]
        monkeypatch.setattr(counts, "count_statements", lambda reader, _: reader.session.scalar(text(statement)))

    @pytest.mark.usefixtures("endless")
    def test_a_question_that_takes_too_long_is_given_up(self, limited):
        client = limited(statement_timeout=0.1)
        refused = client.get("/statements")
        assert slug(refused) == (503, "took-too-long")
        assert int(refused.headers["Retry-After"]) > 0
        assert client.get("/themes").status_code == 200, "the connection can be used again"

    def test_writing_may_take_its_time(self, limited, settings):
        client = limited(statement_timeout=0.01)
        database = client.application.extensions["communique"].database
        slow = (
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000000) SELECT count(*) FROM n"
            if database.is_sqlite
            else "SELECT 1 FROM pg_sleep(0.1)"
        )
        with database.writing() as session:
            assert session.scalar(text(slow))
