"""Polling a real server of two workers: they agree on tags, none gives an answer that another has made stale."""

import gzip
import json
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

from tests.serving import ask

ADDRESS = "/statements?speaker=scholz"


def get(address, **headers):
    """Status, headers and body."""
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urllib.request.urlopen(urllib.request.Request(address, headers=sent), timeout=30) as response:  # noqa: S310
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def many(address, **headers):
    """The same question again and again, so that each worker is asked."""
    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(lambda _: get(address, **headers), range(40)))


def test_workers_agree_and_none_is_stale(server, cli, tmp_path):
    before = {headers["ETag"] for _, headers, _ in many(server + ADDRESS)}
    assert len(before) == 1
    [tag] = before
    assert {status for status, *_ in many(server + ADDRESS, If_None_Match=tag)} == {304}
    article = tmp_path / "article.txt"
    article.write_text("Bundeskanzler Olaf Scholz sagte am Montag, die Regierung werde helfen.", encoding="utf-8")
    cli("articles", "add", article)
    after = many(server + ADDRESS, If_None_Match=tag)
    assert {status for status, *_ in after} == {200}
    assert {json.loads(body)["meta"]["total"] for *_, body in after} == {1}
    assert len({headers["ETag"] for _, headers, _ in after} - before) == 1


def test_not_modified_has_no_body_and_the_connection_goes_on(read_server):
    tag = get(read_server + ADDRESS)[1]["ETag"]
    status, headers, body = get(read_server + ADDRESS, If_None_Match=tag)
    assert (status, body, headers["ETag"]) == (304, b"", tag)
    assert headers["Cache-Control"] == "public, no-cache"


def test_streams_are_compressed_as_they_are_sent(read_server):
    status, headers, body = get(f"{read_server}/statements?format=ndjson", Accept_Encoding="gzip")
    assert (status, headers["Content-Encoding"], headers["Transfer-Encoding"]) == (200, "gzip", "chunked")
    assert len(gzip.decompress(body).splitlines()) == int(headers["Total-Count"]) == 9


def test_changes_lead_on_from_one_worker_to_another(read_server):
    address, seen = "/changes?limit=2", []
    for _ in range(6):
        page = ask(read_server + address)
        seen += [change["id"] for change in page["data"]]
        address = page["links"]["next"]
    assert len(seen) == len(set(seen)) == 9
