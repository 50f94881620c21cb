"""flask events: what is least sure is listed, joined and split."""

import pytest

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def run(app):
    """A function that runs a command for events."""
    return lambda *words: app.test_cli_runner().invoke(args=["events", *words])


def test_events_are_listed_joined_and_split(client, add, run):
    first = add("* call 2022-06-15 putin, xi\nxi > eins", "2022-06-15")
    add("* call - putin, xi\nxi > zwei", "2022-06-15")
    add("* speech 2022-07-01 mueller\nmueller > drei", "2022-07-01")
    speech, call = (one["id"] for one in client.get("/events").json["data"])
    assert run("list").output == f"{call}  0.95  2  Call, 2022-06-15: Wladimir Putin, Xi Jinping\n"
    assert run("list", "--below", "0.9").output == ""
    assert run("join", call, speech).output == f"{speech} is part of {call} now\n"
    assert run("list").output.startswith(f"{call}  1.00  3")
    assert run("split", call, first).output.startswith(f"{first} tells of e-")
    assert client.get("/events").json["meta"]["total"] == 2
    assert "There is no event" in run("join", call, speech).stderr
