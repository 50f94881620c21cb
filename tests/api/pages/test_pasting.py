"""A text that is pasted is shown as articles are, and stored only with a token."""

from dataclasses import replace

import pytest

from api import create_app
from tests.api.pages.test_readings import text_of

TEXT = (
    "Bundeskanzler Olaf Scholz sagte am Montag in Berlin: „Wir prüfen <b>das</b> genau und werden danach entscheiden.“"
)


def test_a_pasted_text_is_drawn_and_not_stored(seeded):
    before = seeded.get("/articles").json["meta"]["total"]
    page = seeded.post("/view/parse", data={"text": TEXT, "title": "Wort", "published_on": ""}).text
    assert "1 statement" in page
    assert 'class="said hue-1"' in page
    assert TEXT in text_of(page)
    assert "<b>" not in page
    assert 'value="Wort"' in page
    assert seeded.get("/articles").json["meta"]["total"] == before


def test_what_can_not_be_read_is_told_and_kept_in_the_form(seeded):
    response = seeded.post(
        "/view/parse?lang=de", data={"text": "The minister said that this is English, and nothing else."}
    )
    assert response.status_code == 422
    assert "Es wurde nicht gelesen" in response.text
    assert "The minister said" in response.text
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_where_it_is_closed_nothing_leads_to_it(settings):
    for is_open in (True, False):
        client = create_app(replace(settings, parse_open=is_open)).test_client()
        assert ('href="/view/parse"' in client.get("/").text) == is_open


def test_it_is_stored_with_a_token_alone(seeded_copy):
    client = seeded_copy.test_client()
    asked = {"text": TEXT, "store": "1", "token": "none"}
    assert client.post("/view/parse", data=asked).status_code == 401
    token = seeded_copy.test_cli_runner().invoke(args=["tokens", "create", "desk"]).output.strip()
    response = client.post("/view/parse", data=asked | {"token": token})
    assert response.status_code == 303
    assert "prüfen" in client.get(response.headers["Location"]).text
    assert token not in response.text
