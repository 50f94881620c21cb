"""Articles counted and found by their source in the catalogue, whatever it is called there, and resolved anew when it changes."""

import pytest
from sqlalchemy import select, update

from api import migrations
from api.articles import source_resolution
from api.models import Article, Revision, Statement
from api.sources import catalogue


@pytest.fixture
def filled(add):
    add("xi > eins", "2024-01-01", source="FAZ")
    add("xi > zwei", "2024-01-02", source="Frankfurter Allgemeine Zeitung")
    add("xi > drei", "2024-01-03", url="https://www.faz.net/aktuell/a.html")
    add("xi > vier", "2024-01-04", source="Dorfblatt")


@pytest.fixture
def unresolved(add, monkeypatch):
    """Articles stored when nothing was in the catalogue."""
    with monkeypatch.context() as before:
        before.setattr(catalogue, "resolve", lambda name, url: None)
        add("xi > eins", "2024-01-01", source="Frankfurter Allgemeine")
        add("xi > zwei", "2024-01-02", source="Frankfurter Allgemeine Zeitung")
        add("xi > drei", "2024-01-03", source="Xinhua", url="http://x.example/")
        add("xi > vier % putin", "2024-01-04", source="Dorfblatt")


@pytest.mark.parametrize("name", ["faz", "F.A.Z.", "frankfurter allgemeine", "faz.net"])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
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


def test_articles_that_were_there_are_resolved_anew(app, client, unresolved):
    assert len(client.get("/stats?group_by=source").json["data"]) == 4
    change = client.get("/changes").json["links"]["next"]
    result = app.test_cli_runner().invoke(args=["sources", "resolve"])
    assert result.output == "3 articles have another source or side now\n"
    assert client.get("/statements?source=faz").json["meta"]["total"] == 2
    assert [one["text"] for one in client.get("/statements?side=cn").json["data"]] == ["drei"]
    rows = client.get("/stats?group_by=source").json["data"]
    assert {row["key"]["source"]: row["count"] for row in rows} == {
        "Frankfurter Allgemeine Zeitung": 2, "Xinhua": 1, "Dorfblatt": 1,
    }  # fmt: skip
    told = client.get(change).json["data"]
    assert [(one["action"], one["statement"]["side"]) for one in told] == [("changed", "CN")]
    assert app.test_cli_runner().invoke(args=["sources", "resolve"]).output.startswith("0 articles")


def test_an_upgrade_resolves_what_another_catalogue_resolved(client, unresolved, database):
    migrations.upgrade(database)
    assert client.get("/statements?source=faz").json["meta"]["total"] == 0, "by this catalogue, as the database says"
    with database.writing() as session:
        session.execute(update(Revision).values(catalogue=None))
    migrations.upgrade(database)
    assert client.get("/statements?source=faz").json["meta"]["total"] == 2
    with database.reading() as reader:
        assert not source_resolution.is_due(reader.session)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_query_has_more_values_than_databases_take(database, unresolved, monkeypatch):
    monkeypatch.setattr(source_resolution, "KEYS", 2)
    with database.writing() as session:
        session.execute(update(Article).values(source="Xinhua"))
    updates = []
    database.observe(lambda _connection, statement, values: updates.append((statement, values)))
    with database.writing() as session:
        source_resolution.resolve(session)
    assert {len(values) for statement, values in updates if "UPDATE statement SET side" in statement} == {3}
    with database.reading() as reader:
        assert set(reader.session.scalars(select(Statement.side))) == {"CN"}
