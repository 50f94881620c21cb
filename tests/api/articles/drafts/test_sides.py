"""Whose account articles and statements are: given, by the source, or by who relays; as a filter, in groups, in tables and copies."""

import json

import pytest

TEXT = "xi > eins % putin\nputin > zwei\nxi > drei % neu, UN"
ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def filled(add):
    """Four accounts: China's by its agency, Russia's because it is said so, and two of nobody, one of which has relays."""
    add("xi > von Xinhua", "2024-01-01", source="Xinhua")
    add("putin > gegeben % xi", "2024-01-02", source="Xinhua", side="RU")
    add("xi > eins % putin\nputin > zwei\nxi > drei % neu, UN\nxi > vier % reuters", "2024-01-03", source="dpa")
    add("xi > von niemandem", "2024-01-04", source="Dorfblatt")


def sides(client, **query):
    return {one["text"]: one["side"] for one in client.get("/statements", query_string=query).json["data"]}


@pytest.mark.shared
def test_a_statement_has_the_side_of_its_article_or_else_of_who_relays_it(client, filled):
    assert sides(client) == {
        "von Xinhua": "CN", "gegeben": "RU", "eins": "RU", "zwei": None, "drei": "UN", "vier": None, "von niemandem": None,
    }  # fmt: skip
    assert [one["side"] for one in client.get("/articles").json["data"]] == [None, None, "RU", "CN"]


@ON_SQLITE
def test_a_side_is_given_by_code_or_id_in_any_case(writer):
    response = writer.post("/articles", json={"text": TEXT, "side": "eu-council"})
    assert (response.json["side"], {one["side"] for one in response.json["statements"]}) == (
        "EU-COUNCIL",
        {"EU-COUNCIL"},
    )
    refused = writer.post("/articles", json={"text": "xi > fünf", "side": "Atlantis"})
    assert refused.status_code == 422
    assert [error["pointer"] for error in refused.json["errors"]] == ["/side"]


@pytest.mark.parametrize(
    ("side", "texts"),
    [("cn", ["von Xinhua"]), ("Russischen Föderation", ["eins", "gegeben"]), ("Vereinte Nationen", ["drei"])],
)
@pytest.mark.shared
def test_accounts_are_found_by_any_name_of_their_side(client, filled, side, texts):
    assert list(sides(client, side=side)) == texts
    assert sorted(sides(client, side=[side, "cn"], speaker=["xi", "putin"])) == sorted({*texts, "von Xinhua"})


@ON_SQLITE
@pytest.mark.shared
def test_articles_are_found_by_their_side(client, filled):
    found = client.get("/articles?side=China&side=ru").json
    assert [one["side"] for one in found["data"]] == ["RU", "CN"]
    assert found["meta"]["warnings"] == []


@ON_SQLITE
@pytest.mark.parametrize("path", ["/statements?q=e*", "/articles?from=2020", "/stats?group_by=theme"])
@pytest.mark.shared
def test_a_side_without_accounts_and_one_that_is_none_are_told(client, filled, path):
    for value, warning in [
        ("Japan", "no account of JP is here"),
        ("Rusland", "Closest: Russland (RU)"),
        ("Putin", "no country"),
    ]:
        found = client.get(f"{path}&side={value}").json
        assert (found["meta"]["total"], len(found["meta"]["warnings"])) == (0, 1)
        assert warning in found["meta"]["warnings"][0]


@pytest.mark.parametrize(
    ("group_by", "groups"),
    [
        (["side"], {(None,): 3, ("russland",): 2, ("china",): 1, ("UN",): 1}),
        (["source_country"], {("deutschland",): 4, ("china",): 2, (None,): 1}),
        (["source_country", "speaker"], {("deutschland", "xi"): 3, ("china", "xi"): 1, ("china", "putin"): 1,
                                         ("deutschland", "putin"): 1, (None, "xi"): 1}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("query", [{}, {"speaker": ["xi", "putin"]}, {"from": "2024-01-01"}])
@pytest.mark.shared
def test_statements_are_counted_by_side_and_by_the_home_of_the_source(client, filled, group_by, groups, query):
    rows = client.get("/stats", query_string={"group_by": group_by, **query}).json["data"]
    counted = {tuple(value and value.get("id") for value in row["key"].values()): row["count"] for row in rows}
    assert counted == groups


@ON_SQLITE
@pytest.mark.shared
def test_tables_have_it(client, filled):
    header, *rows = client.get("/statements?format=csv&side=ru").text.splitlines()
    at = header.split(",").index("side")
    assert [row.split(",")[at] for row in rows] == ["RU", "RU"]


@ON_SQLITE
def test_exports_keep_it(app, client, filled, tmp_path):
    def run(*arguments):
        result = app.test_cli_runner().invoke(args=[*map(str, arguments)])
        assert result.exit_code == 0, result.output

    before, articles = sides(client), client.get("/articles").json["data"]
    lines = client.get("/statements?format=ndjson").data
    run("articles", "export", tmp_path / "articles")
    for number, (importing, file) in enumerate([("articles", "articles"), ("statements", "statements")]):
        (tmp_path / "statements").write_bytes(lines)
        for article in client.get("/articles").json["data"]:
            run("articles", "remove", article["id"])
        run(importing, "import", tmp_path / file)
        assert sides(client) == before, number
    assert {one["id"]: one["side"] for one in client.get("/articles").json["data"]} == {
        one["id"]: one["side"] for one in articles
    }
    line = json.loads(lines.splitlines()[0]) | {"id": "x", "side": "Atlantis"}
    (tmp_path / "wrong").write_text(json.dumps(line))
    result = app.test_cli_runner().invoke(args=["statements", "import", str(tmp_path / "wrong")])
    assert "Atlantis is no side." in result.output
