"""/events: what happened, and which articles tell of it; everything else by event."""

from __future__ import annotations

from dataclasses import replace

import pytest

from api.app_state import settings
from api.views import events as views

ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def filled(add):
    """A call told by two, and a speech; their articles."""
    return [
        add(
            "* call 2022-06-15 putin, xi\nputin > eins\nxi > zwei", "2022-06-15", source="Xinhua", title="Xi und Putin"
        ),
        add("* call 2022-06-15 xi, putin\nxi > drei", "2022-06-16", source="dpa"),
        add("* speech 2022-07-01 mueller # china\nmueller > vier % mueller", "2022-07-02"),
    ]


@ON_SQLITE
def test_an_event_has_who_when_where_and_the_articles_about_it(client, filled):
    speech, call = client.get("/events").json["data"]
    assert (call["type"], call["day"], speech["place"]["id"]) == ("call", "2022-06-15", "china")
    assert sorted(p["entity"]["id"] for p in call["participants"]) == ["putin", "xi"]
    assert [(a["id"], a["side"], a["source"]) for a in call["articles"]] == [
        (filled[0], "CN", "Xinhua"), (filled[1], None, "dpa"),
    ]  # fmt: skip
    assert call["articles"][0]["reasons"] == ["participants putin, xi", "type call", "day 2022-06-15"]
    one = client.get(f"/events/{call['id']}").json
    said = {each["entity"]["id"]: [s["text"] for s in each["statements"]] for each in one.pop("statements")}
    assert said == {"putin": ["eins"], "xi": ["drei", "zwei"]}
    assert one == call


@pytest.mark.parametrize(
    ("query", "types"),
    [
        ("participant=Putin", ["call"]), ("participant=mueller&participant=xi", ["speech", "call"]), ("country=Russland", ["call"]),
        ("type=Rede", ["speech"]), ("from=2022-07", ["speech"]), ("to=2022-06", ["call"]), ("min_articles=2", ["call"]),
        ("participant=xi&type=speech", []), ("side=China", ["call"]), ("side=ru&side=de", ["speech"]), ("side=nobody-knows", []),
        ("participant=nobody-knows", []),
    ],
)  # fmt: skip
@pytest.mark.shared
def test_events_are_filtered(client, filled, query, types):
    found = client.get(f"/events?{query}").json
    assert [one["type"] for one in found["data"]] == types
    assert found["meta"]["total"] == len(types)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("country=Putin", "(wladimir-putin) is no country."),
        ("country=Ghana", "is known, but takes part in no event here."),
        ("participant=Merkel", "(angela-merkel) is known, but takes part in no event here."),
        ("participant=Putni", "Closest: Wladimir Putin"),
    ],
)
def test_what_finds_no_event_says_why(seeded, query, told):
    [warning] = seeded.get(f"/events?{query}").json["meta"]["warnings"]
    assert told in warning


def test_pages_of_events_lead_there_and_back(client, filled):
    first = client.get("/events?limit=1").json
    second = client.get(first["links"]["next"]).json
    assert [first["data"][0]["type"], second["data"][0]["type"]] == ["speech", "call"]
    assert client.get(second["links"]["prev"]).json["data"] == first["data"]


def test_statements_articles_and_counts_are_those_of_an_event(client, filled, texts):
    [_, call] = client.get("/events").json["data"]
    assert sorted(texts(event=call["id"])) == ["drei", "eins", "zwei"]
    assert sorted(texts(event=call["id"], speaker="xi")) == ["drei", "zwei"]
    assert client.get(f"/articles?event={call['id']}").json["meta"]["total"] == 2
    assert client.get(f"/articles/{filled[0]}").json["events"] == [
        {"id": call["id"], "type": "call", "day": "2022-06-15", "spans": [{"start": 0, "end": 27}]}
    ]
    groups = client.get("/stats?group_by=event").json["data"]
    assert groups[0] == {"key": {"event": {"id": call["id"], "name": call["name"]}}, "count": 3}
    by_speaker = client.get(f"/stats?group_by=speaker&event={call['id']}").json["data"]
    assert [(one["key"]["speaker"]["id"], one["count"]) for one in by_speaker] == [("xi", 2), ("putin", 1)]
    assert client.get("/statements?event=e-0").json["meta"]["warnings"] == ["event=e-0: there is no such event."]


def test_of_a_speaker_who_says_much_the_first_of_a_page_are_there(client, filled, monkeypatch):
    [_, call] = client.get("/events").json["data"]
    monkeypatch.setattr(views, "settings", lambda: replace(settings(), max_page_size=1))
    said = client.get(f"/events/{call['id']}").json["statements"]
    assert {one["entity"]["id"]: (one["count"], [s["text"] for s in one["statements"]]) for one in said} == {
        "putin": (1, ["eins"]), "xi": (2, ["drei"]),
    }  # fmt: skip


@ON_SQLITE
def test_what_is_decided_by_hand_needs_a_token_and_changes_the_tag(client, filled, writer):
    speech, call = client.get("/events").json["data"]
    before = client.get(f"/events/{call['id']}")
    joined = writer.post(f"/events/{call['id']}/join", json={"event": speech["id"]})
    assert [one["is_pinned"] for one in joined.json["articles"]] == [True, True, True]
    assert client.get(f"/events/{call['id']}", headers={"If-None-Match": before.headers["ETag"]}).status_code == 200
    together = client.get(f"/events/{call['id']}")
    split = writer.post(f"/events/{call['id']}/split", json={"article": filled[2]})
    assert (split.status_code, split.json["type"], len(split.json["articles"])) == (200, "speech", 1)
    after = client.get(f"/events/{call['id']}", headers={"If-None-Match": together.headers["ETag"]})
    assert (after.status_code, len(after.json["articles"])) == (200, 2)
    assert writer.post(f"/events/{call['id']}/join", json={"event": "e-0"}).status_code == 404
    alone = f"/events/{split.json['id']}"
    for path, body in (("split", {"article": filled[2]}), ("join", {"event": split.json["id"]})):
        refused = writer.post(f"{alone}/{path}", json=body)
        assert (refused.status_code, refused.json["type"]) == (409, "/problems/conflict")
    del client.environ_base["HTTP_AUTHORIZATION"]
    assert client.post(f"/events/{call['id']}/join", json={"event": speech["id"]}).status_code == 401


@ON_SQLITE
def test_what_is_parsed_without_being_stored_tells_of_events_too(client, database):
    parsed = client.post("/parse", json={"text": "* call 2022-06-15 putin, xi\nputin > eins"}).json
    assert parsed["events"] == [{"id": None, "type": "call", "day": "2022-06-15", "spans": [{"start": 0, "end": 27}]}]
