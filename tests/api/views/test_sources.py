"""Sources: the houses of the catalogue and whatever else articles name, listed, completed and counted."""

import pytest

from api.sources import catalogue

ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture(autouse=True)
def articles(add):
    add("xi > eins\nxi > zwei", source="Der Dorfbote")
    add("xi > drei", source="FAZ")
    add("xi > vier\nxi > fünf\nxi > sechs", source="der dorfbote")
    add("xi > sieben", source="Xinhua")
    add("xi > acht")


def ids(client, **query):
    return [one["id"] for one in client.get("/sources", query_string=query).json["data"]]


def test_those_with_most_statements_come_first_and_houses_without_any_are_there(client):
    page = client.get("/sources?limit=3").json
    assert [(one["id"], one["counts"]) for one in page["data"]] == [
        ("der-dorfbote", {"articles": 2, "statements": 5}),
        ("faz", {"articles": 1, "statements": 1}),
        ("xinhua", {"articles": 1, "statements": 1}),
    ]
    assert page["meta"]["total"] == len(catalogue.list_sources()) + 1


@ON_SQLITE
@pytest.mark.parametrize("query", [{}, {"sort": "name"}, {"q": "d"}])
def test_pages_lead_through_all_of_them_and_back(client, query):
    everything = ids(client, limit=200, **query)
    page = client.get("/sources", query_string={"limit": 7, **query}).json
    found, pages = [one["id"] for one in page["data"]], [page]
    while page["links"]["next"]:
        page = client.get(page["links"]["next"]).json
        found += [one["id"] for one in page["data"]]
        pages.append(page)
    assert found == everything
    for before in reversed(pages[:-1]):
        page = client.get(page["links"]["prev"]).json
        assert page["data"] == before["data"]


@ON_SQLITE
@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dorfb", "der-dorfbote"),
        ("frankfurter allg", "faz"),
        ("FAZ", "faz"),
        ("faz.n", "faz"),
        ("auswä", "auswaertiges-amt"),
    ],
)
def test_what_is_being_typed_is_completed(client, typed, first):
    assert ids(client, q=typed)[0] == first


@ON_SQLITE
def test_a_source_tells_what_the_catalogue_knows(client):
    found = client.get("/sources/xinhua").json
    assert (found["name"], found["home"], found["side"], found["kind"]) == (
        "Xinhua", {"id": "china", "name": "China"}, "CN", "state-media",
    )  # fmt: skip
    assert client.get("/sources/faz.net").json["id"] == "faz"
    other = client.get("/sources/der-dorfbote").json
    assert (other["name"], other["is_catalogued"], other["home"]) == ("Der Dorfbote", False, None)
    assert client.get("/statements?source=der-dorfbote").json["meta"]["total"] == 5
    assert client.get("/sources/dorfblatt").status_code == 404
