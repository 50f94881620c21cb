"""The accounts of one event over HTTP."""

import pytest

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


def test_an_event_that_is_not_there_is_not_found(client):
    assert client.get("/events/ev-0/compare").status_code == 404
