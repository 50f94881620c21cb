"""What is asked again word for word is answered as it was, and no longer than the data stand."""

from dataclasses import replace

import pytest

from api import create_app
from api.articles import ingest
from tests.conftest import PARSER

QUESTION = "/statements?speaker=putin"
OWN = ("X-Request-ID", "Date")


@pytest.fixture
def stored(add):
    add("putin > Russland [ukraine]", "2022-06-16")


@pytest.fixture
def asked(app, client, stored):
    """A function that asks, and says whether the application was asked too."""
    inner, seen = app.wsgi_app._inner, []
    app.wsgi_app._inner = lambda environ, start: seen.append(environ) or inner(environ, start)

    def asked(address=QUESTION, method="GET", **headers):
        seen.clear()
        response = client.open(address, method=method, headers=headers)
        return response, bool(seen)

    return asked


def told(response):
    return {name: value for name, value in response.headers if name not in OWN}


@pytest.mark.parametrize(
    "headers", [{}, {"Accept": "text/csv, */*;q=0.1"}, {"Accept-Encoding": "gzip"}, {"Origin": "http://x.de"}]
)
@pytest.mark.parametrize("address", [f"{QUESTION}&limit=1", "/stats?group_by=theme", "/speakers"])
def test_the_second_answer_is_the_first_again(asked, address, headers):
    first, was_made = asked(address, **headers)
    assert was_made
    second, was_made = asked(address, **headers)
    assert not was_made
    assert (second.status_code, second.data, told(second)) == (200, first.data, told(first))
    assert second.headers["X-Request-ID"] != first.headers["X-Request-ID"]


def test_304_is_that_of_the_application(asked, app):
    first, _ = asked()
    tag = first.headers["ETag"]
    kept, was_made = asked(**{"If-None-Match": f'"other", {tag}'})
    assert not was_made
    assert (kept.status_code, kept.data) == (304, b"")
    app.wsgi_app._kept.clear()
    made, was_made = asked(**{"If-None-Match": tag})
    assert was_made
    assert told(kept) == told(made)
    assert asked(**{"If-None-Match": '"other"'})[0].status_code == 200


def test_head_has_no_body(asked):
    first, _ = asked()
    head, was_made = asked(method="HEAD")
    assert not was_made
    assert head.data == b""
    assert told(head) == told(first)


def test_nothing_outlives_a_change_by_anybody(asked, settings):
    asked()
    other = create_app(settings, PARSER)  # as another process
    ingest.add(other.extensions["communique"].database, PARSER, ingest.NewArticle(text="putin > China [taiwan]"))
    assert asked()[0].json["meta"]["total"] == 2


def test_what_differs_in_anything_that_counts_is_made(asked):
    asked()
    for headers in (
        {"Accept": "application/json"},
        {"Accept-Encoding": "br"},
        {"Origin": "http://y.de"},
        {"Host": "y.de"},
    ):
        assert asked(**headers)[1], headers
    assert asked(**{"If-None-Match": "*"})[1]
    assert asked(f"{QUESTION}&")[1]


def test_errors_and_what_is_streamed_are_not_kept(asked):
    for address in (
        "/statements?limit=0",
        "/statements/none",
        "/statements?format=ndjson",
        "/health/ready",
        "/metrics",
    ):
        asked(address)
        assert asked(address)[1], address


def test_it_is_bounded(settings, stored):
    app = create_app(replace(settings, answer_cache_bytes=20_000), PARSER)
    client = app.test_client()
    for limit in range(1, 60):
        client.get(f"/statements?limit={limit}")
    assert 0 < app.wsgi_app._kept.currsize <= 10_000


@pytest.mark.parametrize("change", [{"ratelimit": "5 per minute"}, {"access_log": "all"}])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_it_stands_aside_where_each_request_counts(settings, change):
    app = create_app(replace(settings, **change), PARSER)
    assert not any(type(part).__name__ == "Repeats" for part in (app.wsgi_app, getattr(app.wsgi_app, "app", None)))


def test_requests_are_counted(asked):
    def count():
        text = asked("/metrics")[0].text
        line = 'communique_requests_total{method="GET",route="/statements",status="200"}'
        return sum(float(row.split()[-1]) for row in text.splitlines() if row.startswith(line))

    before = count()
    asked()
    asked()
    assert count() == before + 2
