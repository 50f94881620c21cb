"""The server as it is run: gunicorn with two workers, settings from the environment."""

import json
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent


@pytest.fixture
def flask(environment):
    def flask(*args):
        command = [BIN / "flask", "--app", "wsgi", *args]
        return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout

    return flask


@pytest.fixture
def server(environment, flask):
    """The address of a seeded server."""
    flask("seed")
    process = subprocess.Popen([BIN / "gunicorn"], cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True)
    address = f"http://{environment['BIND']}"
    wait_until_ready(address, process)
    yield address
    process.terminate()
    errors = process.communicate(timeout=30)[1]
    assert process.returncode == 0
    assert "Traceback" not in errors, errors


def wait_until_ready(address, process):
    for _ in range(300):
        assert process.poll() is None, process.stderr.read()
        try:
            return ask(f"{address}/health/ready")
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


def ask(address, **options):
    with urllib.request.urlopen(urllib.request.Request(address, **options), timeout=30) as response:  # noqa: S310
        return json.load(response)


def test_two_workers_answer_and_take_articles(server, flask, tmp_path):
    assert ask(f"{server}/statements?speaker=putin")["meta"]["total"] == 3
    headers = {
        "Authorization": f"Bearer {flask('tokens', 'create', 'desk').strip()}",
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


def test_cursors_of_one_worker_are_read_by_the_other(server):
    for _ in range(8):
        page = ask(f"{server}/statements?limit=4")
        assert len(ask(server + page["links"]["next"])["data"]) == 4


def test_a_body_without_a_length_is_limited_too(server, flask):
    token = flask("tokens", "create", "desk").strip()
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    chunks = (b'{"text": "' if n == 0 else b"x" * 100_000 for n in range(25))
    with pytest.raises((urllib.error.HTTPError, ConnectionError)) as error:
        ask(f"{server}/articles", method="POST", data=chunks, headers=headers)
    if isinstance(error.value, urllib.error.HTTPError):
        assert error.value.code == 413
        assert re.match("application/problem", error.value.headers["Content-Type"])
    assert ask(f"{server}/articles")["meta"]["total"] == 1
