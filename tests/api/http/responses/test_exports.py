"""Whole results as streams: of one state of the data, in constant memory, bounded in time, and nothing held when they end."""

import dataclasses
import gc
import json
import subprocess
import sys

import pytest
from sqlalchemy.exc import OperationalError

from api import create_app
from api.articles import ingest
from api.http.responses import exports
from api.queries import statements
from api.queries.fetching import counts
from api.queries.fetching.statements import BATCH
from tests import copies
from tests.conftest import PARSER

TEXT = "xi > Ein Satz über China, so lang wie mancher andere auch, mit Kommas und Umlauten wie in Österreich [ukraine]"
MANY = 1000
FORMS = ["csv", "ndjson"]
PEAK = """
import resource, sys
from api import create_app
from api.settings import Settings
client = create_app(Settings(database_url=sys.argv[1], secret_key="for tests only")).test_client()
for address in sys.argv[2:]:
    size = sum(map(len, client.get(address).iter_encoded()))
    print(size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024))
"""


@pytest.fixture
def article(add):
    return add(TEXT, "2022-06-16")


@pytest.fixture
def many(database, article, shared):
    if shared is None or "many" not in shared.articles:
        with database.writing() as session:
            copies.add(session, MANY - 1)
    if shared is not None:
        shared.articles["many"] = MANY


@pytest.fixture
def held(database):
    """A function that says how many connections are in use."""
    return database.connections_in_use


def changed_client(settings, **changes):
    return create_app(dataclasses.replace(settings, **changes), PARSER).test_client()


@pytest.mark.usefixtures("many")
class TestStream:
    @pytest.mark.shared
    @pytest.mark.parametrize("form", FORMS)
    def test_all_rows_come_part_by_part(self, client, held, form):
        response = client.get(f"/statements?format={form}")
        parts = list(response.iter_encoded())
        assert len(parts) == MANY / BATCH
        lines = b"".join(parts).split(b"\r\n" if form == "csv" else b"\n")
        assert len(lines) - (2 if form == "csv" else 1) == int(response.headers["Total-Count"]) == MANY
        response.close()
        assert held() == 0

    @pytest.mark.parametrize(
        ("form", "sort"),
        [("csv", "-published_on"), ("ndjson", "published_on"), ("csv", "-created_at"), ("ndjson", "created_at")],
    )
    def test_it_shows_the_state_in_which_it_began(self, client, add, database, article, form, sort):
        before = client.get(f"/statements?format={form}&sort={sort}").data
        response = client.get(f"/statements?format={form}&sort={sort}")
        parts = response.iter_encoded()
        received = next(parts)
        add("xi > Neu\nputin > Auch neu", "2023-01-01")
        add("xi > Alt", "2020-01-01")
        assert ingest.remove(database, article)
        assert received + b"".join(parts) == before
        assert client.get("/statements").json["meta"]["total"] == 3

    @pytest.mark.shared
    @pytest.mark.parametrize("form", FORMS)
    def test_a_client_that_leaves_holds_nothing(self, client, held, form):
        response = client.get(f"/statements?format={form}")
        next(response.iter_encoded())
        assert held() == 1
        response.close()
        assert held() == 0

    @pytest.mark.shared
    @pytest.mark.parametrize("form", FORMS)
    def test_an_answer_that_is_never_read_holds_nothing(self, client, held, form):
        client.get(f"/statements?format={form}").close()
        assert held() == 0

    def test_an_answer_that_gets_lost_holds_nothing(self, settings, held):
        app = changed_client(settings, max_exports=1).application
        for _ in range(2):
            with app.test_request_context("/statements?format=csv"):
                assert app.full_dispatch_request().status_code == 200
            gc.collect()
        assert app.extensions["communique"].database.connections_in_use() == 0

    @pytest.mark.shared
    @pytest.mark.parametrize("form", FORMS)
    def test_head_has_the_headers_and_reads_no_row(self, client, held, form, monkeypatch):
        complete = client.get(f"/statements?format={form}")
        complete.close()

        def stream(*_, **__):
            raise AssertionError("rows were read")
            yield

        monkeypatch.setattr(statements, "stream_statements", stream)
        response = client.head(f"/statements?format={form}")
        assert (response.status_code, response.data, held()) == (200, b"", 0)
        for name in ("Content-Type", "Content-Disposition", "Total-Count", "Vary"):
            assert response.headers[name] == complete.headers[name]
        assert "Content-Length" not in response.headers


class TestBounds:
    def test_the_statement_timeout_is_not_for_streams(self, settings, many, monkeypatch, database):
        slow = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT count(*) FROM n"
        for module in (counts, statements):
            monkeypatch.setattr(
                module, "count_statements", lambda reader, _: reader.connection.exec_driver_sql(slow).scalar()
            )
        client = changed_client(settings, statement_timeout=0.01)
        assert client.get("/statements").status_code == 503
        assert len(client.get("/statements?format=ndjson").data.splitlines()) == MANY

    @pytest.mark.shared
    @pytest.mark.usefixtures("many")
    def test_a_stream_that_takes_too_long_is_broken_off(self, client, held, monkeypatch):
        response = client.get("/statements?format=ndjson")
        parts = response.iter_encoded()
        next(parts)
        now = exports.time.monotonic
        monkeypatch.setattr(exports.time, "monotonic", lambda: now() + 3600)
        with pytest.raises((exports.ExportTimeout, OperationalError)):
            list(parts)
        response.close()
        assert held() == 0

    def test_so_many_are_sent_at_once(self, settings, many):
        client = changed_client(settings, max_exports=2)
        sent = [client.get("/statements?format=csv"), client.get("/statements?format=ndjson")]
        refused = client.get("/statements?format=csv")
        assert (refused.status_code, refused.json["type"]) == (503, "/problems/too-many-exports")
        assert int(refused.headers["Retry-After"]) > 0
        assert client.get("/statements").status_code == client.get("/statements?format=csv&limit=9").status_code == 200
        for response in sent:
            response.close()
        for _ in range(3):
            assert len(client.get("/statements?format=ndjson").data.splitlines()) == MANY

    def test_the_database_is_stopped_too(self, settings, many, monkeypatch):
        endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        monkeypatch.setattr(
            statements, "count_statements", lambda reader, _: reader.connection.exec_driver_sql(endless).scalar()
        )
        client = changed_client(settings, export_timeout=0.1)
        response = client.get("/statements?format=csv")
        assert (response.status_code, response.json["type"]) == (503, "/problems/took-too-long")
        assert client.application.extensions["communique"].database.connections_in_use() == 0

    def test_what_fails_before_the_first_row_is_an_error(self, client, held, article, monkeypatch):
        def stream(*_, **__):
            raise OperationalError("SELECT", {}, Exception("away"))
            yield

        monkeypatch.setattr(statements, "stream_statements", stream)
        response = client.get("/statements?format=csv")
        assert (response.status_code, response.mimetype) == (503, "application/problem+json")
        assert held() == 0

    @pytest.mark.shared
    @pytest.mark.usefixtures("many")
    def test_what_fails_later_is_an_error_too(self, client, held, monkeypatch):
        stream = statements.stream_statements

        def break_off(*args, **kwargs):
            yield next(stream(*args, **kwargs))
            raise OSError("the disk is gone")

        monkeypatch.setattr(statements, "stream_statements", break_off)
        response = client.get("/statements?format=csv")
        assert response.status_code == 200
        with pytest.raises(OSError, match="the disk is gone"):
            list(response.iter_encoded())
        response.close()
        assert held() == 0


@pytest.mark.parametrize("form", ["csv"])
@pytest.mark.on_sqlite
def test_memory_does_not_grow_with_the_result(database, database_url, article, form):
    with database.writing() as session:
        copies.add(session, 50_000)

    addresses = [f"/statements?format={form}{question}" for question in ("&kind=direct", "")]
    command = [sys.executable, "-c", PEAK, database_url, *addresses]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    small, base, large, peak = map(int, run.stdout.split())
    assert small < 1000 < 15_000_000 < large
    assert peak - base < 10_000_000, "less than the result, and less than its rows take in memory"


@pytest.mark.shared
def test_rows_of_a_stream_are_whole_statements(client, many):
    rows = [json.loads(line) for line in client.get("/statements?format=ndjson").data.splitlines()]
    assert len({row["id"] for row in rows}) == MANY
    assert rows[:200] == client.get("/statements?limit=200").json["data"]
