"""Articles counted and found by their source in the catalogue, whatever it is called there."""

import pytest

from api.articles import source_keys
from api.sources import catalogue


@pytest.fixture
def filled(add):
    add("xi > eins", "2024-01-01", source="FAZ")
    add("xi > zwei", "2024-01-02", source="Frankfurter Allgemeine Zeitung")
    add("xi > drei", "2024-01-03", url="https://www.faz.net/aktuell/a.html")
    add("xi > vier", "2024-01-04", source="Dorfblatt")


@pytest.mark.parametrize("name", ["faz", "F.A.Z.", "frankfurter allgemeine", "faz.net"])
def test_a_source_is_found_by_any_of_its_names(client, filled, name):
    for path in ("/statements", "/articles"):
        found = client.get(path, query_string={"source": name}).json
        assert (found["meta"]["total"], found["meta"]["warnings"]) == (3, [])


def test_a_source_of_the_catalogue_is_counted_as_one_and_an_article_keeps_what_it_was_given(client, filled):
    rows = client.get("/stats?group_by=source").json["data"]
    assert {row["key"]["source"]: row["count"] for row in rows} == {"Frankfurter Allgemeine Zeitung": 3, "Dorfblatt": 1}
    assert {row["source"] for row in client.get("/articles").json["data"]} == {
        "FAZ", "Frankfurter Allgemeine Zeitung", None, "Dorfblatt",
    }  # fmt: skip


def test_articles_that_were_there_are_resolved_anew(client, add, database, monkeypatch):
    with monkeypatch.context() as before:
        before.setattr(catalogue, "resolve", lambda name, url: None)
        add("xi > eins", "2024-01-01", source="FAZ")
        add("xi > zwei", "2024-01-02", source="Frankfurter Allgemeine Zeitung")
        add("xi > drei", "2024-01-03", source="Dorfblatt")
    assert len(client.get("/stats?group_by=source").json["data"]) == 3
    assert source_keys.resolve(database) == 2
    assert client.get("/statements?source=faz").json["meta"]["total"] == 2
    rows = client.get("/stats?group_by=source").json["data"]
    assert {row["key"]["source"]: row["count"] for row in rows} == {"Frankfurter Allgemeine Zeitung": 2, "Dorfblatt": 1}
    assert source_keys.resolve(database) == 0
