"""Two sides compared over HTTP."""

from dataclasses import replace

import pytest

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def articles(add):
    one = add(
        "xi > keine Fangquoten für Thunfisch [ukraine] ! reject\nputin > Erdgas [energy]", "2022-06-15", source="Kreml"
    )
    other = add("xi > Fangquoten für Thunfisch [ukraine] ! endorse\nxi > Tee [taiwan]", "2022-06-16", source="Xinhua")
    return one, other


def compare(client, **query):
    response = client.get("/compare", query_string={name.replace("_", "."): value for name, value in query.items()})
    assert response.status_code == 200, response.text
    return response.json


def test_every_statement_is_in_one_row(client, articles):
    answer = compare(client, left_article=articles[0], right_source="xinhua")
    assert [
        (row["kind"], {side: [one["text"] for one in told] for side, told in row["cells"].items()})
        for row in answer["data"]
    ] == [
        ("other-act", {"left": ["keine Fangquoten für Thunfisch"], "right": ["Fangquoten für Thunfisch"]}),
        ("only", {"left": ["Erdgas"]}),
        ("only", {"right": ["Tee"]}),
    ]
    row = answer["data"][0]
    assert [one["id"] for one in row["speakers"]] == ["xi"]
    assert row["cells"]["left"] == client.get("/statements?theme=ukraine&source=Kreml").json["data"]
    assert row["themes"] == ["ukraine"]
    assert {"field": "themes", "values": ["ukraine"]} in row["reasons"]


def test_the_summary_counts_by_side_theme_and_act(client, articles):
    meta = compare(client, left_from="2022-06-15", left_to="2022-06-15", right_from="2022-06-16")["meta"]
    assert meta["sides"] == [
        {"side": "left", "articles": [articles[0]], "statements": 2},
        {"side": "right", "articles": [articles[1]], "statements": 2},
    ]
    assert meta["summary"] == {
        "rows": {"other-act": 1, "only": 2},
        "by_side": {"left": {"only": 1, "other-act": 1}, "right": {"only": 1, "other-act": 1}},
        "by_theme": {"ukraine": {"left": 1, "right": 1}, "energy": {"left": 1}, "taiwan": {"right": 1}},
        "by_act": {"comment": {"left": 1, "right": 1}, "endorse": {"right": 1}, "reject": {"left": 1}},
    }


def test_warnings_name_the_side(app, articles):
    state = app.extensions["communique"]
    app.extensions["communique"] = replace(state, settings=replace(state.settings, max_compared=1))
    warnings = compare(app.test_client(), left_speaker="niemand", right_article=articles[1])["meta"]["warnings"]
    assert warnings[0].startswith("left.speaker=niemand: nothing is known")
    assert warnings[1] == "right: Only the latest 1 of 2 statements are read."


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("left.article=1", "right.article"), ("left.kind=x&right.article=1", "left.kind"), ("speaker=xi", "speaker")],
)
def test_faults_are_named(client, query, parameter):
    response = client.get(f"/compare?{query}")
    assert response.status_code == 422
    assert [error["parameter"] for error in response.json["errors"]] == [parameter]


def test_a_side_may_be_given_as_one_query(client, articles):
    one_by_one = client.get("/compare?left.source=Kreml&left.theme=ukraine&right.source=Xinhua").json
    whole = client.get("/compare", query_string={"left": "source=Kreml&theme=ukraine", "right": "source=Xinhua"}).json
    assert whole["data"] == one_by_one["data"] != []
    for wrong, parameter in {"Kreml": "left", "speeker=xi": "left.speeker", "": "left"}.items():
        response = client.get("/compare", query_string={"left": wrong, "right": "source=Xinhua"})
        assert (response.status_code, response.json["errors"][0]["parameter"]) == (422, parameter)
