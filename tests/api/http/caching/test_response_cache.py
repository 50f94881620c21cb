"""Whole responses are sent again: never stale, within bounds, made once however many ask, and 304 by the tag alone."""

import threading
import time
from dataclasses import replace

import pytest

from api import create_app
from api.articles import drafts, ingest
from api.http.caching.response_cache import ResponseCache
from api.queries.fetching import counts
from tests.conftest import PARSER

pytestmark = pytest.mark.on_sqlite

ADDRESS = "/statements?speaker=putin"
ADDRESSES = [
    ADDRESS,
    f"{ADDRESS}&limit=1",
    "/statements?format=atom",
    "/stats?group_by=theme",
    "/speakers",
    "/speakers/putin",
    "/changes",
]


@pytest.fixture
def stored(add):
    return add("putin > Russland [ukraine]", "2022-06-16")


@pytest.fixture
def cache(app):
    return app.wsgi_app


@pytest.fixture
def send(cache, client, stored):
    """A function that sends a request, and says whether the application responded."""
    application, calls = cache._app, []
    cache._app = lambda environ, start: calls.append(environ) or application(environ, start)

    def send(address=ADDRESS, method="GET", **headers):
        calls.clear()
        response = client.open(address, method=method, headers={k.replace("_", "-"): v for k, v in headers.items()})
        return response, bool(calls)

    return send


@pytest.fixture
def statements_run(database):
    run = []
    database.observe(lambda _connection, statement, _values: run.append(statement))
    return run


def lines(response):
    return sorted((name, value) for name, value in response.headers if name not in ("X-Request-ID", "Date"))


@pytest.mark.parametrize(
    "headers", [{}, {"Accept": "application/json, */*;q=0.1"}, {"Accept_Encoding": "gzip"}, {"Origin": "http://x.de"}]
)
@pytest.mark.parametrize("address", ADDRESSES[1:])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_second_response_is_the_first_again(send, statements_run, address, headers):
    first, was_made = send(address, **headers)
    assert was_made
    statements_run.clear()
    second, was_made = send(address, **headers)
    assert (was_made, statements_run) == (False, [])
    assert (second.status_code, second.data, lines(second)) == (200, first.data, lines(first))
    assert second.headers["X-Request-ID"] != first.headers["X-Request-ID"]
    head, was_made = send(address, method="HEAD", **headers)
    assert (was_made, head.data, lines(head)) == (False, b"", lines(first))


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_is_never_stale(client, writer, add, stored, address):
    seen = [client.get(address).data]
    add("putin > Russland und China [taiwan]")
    seen += [client.get(address).data, client.get(address).data]
    assert writer.delete(f"/articles/{stored}").status_code == 204
    seen += [client.get(address).data, client.get(address).data]
    assert seen[1] == seen[2]
    assert seen[3] == seen[4]
    assert address == f"{ADDRESS}&limit=1" or seen[0] != seen[1] != seen[3]


def test_nothing_outlives_a_change_by_anybody(send, settings):
    send()
    other = create_app(settings, PARSER)  # as another process
    ingest.add(other.extensions["communique"].database, PARSER, drafts.NewArticle(text="putin > China [taiwan]"))
    assert send()[0].json["meta"]["total"] == 2
    other.extensions["communique"].database.engine.dispose()


def test_what_differs_in_anything_that_counts_is_made(send):
    send()
    for headers in (
        {"Accept": "application/json"},
        {"Accept_Encoding": "br"},
        {"Origin": "http://y.de"},
        {"If_None_Match": "*"},
    ):
        assert send(**headers)[1], headers
    assert send(f"{ADDRESS}&")[1]
    assert not send(Accept_Encoding="br;q=0.5")[1], "the coding is the same"
    assert not send(Host="y.de")[1], "no answer depends on it"


def test_links_are_those_of_the_request(client, stored):
    for query in ("limit=50", "sort=-published_on", "explain=false", "speaker=Wladimir+Putin", "speaker=putin"):
        assert client.get(f"/statements?{query}").json["links"]["self"] == f"/statements?{query}"


def test_errors_and_exports_are_not_kept(send):
    for address in ("/statements?limit=0", "/statements/none", "/statements?format=ndjson", "/health/ready", "/docs"):
        first, _ = send(address)
        again, was_made = send(address)
        assert was_made, address
        assert (again.status_code, again.mimetype) == (first.status_code, first.mimetype)


def test_errors_end_with_their_cause(client, add):
    assert client.get("/speakers/neuer").status_code == 404
    add("neuer > China")
    assert client.get("/speakers/neuer").status_code == 200


class TestPolls:
    def test_304_is_that_of_the_application(self, send, cache):
        tag = send()[0].headers["ETag"]
        kept, was_made = send(If_None_Match=f'"other", {tag}')
        assert (was_made, kept.status_code, kept.data) == (False, 304, b"")
        cache._known.clear()
        made, was_made = send(If_None_Match=tag)
        assert was_made
        assert lines(kept) == lines(made)

    def test_the_response_need_not_be_kept(self, send, cache, statements_run):
        tag = send()[0].headers["ETag"]
        cache._known.clear()
        cache._kept.clear()
        statements_run.clear()
        results = [send(If_None_Match=tag) for _ in range(3)]
        assert [response.status_code for response, _ in results] == [304, 304, 304]
        assert [was_made for _, was_made in results] == [True, False, False]
        assert statements_run == []

    def test_nor_need_the_data_be_those_of_before(self, send, cache, add, settings):
        old = send()[0].headers["ETag"]
        add("xi > China")
        other = create_app(settings, PARSER)
        new = other.test_client().get(ADDRESS).headers["ETag"]
        other.extensions["communique"].database.engine.dispose()
        response, was_made = send(If_None_Match=new)
        assert (response.status_code, response.headers["ETag"], was_made) == (304, new, False)
        response, was_made = send(If_None_Match=old)
        assert (response.status_code, response.headers["ETag"], was_made) == (200, new, True)
        assert not send(If_None_Match=old)[1], "what was made for a poll is kept"

    def test_head_is_conditional_too(self, send):
        tag = send(method="HEAD")[0].headers["ETag"]
        response, was_made = send(method="HEAD", If_None_Match=tag)
        assert (response.status_code, was_made) == (304, False)


class TestSharing:
    @pytest.fixture
    def counted(self, monkeypatch, stored):
        """The calls of a query that takes a while."""
        count, calls = counts.count_statements, []

        def count_slowly(*arguments):
            calls.append(arguments)
            time.sleep(0.3)
            return count(*arguments)

        monkeypatch.setattr(counts, "count_statements", count_slowly)
        return calls

    @pytest.mark.parametrize(("cache_bytes", "made"), [(1_000_000, 1), (0, 6)])
    def test_requests_at_once_share_one_response(self, settings, counted, cache_bytes, made):
        app = create_app(replace(settings, answer_cache_bytes=cache_bytes), PARSER)
        bodies, start = [], threading.Barrier(6)

        def ask():
            start.wait()
            bodies.append(app.test_client().get(ADDRESS).data)

        threads = [threading.Thread(target=ask) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (len(bodies), len(set(bodies)), len(counted)) == (6, 1, made)
        app.extensions["communique"].database.engine.dispose()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestBounds:
    def test_the_least_recently_used_is_dropped(self, settings, stored):
        app = create_app(replace(settings, answer_cache_bytes=20_000), PARSER)
        client = app.test_client()
        for limit in range(1, 60):
            client.get(f"/statements?limit={limit}")
        assert 10_000 < app.wsgi_app._kept.currsize <= 20_000
        assert client.get("/statements?limit=1").json["meta"]["limit"] == 1

    @pytest.mark.parametrize("cache_bytes", [0, 1000])
    def test_what_does_not_fit_is_not_kept(self, settings, stored, cache_bytes):
        app = create_app(replace(settings, answer_cache_bytes=cache_bytes), PARSER)
        assert [app.test_client().get(ADDRESS).json["meta"]["total"] for _ in range(2)] == [1, 1]
        assert len(app.wsgi_app._kept) == 0

    def test_what_is_of_an_older_revision_is_dropped(self, client, cache, stored, add):
        for limit in range(1, 6):
            client.get(f"/statements?limit={limit}")
        before = cache._kept.currsize
        add("xi > China")
        assert client.get("/statements?limit=1").json["meta"]["total"] == 2
        assert 0 < cache._kept.currsize < before / 2

    def test_what_is_known_is_bounded(self, client, cache, stored):
        cache._known.update(dict.fromkeys(range(1990)))  # as if they had been asked
        for number in range(20):
            client.get("/speakers/putin", headers={"Accept": f"application/json, x/{number}"})
        assert len(cache._known) == 2000


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_each_request_is_counted_by_the_rate_limit(settings, stored):
    client = create_app(replace(settings, ratelimit="5 per minute"), PARSER).test_client()
    assert not isinstance(client.application.wsgi_app, ResponseCache)
    tag = client.get(ADDRESS).headers["ETag"]
    statuses = [client.get(ADDRESS, headers={"If-None-Match": tag}).status_code for _ in range(5)]
    assert statuses == [304, 304, 304, 304, 429]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_each_request_is_logged_where_all_are(settings, stored, caplog):
    client = create_app(replace(settings, access_log="all"), PARSER).test_client()
    caplog.set_level("INFO", "api.requests")
    sent = [client.get(ADDRESS) for _ in range(2)]
    records = [record for record in caplog.records if record.name == "api.requests"]
    assert [record.request_id for record in records] == [response.headers["X-Request-ID"] for response in sent]
    assert [(record.path, record.status) for record in records] == [(ADDRESS, 200)] * 2


def test_a_missing_database_is_told_by_the_application(settings):
    app = create_app(replace(settings, database_url="sqlite:////nowhere/none.sqlite"), PARSER)
    assert app.test_client().get(ADDRESS).status_code == 503
    assert app.test_client().get("/health/live").status_code == 200


def test_requests_are_counted(send):
    def count(name):
        rows = send("/metrics")[0].text.splitlines()
        return sum(float(row.split()[-1]) for row in rows if row.startswith(name))

    route = 'communique_requests_total{method="GET",route="/statements",status="200"}'
    hits, misses = (f'communique_cache_total{{outcome="{outcome}"}}' for outcome in ("hit", "miss"))
    before = [count(name) for name in (route, hits, misses)]
    send()
    send()
    assert [count(name) - was for name, was in zip((route, hits, misses), before, strict=True)] == [2, 1, 1]
