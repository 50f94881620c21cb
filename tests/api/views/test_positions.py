"""Positions: what somebody says on a theme, in the order of time."""

import pytest

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def articles(add):
    add(
        "xi > keinen Krieg [ukraine] (china) ! reject\nxi > der Plan [ukraine] ! endorse\nxi > Frevel [ukraine] ! disapprove",
        "2024-02-01",
    )
    add("xi > China wolle eine konstruktive Rolle spielen [ukraine] (china) ! endorse", "2022-06-16")
    add("xi > man habe darüber beraten [ukraine] ! consult\nputin > Öl [ukraine] ! demand", "2023-01-01")
    add(
        "xi > es solle die konstruktive Rolle spielen [ukraine] ! intent-to-cooperate\nUN > Hilfe [ukraine] ! appeal",
        "2023-03-01",
    )
    add("xi > undatiert [ukraine]\nmueller > die Union wolle Hilfe [ukraine] (UN)")  # fmt: skip


def ask(client, **query):
    response = client.get("/positions", query_string={"theme": "ukraine", **query})
    assert response.status_code == 200, response.text
    return response.json


def test_statements_come_in_the_order_of_time_with_their_marks(client, articles):
    rows = ask(client, speaker="xi")["data"]
    assert [(row["day"], row["stance"], row["marks"]) for row in rows] == [
        ("2022-06-16", "support", ["first"]),
        ("2023-01-01", "neutral", ["first", "last"]),
        ("2023-03-01", "support", []),
        ("2024-02-01", "oppose", ["first", "change"]),
        ("2024-02-01", "support", ["last"]),
        ("2024-02-01", "oppose", ["last"]),
    ]
    assert rows[3]["acts"] == rows[3]["statement"]["acts"] == ["reject"]


def test_a_change_stands_between_two_statements(client, articles):
    (change,) = ask(client, speaker="xi", limit=1)["meta"]["changes"]
    assert (change["old"], change["new"]) == ("support", "oppose")
    assert (change["before"]["day"], change["after"]["text"]) == ("2023-03-01", "keinen Krieg")


def test_formulas_come_back_on_another_day(client, articles, add):
    (formula,) = ask(client, speaker="xi")["meta"]["formulas"]
    assert (formula["text"], formula["count"], formula["has_vanished"]) == ("konstruktive Rolle spielen", 2, False)
    assert (formula["first"]["day"], formula["last"]["day"]) == ("2022-06-16", "2023-03-01")
    add("xi > Stille [ukraine]", "2024-03-01")
    (formula,) = ask(client, speaker="xi")["meta"]["formulas"]
    assert formula["has_vanished"]


def test_periods_are_as_long_as_is_asked(client, articles):
    periods = ask(client, speaker="xi", interval="Jahr")["meta"]["periods"]
    assert [(one["period"], one["statements"]) for one in periods] == [("2022", 1), ("2023", 2), ("2024", 3)]
    assert periods[2]["acts"] == {"reject": 1, "endorse": 1, "disapprove": 1}
    assert periods[2]["stances"] == {"oppose": 2, "support": 1}


def test_an_organisation_holds_what_it_says_and_what_is_said_for_it(client, articles, add):
    add("mueller > die Welt müsse helfen [ukraine] (UN) ! demand", "2024-01-01")
    answer = ask(client, organisation="UNO")
    assert [row["statement"]["text"] for row in answer["data"]] == ["Hilfe", "die Welt müsse helfen"]
    assert answer["meta"]["warnings"] == []
    (warning,) = ask(client, organisation="Nato")["meta"]["warnings"]
    assert warning.startswith("organisation=Nato: ")


def test_pages_neither_skip_nor_repeat(client, articles):
    whole = [row["statement"]["id"] for row in ask(client, country="china", speaker="xi", to="2030")["data"]]
    first = ask(client, country="china", speaker="xi", to="2030", limit=1)
    second = client.get(first["links"]["next"]).json
    assert [row["statement"]["id"] for page in (first, second) for row in page["data"]] == whole
    assert client.get(second["links"]["prev"]).json["data"] == first["data"]


def test_of_very_many_the_latest_are_read(app, articles):
    from dataclasses import replace

    state = app.extensions["communique"]
    app.extensions["communique"] = replace(state, settings=replace(state.settings, max_positions=2))
    answer = ask(app.test_client(), speaker="xi")
    assert answer["meta"]["total"] == 2
    assert answer["meta"]["warnings"] == ["Only the latest 2 of 6 statements are read."]
    assert {row["day"] for row in answer["data"]} == {"2024-02-01"}


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ({"speaker": "xi"}, "theme"),
        ({"theme": "ukraine"}, "speaker"),
        ({"theme": "ukraine", "organisation": "UN", "country": "china"}, "organisation"),
        ({"theme": "ukraine", "speaker": "xi", "interval": "decade"}, "interval"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(client, query, parameter):
    response = client.get("/positions", query_string=query)
    assert response.status_code == 422
    assert [error["parameter"] for error in response.json["errors"]] == [parameter]
