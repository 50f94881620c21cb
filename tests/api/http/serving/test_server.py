"""The server as it is run: gunicorn with two workers, settings from the environment."""

import json
import re
import socket
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.serving import ask


def test_two_workers_answer_and_take_articles(server, token, tmp_path):
    assert ask(f"{server}/statements?speaker=putin")["meta"]["total"] == 3
    headers = {
        "Authorization": f"Bearer {token}",
        "Content-Type": "application/json",
    }

    def post(number):
        text = f"Bundeskanzler Olaf Scholz sagte am Montag, die Regierung werde {number % 4 + 2} Vorschläge machen."
        return ask(f"{server}/articles", method="POST", data=json.dumps({"text": text}).encode(), headers=headers)

    with ThreadPoolExecutor(8) as pool:
        added = list(pool.map(post, range(16)))
    assert len({article["id"] for article in added}) == 4
    assert ask(f"{server}/articles")["meta"]["total"] == 5
    assert ask(f"{server}/statements?speaker=scholz")["meta"]["total"] == 4
    assert not list(tmp_path.glob("**/*.sock"))
    assert not list(tmp_path.glob(".gunicorn*"))


def test_metrics_add_up_what_all_workers_have_answered(read_server):
    def counted():
        with urllib.request.urlopen(f"{read_server}/metrics", timeout=30) as answer:  # noqa: S310
            text = answer.read().decode()
        found = re.search(r'communique_requests_total\{method="GET",route="/themes",status="200"} (\S+)', text)
        return float(found[1]) if found else 0

    before = counted()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(ask, [f"{read_server}/themes"] * 40))
    assert {counted() for _ in range(6)} == {before + 40}


def test_cursors_of_one_worker_are_read_by_the_other(read_server):
    for _ in range(8):
        page = ask(f"{read_server}/statements?limit=4")
        assert len(ask(read_server + page["links"]["next"])["data"]) == 4


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_body_without_a_length_is_limited_too(server, token):
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    chunks = (b'{"text": "' if n == 0 else b"x" * 100_000 for n in range(25))
    with pytest.raises((urllib.error.HTTPError, ConnectionError)) as error:
        ask(f"{server}/articles", method="POST", data=chunks, headers=headers)
    if isinstance(error.value, urllib.error.HTTPError):
        assert error.value.code == 413
        assert re.match("application/problem", error.value.headers["Content-Type"])
    assert ask(f"{server}/articles")["meta"]["total"] == 1
    host, port = server.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(
            b"POST /parse HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n"
        )
        assert connection.makefile("rb").read().startswith(b"HTTP/1.1 4")
