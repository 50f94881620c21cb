"""Statements counted in groups."""

import itertools
from collections import Counter
from datetime import date

import pytest

pytestmark = pytest.mark.shared

ENTITIES = ("speaker", "organisation", "theme", "country", "addressee", "relayed_by", "entity")
NAMES = (*ENTITIES, "act", "kind", "source", "day", "week", "month", "year")


@pytest.fixture(autouse=True)
def articles(add):
    add(
        "xi > Frieden [ukraine, taiwan] {UN, SCO} (china) ! appeal, comment\n"
        "putin, xi > „Friede“ [ukraine] {UN} (russland)\nputin > Krieg [taiwan]",
        "2022-06-16", source="BRNN",
    )  # fmt: skip
    add("xi > kein Krieg [ukraine] (china)", "2022-06-17", source="brnn")
    add("selenskyj > Frieden sei nötig [ukraine] {UN} ! demand", "2023-01-01", source="Xinhua")
    add("mueller > Handel [trade-and-economy]")


def ask(client, *group_by, **filters):
    return client.get("/stats", query_string={"group_by": group_by, **filters}).json


def counted(client, *group_by, **filters):
    rows = ask(client, *group_by, **filters)["data"]
    return [(*(v["id"] if isinstance(v, dict) else v for v in row["key"].values()), row["count"]) for row in rows]


@pytest.mark.parametrize(
    ("group_by", "groups"),
    [
        ("speaker", [("xi", 3), ("putin", 2), ("mueller", 1), ("selenskyj", 1)]),
        ("organisation", [("UN", 3), ("SCO", 1)]),
        ("theme", [("ukraine", 4), ("taiwan", 2), ("trade-and-economy", 1)]),
        ("act", [("comment", 5), ("appeal", 1), ("demand", 1)]),
        ("kind", [("indirect", 5), ("direct", 1)]),
        ("language", [("de", 6)]),
        ("country", [("china", 2), ("russland", 1)]),
        ("source", [("BRNN", 4), (None, 1), ("Xinhua", 1)]),
        ("day", [("2022-06-16", 3), (None, 1), ("2022-06-17", 1), ("2023-01-01", 1)]),
        ("month", [("2022-06", 4), (None, 1), ("2023-01", 1)]),
        ("year", [("2022", 4), (None, 1), ("2023", 1)]),
    ],
)
def test_the_largest_groups_come_first(client, group_by, groups):
    answer = ask(client, group_by)
    found = counted(client, group_by)
    if group_by == "source":  # of two spellings either may stand for both
        found = [(name and name.replace("brnn", "BRNN"), count) for name, count in found]
    assert found == groups
    assert answer["meta"] == {"total": len(groups), "limit": 50, "warnings": []}


def test_entities_and_themes_have_id_and_name(client):
    assert ask(client, "speaker", q="Handel")["data"] == [
        {"key": {"speaker": {"id": "mueller", "name": "Gerd Müller"}}, "count": 1}
    ]


def test_two_groupings_make_a_table(client):
    assert counted(client, "theme", "month", speaker="xi") == [
        ("ukraine", "2022-06", 3),
        ("taiwan", "2022-06", 1),
    ]
    assert list(ask(client, "year", "kind")["data"][0]["key"]) == ["year", "kind"]


@pytest.mark.parametrize("filters", [{}, {"speaker": "xi"}, {"q": "Frieden"}, {"speaker": ["xi", "putin"]}])
def test_a_week_is_its_days_together(client, filters):
    days = Counter()
    for day, count in counted(client, "day", **filters):
        days[day and date.fromisoformat(day).strftime("%G-W%V")] += count
    assert dict(counted(client, "week", **filters)) == days
    by_kind = Counter()
    for _, week, count in counted(client, "kind", "week", **filters):
        by_kind[week] += count
    assert by_kind == days


def test_filters_are_those_of_statements(client):
    assert counted(client, "speaker", q="Frieden") == [("xi", 2), ("putin", 1), ("selenskyj", 1)]
    assert counted(client, "speaker", q="Frieden", theme="taiwan") == [("xi", 1)]
    assert counted(client, "theme", source="brnn", kind="direct") == [("ukraine", 1)]
    assert counted(client, "day", **{"from": "2022-06-17"}) == [("2022-06-17", 1), ("2023-01-01", 1)]
    answer = ask(client, "speaker", speaker="Putni")
    assert answer["data"] == []
    assert answer["meta"]["total"] == 0
    assert "Wladimir Putin" in answer["meta"]["warnings"][0]


@pytest.mark.parametrize("names", [*((name,) for name in NAMES), *itertools.combinations(NAMES, 2)])
def test_counts_are_what_the_filters_find(client, names):
    """Each group of entities, acts and kinds has as many statements as the filters of these names find."""
    asked = [name for name in names if name in (*ENTITIES, "act", "kind")]
    for row in ask(client, *names, limit=200)["data"]:
        if asked != list(names):
            assert row["count"] > 0
            continue
        values = {name: v["id"] if isinstance(v, dict) else v for name, v in row["key"].items()}
        assert client.get("/statements", query_string=values).json["meta"]["total"] == row["count"]


@pytest.mark.parametrize("names", [("speaker",), ("theme", "month"), ("source", "act"), ("day",)])
def test_small_pages_have_all_groups(client, names):
    everything, pages = ask(client, *names)["data"], []
    answer = ask(client, *names, limit=2)
    while True:
        pages += answer["data"]
        if not answer["links"]["next"]:
            break
        answer = client.get(answer["links"]["next"]).json
    assert pages == everything
    assert client.get(answer["links"]["prev"]).json["data"] == everything[: len(everything) - len(answer["data"])][-2:]


def test_a_cursor_is_good_only_for_its_groupings(client):
    cursor = ask(client, "speaker", limit=1)["links"]["next"].split("cursor=")[1]
    assert client.get(f"/stats?group_by=theme&cursor={cursor}").status_code == 422


@pytest.mark.parametrize(
    "question",
    ["", "group_by=colour", "group_by=day&group_by=day", "group_by=day&group_by=act&group_by=kind", "group_by=day,act"],
)
def test_wrong_groupings_name_the_right_ones(client, question):
    response = client.get(f"/stats?{question}")
    assert response.status_code == 422
    [fault] = response.json["errors"]
    assert fault["parameter"] == "group_by"
    assert sorted(fault["allowed"]) == sorted((*NAMES, "event", "side", "source_country", "language"))


def test_a_malformed_query_is_refused(client):
    assert client.get("/stats?group_by=day&q=%22a").json["errors"][0]["parameter"] == "q"
