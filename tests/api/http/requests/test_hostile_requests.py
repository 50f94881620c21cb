"""No request holds a worker or fails it: deep JSON, compressed bodies, large cursors, gaps without end."""

import gzip
import json

import pytest

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
MEGABYTES = b'{"text": "' + b"A" * 50_000_000 + b'"}'


@pytest.mark.parametrize("opened", ["[", '{"text":', '{"text":[{"a":'])
def test_deep_json_is_malformed(writer, opened):
    response = writer.post("/articles", data=opened * (90_000 // len(opened)), content_type="application/json")
    assert response.status_code in (400, 422)
    assert response.mimetype == "application/problem+json"


def test_compressed_bodies_are_not_unpacked(writer):
    bomb = gzip.compress(MEGABYTES)
    assert len(bomb) < 100_000
    response = writer.post(
        "/articles", data=bomb, content_type="application/json", headers={"Content-Encoding": "gzip"}
    )
    assert response.status_code in (400, 415)
    assert writer.get("/articles").json["meta"]["total"] == 0


@pytest.mark.parametrize("cursor", ["A" * 5000, "." * 5000, "eJw" + "A" * 5000, "9" * 5000])
@pytest.mark.parametrize("address", ["/statements?cursor=", "/changes?after=", "/articles?cursor="])
def test_a_large_cursor_is_refused(client, address, cursor):
    response = client.get(address + cursor)
    assert response.status_code == 422, response.text


@pytest.mark.parametrize("gap", ["\t", "\n", " \t", "\t\n", '"', " "])
def test_a_table_with_large_gaps_is_made(writer, gap):
    """Each place of 40,000 characters is looked at once: if all that follow were looked at from each, this would take minutes."""
    text = f"putin > Frieden{gap * (40_000 // len(gap))}und Handel"
    assert writer.post("/articles", json={"text": text, "title": f"Titel{gap * 40}=1"}).status_code == 201
    answer = writer.get("/statements?format=csv")
    assert answer.status_code == 200
    assert answer.get_data().count(b"\n") >= 1


@pytest.mark.parametrize(
    "q", ['"' * 199, "(" * 199, "a* " * 60, "-a " * 60, "OR " * 60, "aa." * 60, "heit" * 45, "'" * 199]
)
def test_words_to_look_for_are_read_in_one_pass(client, q):
    assert client.get("/statements", query_string={"q": q}).status_code in (200, 422)


def test_numbers_without_end_are_no_numbers(writer):
    body = json.dumps({"text": "x"}).replace('"x"', "9" * 90_000)
    assert writer.post("/articles", data=body, content_type="application/json").status_code in (400, 422)
