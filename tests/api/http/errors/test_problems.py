"""Errors are problem+json, the framework's own too, and say no more than they should."""

import pytest
from sqlalchemy.exc import OperationalError

from api.queries import statements


def assert_problem(response, status, slug):
    assert (response.status_code, response.content_type) == (status, "application/problem+json"), response.text
    assert response.json["type"] == f"/problems/{slug}"
    assert response.json["status"] == status
    assert response.json["title"]
    return response.json


UNKNOWN = [
    "/statements?speeker=putin",
    "/articles?kind=direct",
    "/entities/xi?x=1",
    "/themes?type=a",
    "/statements/x?limit=1",
]
INVALID = [
    ("/statements?kind=ironic", "kind"),
    ("/statements?act=sing", "act"),
    ("/statements?limit=0", "limit"),
    ("/statements?limit=201", "limit"),
    ("/statements?limit=ten", "limit"),
    ("/statements?limit=1&limit=2", "limit"),
    ("/statements?limit=", "limit"),
    ("/statements?sort=speaker", "sort"),
    ("/statements?from=yesterday", "from"),
    ("/statements?to=2022-02-30", "to"),
    ("/statements?since=2022-06-16", "since"),
    ("/statements?since=2022-06-16T12:00:00", "since"),
    ("/statements?since=0001-01-01T00:00:00%2B14:00", "since"),
    ("/statements?since=9999-12-31T23:59:59-14:00", "since"),
    ("/statements?speaker=a%00b", "speaker"),
    ("/statements?language=german%20language", "language"),
    ("/statements?explain=perhaps", "explain"),
    ("/statements?speaker=" + "x" * 201, "speaker"),
    ("/statements?" + "&".join(f"speaker={n}" for n in range(21)), "speaker"),
    ("/entities?type=animal", "type"),
    ("/themes?sort=count", "sort"),
]


@pytest.mark.shared
@pytest.mark.parametrize("address", UNKNOWN)
def test_an_unknown_parameter_is_named_with_what_is_allowed(client, address):
    problem = assert_problem(client.get(address), 422, "unknown-parameter")
    [error] = problem["errors"]
    assert error["parameter"] == address.split("?")[1].split("=")[0]
    assert error["parameter"] not in error["allowed"]


@pytest.mark.shared
@pytest.mark.parametrize(("address", "parameter"), INVALID)
def test_a_malformed_value_is_named(client, address, parameter):
    problem = assert_problem(client.get(address), 422, "invalid-parameter")
    assert problem["errors"][0]["parameter"] == parameter


@pytest.mark.shared
@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/stats", "group_by: Must be given, such as group_by=speaker."),
        ("/positions?speaker=xi", "theme: Must be given, such as theme=ukraine."),
    ],
)
def test_what_must_be_given_is_named_with_an_example(client, address, told):
    assert assert_problem(client.get(address), 422, "invalid-parameter")["detail"] == told


def test_a_misspelt_parameter_gets_a_hint_and_enumerations_their_values(client):
    assert "Did you mean speaker?" in client.get("/statements?speeker=x").json["detail"]
    assert "Did you mean limit?" in client.get("/statements?per_page=5").json["detail"]
    assert "Did you mean" not in client.get("/articles?act=x").json["detail"]
    assert client.get("/statements?kind=x").json["errors"][0]["allowed"] == [
        "direct",
        "indirect",
        "free_indirect",
        "reported",
    ]
    assert "-created_at" in client.get("/statements?sort=x").json["errors"][0]["allowed"]


def test_all_faults_are_told_at_once(client):
    errors = client.get("/statements?kind=x&limit=0&from=y").json["errors"]
    assert {error["parameter"] for error in errors} == {"kind", "limit", "from"}


@pytest.mark.shared
@pytest.mark.parametrize(
    "address", ["/nowhere", "/statements/none", "/articles/none", "/statements/a/b", "/%00", "/statements/%00"]
)
def test_not_found(client, address):
    assert_problem(client.get(address), 404, "not-found")


def test_a_method_that_is_not_allowed_is_told_which_are(client):
    response = client.put("/statements")
    assert_problem(response, 405, "method-not-allowed")
    assert "GET" in response.headers["Allow"]
    assert response.json["detail"] == "PUT is not allowed here; there is GET, HEAD, OPTIONS."


def test_an_error_of_ours_shows_nothing_of_the_inside(client, monkeypatch):
    def fail(*_, **__):
        raise RuntimeError("SELECT secret FROM token")

    monkeypatch.setattr(statements, "fetch_statements", fail)
    response = client.get("/statements")
    assert_problem(response, 500, "internal-error")
    assert "SELECT" not in response.text
    assert "RuntimeError" not in response.text


def test_a_database_that_is_away_is_unavailable_for_a_while(client, monkeypatch):
    def fail(*_, **__):
        raise OperationalError("SELECT secret", {}, Exception("connection refused at db.internal"))

    monkeypatch.setattr(statements, "fetch_statements", fail)
    response = client.get("/statements")
    assert_problem(response, 503, "unavailable")
    assert int(response.headers["Retry-After"]) > 0
    assert "internal" not in response.text


def test_trailing_slashes_and_head_do_not_surprise(client):
    assert client.get("/statements/").status_code == 200
    assert client.head("/statements").status_code == 200
    assert client.options("/statements").status_code == 200
