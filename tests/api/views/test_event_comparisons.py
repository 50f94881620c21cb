"""The accounts of one event over HTTP."""

from dataclasses import replace

import pytest

from api.app_state import settings
from api.views.accounts import event_comparisons

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def call(client, add):
    """A call told by the Kremlin, by Xinhua and by an agency that passes on both."""
    ids = {
        "RU": add(
            "* call 2022-06-15 putin, xi\nputin > Fangquoten für Thunfisch ! demand\nxi > Tee aus Fujian ! endorse\n"
            "Das Gespräch dauerte eine Stunde.", "2022-06-15", source="Kreml",
        ),
        "CN": add(
            "* call 2022-06-15 xi, putin\nputin > um Fangquoten für Thunfisch ! appeal\nputin, xi > Häfen",
            "2022-06-16", source="Xinhua",
        ),
        None: add("* call 2022-06-15 xi, putin\nxi > Tee aus Fujian ! endorse", "2022-06-16", source="dpa"),
    }  # fmt: skip
    [event] = client.get("/events").json["data"]
    return event, ids


def test_every_statement_of_the_articles_is_in_one_row(client, call):
    event, ids = call
    answer = client.get(f"/events/{event['id']}/compare").json
    rows = [
        (row["kind"], {side: [one["text"] for one in told] for side, told in row["cells"].items()})
        for row in answer["data"]
    ]
    assert rows == [
        ("both", {"RU": ["Tee aus Fujian"], f"article:{ids[None]}": ["Tee aus Fujian"]}),
        ("other-act", {"CN": ["um Fangquoten für Thunfisch"], "RU": ["Fangquoten für Thunfisch"]}),
        ("only", {"CN": ["Häfen"]}),
    ]
    assert answer["meta"]["event"] == event
    assert [side["side"] for side in answer["meta"]["sides"]] == ["CN", "RU", f"article:{ids[None]}"]


def test_the_summary_tells_where_the_accounts_differ(client, call):
    event, ids = call
    summary = client.get(f"/events/{event['id']}/compare").json["meta"]["summary"]
    assert summary["rows"] == {"both": 1, "other-act": 1, "only": 1}
    assert summary["day"] is None
    assert summary["initiative"] is None
    assert summary["duration"] == {
        "CN": None, "RU": {"minutes": 60.0, "text": "eine Stunde"}, f"article:{ids[None]}": None,
    }  # fmt: skip


def test_what_an_article_tells_of_the_event_is_of_the_side_that_its_statements_are_of(client, add):
    add("* call 2022-06-15 putin, xi\nxi > Tee % putin\nDas Gespräch dauerte eine Stunde.", "2022-06-15", source="dpa")
    add("* call 2022-06-15 putin, xi\nxi > Tee", "2022-06-15", source="Xinhua")
    [event] = client.get("/events").json["data"]
    meta = client.get(f"/events/{event['id']}/compare").json["meta"]
    assert [one["side"] for one in meta["sides"]] == ["CN", "RU"] == list(meta["summary"]["duration"])


def test_a_side_that_tells_much_leaves_room_for_the_others(client, add, monkeypatch):
    long = "\n".join(f"putin > Punkt {number}" for number in range(12))
    add(f"* call 2022-06-15 putin, xi\n{long}", "2022-06-16", source="Kreml")
    add("* call 2022-06-15 putin, xi\nxi > Tee\nxi > Reis\nxi > Tische", "2022-06-15", source="Xinhua")
    [event] = client.get("/events").json["data"]
    monkeypatch.setattr(event_comparisons, "settings", lambda: replace(settings(), max_compared=4))
    with client.application.app_context():
        meta = client.get(f"/events/{event['id']}/compare").json["meta"]
    assert [(one["side"], one["statements"]) for one in meta["sides"]] == [("CN", 3), ("RU", 5)]
    assert meta["warnings"] == ["Only the latest 8 of 15 statements are read."]


def test_an_event_that_is_not_there_is_not_found(client):
    assert client.get("/events/ev-0/compare").status_code == 404
