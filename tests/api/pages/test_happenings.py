"""The pages of events."""

import re

import pytest

from tests.api.pages.test_readings import text_of


@pytest.fixture(scope="module")
def event(seeded_app):
    return seeded_app.test_client().get("/events").json["data"][0]


def test_events_are_listed_and_narrowed(seeded, event):
    page = seeded.get("/view/events").text
    assert f'href="/view/events/{event["id"]}">Xi Jinping, Vladimir Putin</a>' in page
    assert "15 June 2022 Call Xi Jinping" in " ".join(text_of(page).split())
    assert "1 event" in seeded.get("/view/events?country=Russland&type=call").text
    assert "0 Ereignisse" in seeded.get("/view/events?from=2023-01-01&lang=de").text
    refused = seeded.get("/view/events?type=party")
    assert (refused.status_code, refused.content_type) == (422, "text/html; charset=utf-8")


def test_an_event_has_its_participants_accounts_and_what_they_said(seeded, event):
    page = seeded.get(f"/view/events/{event['id']}").text
    for one in event["participants"]:
        assert f'href="/view/entities/{one["entity"]["id"]}"' in page
    [account] = event["articles"]
    assert f'href="/view/articles/{account["id"]}"' in page
    assert "China" in text_of(page)
    assert page.count('<li class="statement"') == sum(
        len(said["statements"]) for said in seeded.get(f"/events/{event['id']}").json["statements"]
    )
    assert seeded.get("/view/events/none").status_code == 404


def test_statements_of_an_event_have_its_name_as_a_chip_and_articles_lead_to_it(seeded, event):
    found = seeded.get(f"/?event={event['id']}").text
    assert re.search(r'class="chip"[^>]*><span class="soft">Event</span> Call · 15 June 2022', found)
    article = seeded.get(f"/view/articles/{event['articles'][0]['id']}").text
    assert f'href="/view/events/{event["id"]}"' in article
    assert 'href="#told-1"' in article
    assert text_of(re.search(r'<span class="told" id="told-1">.*?</span>', article)[0]).startswith(
        "Der chinesische Staatspräsident Xi Jinping hat am"
    )


def test_accounts_stand_side_by_side_with_where_they_differ(seeded_copy):
    client = seeded_copy.test_client()
    token = seeded_copy.test_cli_runner().invoke(args=["tokens", "create", "desk"]).output.strip()
    other = {
        "text": "Russlands Präsident Wladimir Putin hat am Mittwoch auf Wunsch der chinesischen Seite mit Chinas Staatspräsident "
        "Xi Jinping telefoniert.\n"
        "Putin erklärte, seit Anfang dieses Jahres habe sich die praktische Zusammenarbeit stetig entwickelt.",
        "title": "Telefongespräch mit Xi Jinping",
        "published_on": "2022-06-15",
        "side": "RU",
    }
    added = client.post("/articles", json=other, headers={"Authorization": f"Bearer {token}"}).json
    [event] = [one for one in client.get("/events").json["data"] if len(one["articles"]) > 1]
    page = client.get(f"/view/events/{event['id']}").text
    assert f'href="/view/events/{event["id"]}/compare"' in page
    page = client.get(f"/view/events/{event['id']}/compare").text
    answer = client.get(f"/events/{event['id']}/compare").json
    assert re.findall(r'<tr class="row-([a-z-]+)" role="row">', page) == [row["kind"] for row in answer["data"]]
    assert all(f'<th scope="col" role="columnheader">{side}</th>' in page for side in ("China", "Russia"))
    assert added["statements"][0]["text"] in text_of(page)
    assert answer["meta"]["summary"]["initiative"]
    assert "Where they differ" in page
    assert "<li>On the initiative of: Russia: <strong>Xi Jinping</strong></li>" in page
