"""What a supervisor reads: counts of requests by route, and of what is stored."""

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.serving import ROOT

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def read(client):
    answer = client.get("/metrics")
    assert (answer.status_code, answer.mimetype) == (200, "text/plain")
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def counted(client, question, *labels):
    """How much a question adds to the count of the requests with these labels."""
    key = ("communique_requests_total", *labels)
    before = read(client).get(key, 0)
    question()
    return read(client).get(key, 0) - before


def test_requests_are_counted_by_route_and_status(client):
    assert counted(client, lambda: client.get("/statements?limit=3"), "GET", "/statements", "200") == 1
    assert counted(client, lambda: client.get("/statements?limit=0"), "GET", "/statements", "422") == 1
    assert counted(client, lambda: client.get("/statements/abc"), "GET", "/statements/<id_>", "404") == 1


def test_unknown_addresses_and_methods_make_no_labels_of_their_own(client):
    assert counted(client, lambda: client.get("/any/thing"), "GET", "none", "404") == 1
    assert counted(client, lambda: client.open("/statements", method="BREW"), "other", "none", "405") == 1


def test_every_request_is_timed(client):
    key = ("communique_request_seconds_count", "GET", "/themes")
    before = read(client).get(key, 0)
    client.get("/themes")
    assert read(client)[key] == before + 1


def test_what_is_stored_and_parsed_is_counted(client, writer):
    before = read(client)
    text = "Putin sagte: „Wir sind bereit.“"
    assert writer.post("/articles", json={"text": text}).status_code == 201
    after = read(client)
    assert after[("communique_articles",)] == 1
    assert after[("communique_statements",)] == client.get("/statements").json["meta"]["total"]
    assert after[("communique_parse_seconds_count",)] == before[("communique_parse_seconds_count",)] + 1


def test_what_could_not_be_read_is_counted(client, writer):
    before = read(client)[("communique_extraction_faults_total",)]
    writer.post("/articles", json={"text": "xi > Handel\n~ eins\n~ zwei"})
    writer.post("/articles", json={"text": "xi > Frieden"})
    assert read(client)[("communique_extraction_faults_total",)] == before + 2


@pytest.mark.parametrize("headers", [{}, {"Accept-Encoding": "gzip"}])
def test_kept_answers_are_told_from_made_ones(client, add, headers):
    add("xi > China")

    def count():
        found = read(client)
        return [found.get(("communique_cache_total", outcome), 0) for outcome in ("hit", "miss")]

    hits, misses = count()
    for address, of_hits, of_misses in (
        ("/statements?speaker=xi", 0, 1),
        ("/statements?speaker=xi", 1, 1),
        ("/statements?speaker=putin", 1, 2),
        ("/statements?speaker=putin", 2, 2),
        ("/statements?limit=1&explain=1", 2, 3),
        ("/statements?limit=1&explain=1&", 2, 4),
    ):
        assert client.get(address, headers=headers).status_code == 200
        assert count() == [hits + of_hits, misses + of_misses], address


def test_every_metric_is_in_the_documentation(client):
    page = (ROOT / "docs" / "production.md").read_text(encoding="utf-8")
    families = text_string_to_metric_families(client.get("/metrics").text)
    names = {family.name.removesuffix("_created") for family in families}
    assert {name for name in names if f"`{name}" not in page} == set()
