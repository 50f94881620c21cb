"""Who passes words on: in statements, as a filter, in groups, in tables; and the byline of an article."""

import pytest

TEXT = "putin > der Handel wachse [trade-and-economy] % xi, selenskyj\nxi > die Häfen blieben offen"


@pytest.fixture
def stored(app, writer):
    response = writer.post("/articles", json={"text": TEXT, "author": "Li Qiang"})
    assert response.status_code == 201
    return response.json


def test_a_statement_names_through_whom_it_comes_outermost_first(client, stored):
    [first, second] = stored["statements"]
    assert [entity["id"] for entity in first["relayed_by"]] == ["xi", "selenskyj"]
    assert second["relayed_by"] == []
    assert client.get(f"/statements/{first['id']}").json["relayed_by"] == first["relayed_by"]


def test_statements_are_found_and_grouped_by_it(client, stored):
    [found] = client.get("/statements?relayed_by=Selenski").json["data"]
    assert found["text"] == "der Handel wachse"
    groups = client.get("/stats?group_by=relayed_by").json["data"]
    assert [(group["key"]["relayed_by"]["id"], group["count"]) for group in groups] == [("selenskyj", 1), ("xi", 1)]
    assert client.get("/speakers/xi").json["counts"]["relayed_by"] == 1


def test_tables_have_it(client, stored):
    header, *rows = client.get("/statements?format=csv").text.splitlines()
    assert "relayed_by" in header.split(",")
    assert any("xi" in row and "selenskyj" in row for row in rows)


def test_the_byline_is_kept(client, stored):
    assert stored["author"] == "Li Qiang"
    assert client.get(f"/articles/{stored['id']}").json["author"] == "Li Qiang"


def test_groups_of_addressees_and_mentions_count_each_statement_once(client, writer):
    writer.post("/articles", json={"text": "putin > China und China (china) @ xi, selenskyj"})
    assert {g["key"]["addressee"]["id"] for g in client.get("/stats?group_by=addressee").json["data"]} == {
        "xi",
        "selenskyj",
    }
    assert all(group["count"] == 1 for group in client.get("/stats?group_by=entity").json["data"])
