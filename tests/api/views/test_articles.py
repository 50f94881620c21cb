"""Adding, reading and removing articles over HTTP; bad input stores nothing."""

import json

import pytest

pytestmark = pytest.mark.on_sqlite

SCRIPT = "Kopf\nxi > China sei bereit [ukraine] {UN} (china)\nputin > er danke [taiwan]"


def test_an_added_article_is_answered_with_its_statements(writer):
    new = {
        "text": SCRIPT,
        "title": "Gespräch",
        "published_on": "2022-06-16",
        "source": "BRNN",
        "url": "https://example.org/a",
    }
    response = writer.post("/articles", json=new)
    assert response.status_code == 201
    article = response.json
    assert {name: article[name] for name in new} == new
    assert article["language"] == "de"
    assert article["counts"] == {"statements": 2}
    assert [statement["text"] for statement in article["statements"]] == ["China sei bereit", "er danke"]
    for statement in article["statements"]:
        pieces = [article["text"][span["start"] : span["end"]] for span in statement["spans"]]
        assert pieces == [statement["text"]]
    assert writer.get(response.headers["Location"]).json == article


def test_an_article_says_what_of_it_could_not_be_read(writer):
    text = f"{SCRIPT}\n~ Störung\nxi > Handel"
    response = writer.post("/articles", json={"text": text})
    start = text.index("~")
    detail = f"What stands at characters {start} to {start + 9} could not be read."
    assert response.json["warnings"] == [{"detail": detail, "start": start, "end": start + 9}]
    assert response.json["counts"] == {"statements": 3}
    assert writer.get(response.headers["Location"]).json == response.json


def test_a_fault_without_a_place_is_the_whole_article_s(writer):
    (warning,) = writer.post("/articles", json={"text": "~ Störung\nxi > Handel"}).json["warnings"]
    assert warning == {"detail": "The article could be read only in part.", "start": None, "end": None}


def test_an_article_that_was_read_has_no_warnings(writer):
    assert writer.post("/articles", json={"text": SCRIPT}).json["warnings"] == []


def test_the_same_text_again_gives_the_article_that_is_there(writer):
    first = writer.post("/articles", json={"text": SCRIPT, "title": "Eins"})
    again = writer.post("/articles", json={"text": "\ufeff" + SCRIPT.replace("\n", " \r\n") + "\n", "title": "Zwei"})
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json == first.json
    assert writer.get("/articles").json["meta"]["total"] == 1
    assert writer.get("/statements").json["meta"]["total"] == 2


def test_ids_are_the_same_when_an_article_is_added_anew(writer):
    first = writer.post("/articles", json={"text": SCRIPT}).json
    assert writer.delete(f"/articles/{first['id']}").status_code == 204
    assert writer.get("/statements").json["meta"]["total"] == 0
    second = writer.post("/articles", json={"text": SCRIPT}).json
    assert second["id"] == first["id"]
    assert [s["id"] for s in second["statements"]] == [s["id"] for s in first["statements"]]


def test_an_article_without_statements_is_an_article(writer):
    response = writer.post("/articles", json={"text": "Nur Erzählung."})
    assert (response.status_code, response.json["statements"]) == (201, [])


def test_characters_beyond_the_first_plane_keep_the_offsets(writer):
    article = writer.post("/articles", json={"text": "😀 Kopf\nputin > 😀 Grüße an Wladimir Putin"}).json
    [statement] = article["statements"]
    [mention] = statement["entities"]
    assert article["text"][mention["start"] : mention["end"]] == mention["text"] == "Wladimir Putin"


def test_articles_are_listed_newest_first_and_filtered(add, client):
    for number, day in enumerate(["2022-01-01", None, "2023-01-01"]):
        add(f"xi > Nummer {number}", day, source="Außenamt" if number else None)
    titles = [article["published_on"] for article in client.get("/articles").json["data"]]
    assert titles == ["2023-01-01", "2022-01-01", None]
    assert client.get("/articles?source=aussenamt").json["meta"]["total"] == 2
    assert client.get("/articles?from=2022-01-01&to=2022-12-31").json["meta"]["total"] == 1
    page = client.get("/articles?limit=2").json
    assert [a["published_on"] for a in client.get(page["links"]["next"]).json["data"]] == [None]


def test_what_is_not_there_is_not_found(writer):
    assert writer.get("/articles/nix").status_code == 404
    assert writer.delete("/articles/nix").status_code == 404


BAD_BODIES = [
    ({"text": ""}, 422, "empty-text", "/text"),
    ({"text": " \n\t \u200b"}, 422, "empty-text", "/text"),
    ({"text": "... 123 !"}, 422, "empty-text", "/text"),
    ({"text": "English text"}, 422, "unsupported-language", "/text"),
    ({"text": "xi > Deutsch", "language": "fr"}, 422, "unsupported-language", "/text"),
    ({"text": "??? xi > kurz"}, 422, "unsupported-language", "/text"),
    ({"text": "PNG\x1a\x01\x02"}, 422, "unreadable-text", "/text"),
    ({"text": "xi > A\0B"}, 422, "invalid-body", "/text"),
    ({"text": "xi > \ud800"}, 422, "invalid-body", "/text"),
    ({"text": 5}, 422, "invalid-body", "/text"),
    ({}, 422, "invalid-body", "/text"),
    ({"text": "xi > A", "titel": "B"}, 422, "invalid-body", "/titel"),
    ({"text": "xi > A", "published_on": "16.6.2022"}, 422, "invalid-body", "/published_on"),
    ({"text": "xi > A", "published_on": "2022-02-30"}, 422, "invalid-body", "/published_on"),
    ({"text": "xi > A", "url": "javascript:alert(1)"}, 422, "invalid-body", "/url"),
    ({"text": "xi > A", "url": "https://[example.org/"}, 422, "invalid-body", "/url"),
    ({"text": "xi > A", "language": "Deutsch, bitte"}, 422, "invalid-body", "/language"),
    ([], 422, "invalid-body", ""),
    ("text", 422, "invalid-body", ""),
]


@pytest.mark.shared
def test_a_day_that_is_none_is_answered_with_the_form_of_a_day(writer):
    response = writer.post("/articles", json={"text": "xi > A", "published_on": "16.6.2022"})
    assert response.json["errors"] == [{"pointer": "/published_on", "detail": "Must be a day such as 2022-06-15."}]


@pytest.mark.shared
@pytest.mark.parametrize(("body", "status", "slug", "pointer"), BAD_BODIES)
def test_a_bad_body_is_refused_with_its_reason(writer, body, status, slug, pointer):
    response = writer.post("/articles", data=json.dumps(body), content_type="application/json")
    assert_refused(writer, response, status, slug)
    assert response.json["errors"][0]["pointer"] == pointer


@pytest.mark.shared
@pytest.mark.parametrize(
    "body", [b'{"text": ', b"", b"\x89PNG\r\n\x1a\n\x00\xff", b"[" * 50_000, b'{"text": "\xff"}', b"9" * 5000]
)
def test_what_is_no_json_is_refused(writer, body):
    response = writer.post("/articles", data=body, content_type="application/json")
    if body.startswith(b"9") and response.status_code == 422:
        return  # a number, where numbers of any length are read
    assert_refused(writer, response, 400, "malformed-json")


@pytest.mark.shared
@pytest.mark.parametrize(
    "media_type", ["text/plain", "application/xml", "multipart/form-data", "application/octet-stream", None]
)
def test_another_media_type_is_refused(writer, media_type):
    response = writer.post("/articles", data=json.dumps({"text": SCRIPT}), content_type=media_type)
    assert_refused(writer, response, 415, "unsupported-media-type")


@pytest.mark.shared
def test_a_packed_body_is_refused(writer):
    headers = {"Content-Encoding": "gzip"}
    response = writer.post("/articles", json={"text": SCRIPT}, headers=headers)
    assert_refused(writer, response, 415, "unsupported-media-type")
    assert "gzip" in response.json["detail"]


def test_a_body_that_is_too_large_is_refused(writer):
    response = writer.post("/articles", json={"text": "xi > Wort " * 200_000})
    assert_refused(writer, response, 413, "body-too-large")


def test_parameters_of_the_query_are_refused_when_adding(writer):
    response = writer.post("/articles?dry_run=1", json={"text": SCRIPT})
    assert_refused(writer, response, 422, "unknown-parameter")


class TestTokens:
    @pytest.mark.parametrize("header", [None, "Bearer", "Bearer ", "Bearer wrong", "Basic eDp5", "Bearer ä", "wrong"])
    def test_without_a_valid_token_nothing_is_written(self, client, add, header):
        article = add(SCRIPT)
        headers = {"Authorization": header} if header is not None else {}
        for response in (
            client.post("/articles", json={"text": "xi > Neu"}, headers=headers),
            client.delete(f"/articles/{article}", headers=headers),
        ):
            assert (response.status_code, response.json["type"]) == (401, "/problems/unauthorised")
            assert response.headers["WWW-Authenticate"].startswith("Bearer")
        assert client.get("/articles").json["meta"]["total"] == 1

    def test_a_revoked_token_is_invalid(self, app, writer):
        assert app.test_cli_runner().invoke(args=["tokens", "revoke", "tests"]).exit_code == 0
        assert writer.post("/articles", json={"text": SCRIPT}).status_code == 401

    def test_tokens_are_not_kept(self, app, database):
        token = app.test_cli_runner().invoke(args=["tokens", "create", "somebody"]).stdout.strip()
        with database.reading() as reader:
            rows = reader.connection.exec_driver_sql("SELECT * FROM token").all()
        assert len(rows) == 1
        assert token not in str(rows)


def assert_refused(client, response, status, slug):
    assert (response.status_code, response.json["type"]) == (status, f"/problems/{slug}"), response.text
    assert response.content_type == "application/problem+json"
    assert client.get("/articles").json["meta"]["total"] == 0
    assert client.get("/statements").json["meta"]["total"] == 0
    assert client.get("/speakers").json["meta"]["total"] == 0
