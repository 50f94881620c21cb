"""Addresses as people and programs write them: names in paths, slashes, media types; and what of them is logged."""

import logging

import pytest

from api.http.serving import logs

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("/speakers/putin", "/speakers/wladimir-putin"),
        ("/entities/Vladimir Putin", "/entities/wladimir-putin"),
        ("/organisations/OSZE", "/organisations/OSCE"),
        ("/entities/Q7747", "/entities/wladimir-putin"),
        ("/themes/Handel", "/themes/trade-and-economy"),
    ],
)
def test_a_name_leads_to_what_it_means(seeded, name, address):
    response = seeded.get(name)
    assert (response.status_code, response.headers["Location"]) == (302, address)
    assert seeded.get(address).status_code == 200


def test_what_is_not_there_is_not_found(seeded):
    for path in ("/speakers/nobody-at-all", "/themes/nothing", "/organisations/putin"):
        assert seeded.get(path).status_code == 404, path


def test_slashes_before_a_path_are_one(seeded):
    for path, query in (("//statements", "speaker=putin"), ("///speakers/xi-jinping", "")):
        response = seeded.get("/", environ_overrides={"PATH_INFO": path, "QUERY_STRING": query})
        assert response.status_code == 308
        assert response.headers["Location"] == "/" + path.lstrip("/") + ("?" if query else "") + query


@pytest.mark.parametrize(
    "path", ["/statements", "/articles", "/speakers", "/themes/ukraine", "/changes", "/stats?group_by=theme"]
)
def test_a_media_type_that_there_is_not_is_refused(seeded, path):
    response = seeded.get(path, headers={"Accept": "application/xml"})
    assert (response.status_code, response.json["type"]) == (406, "/problems/not-acceptable")
    for accept in ("application/*", "*/*", "", BROWSER["Accept"], "application/json;q=0.1"):
        assert seeded.get(path, headers={"Accept": accept}).status_code == 200, accept
    assert seeded.head(path).status_code == 200


@pytest.mark.parametrize(
    "name",
    ["access_token", "token", "ACCESS%5FTOKEN", "api_key", "apikey", "X-Api-Key", "client_secret", "password", "auth"],
)
def test_no_token_of_a_query_is_logged(seeded, caplog, name):
    caplog.set_level(logging.INFO, logger=logs.log.name)
    seeded.get(f"/statements?q=Frieden&{name}=tief-geheim&limit=1")
    [record] = [record for record in caplog.records if record.name == logs.log.name]
    assert "geheim" not in record.path
    assert record.path.startswith("/statements?q=Frieden&")
    assert record.path.endswith("=REDACTED&limit=1")


@pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
def test_articles_are_found_by_what_is_said_in_them(add, client):
    one = add("xi > China sei bereit [ukraine] (china)\nputin > Frieden [taiwan]", "2022-06-16", source="BRNN")
    two = add("putin > die Beziehungen [ukraine] {UN}", "2022-06-17")

    def found(**asked):
        body = client.get("/articles", query_string=asked).json
        assert body["meta"]["total"] == len(body["data"])
        return [article["id"] for article in body["data"]]

    assert found(speaker="putin") == [two, one]
    assert found(speaker="putin", theme="ukraine") == [two], "of one statement"
    assert found(theme="taiwan") == found(country="china") == found(q="Friede") == [one]
    assert found(organisation="UN", q="Beziehung OR Krieg") == [two]
    assert found(speaker="putin", source="BRNN") == [one]
    assert found(q="Krieg") == []
    unknown = client.get("/articles?speaker=niemand-hier").json
    assert unknown["data"] == []
    assert unknown["meta"]["warnings"]
    assert client.get("/articles", query_string={"q": '"nie'}).status_code == 422
