"""Killed at random moments: each article is wholly there or not at all, and what was broken off can be run again.

KILLS sets how often each loader is killed (4 by default; the server a third of that).
"""

import json
import os
import random
import signal
import time
import urllib.error
from concurrent.futures import ThreadPoolExecutor

import pytest

from api import create_app
from api.database.engine import Database
from tests import wholeness
from tests.conftest import PARSER
from tests.serving import ask, open_server

KILLS = int(os.environ.get("KILLS", "4"))
ARTICLES = 25
MOST_ROUNDS = 3 * KILLS  # where the loader has always ended before


def write_script(number):
    """A script of some statements; see tests.scripted."""
    return "\n".join(
        f"putin, xi > Frieden und Handel {number} {line} [ukraine, trade] {{UN}} (china) @ selenskyj ! appeal"
        for line in range(number % 5 + 1)
    )


@pytest.fixture
def elsewhere(settings, sqlite_template, tmp_path):
    """An application on an empty database of its own."""
    file = tmp_path / "elsewhere.sqlite"
    file.write_bytes(sqlite_template.read_bytes())
    app = create_app(settings.__class__(database_url=f"sqlite:///{file}", secret_key="-"), PARSER)
    yield app
    app.extensions["communique"].database.engine.dispose()


def run(app, arguments):
    """Run a command; the seconds that it took."""
    started = time.monotonic()
    result = app.test_cli_runner().invoke(args=list(map(str, arguments)))
    assert result.exit_code == 0, result.output
    return time.monotonic() - started


def run_killed(settings, arguments, seconds):
    """Run a command in a process that is killed after so many seconds; whether it had not ended by then."""
    child = os.fork()
    if child == 0:
        try:
            create_app(settings, PARSER).test_cli_runner().invoke(args=list(map(str, arguments)))
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.fixture
def load(app, settings, database, elsewhere):
    """A function that runs a command, killed again and again, and then to its end."""

    def load(*arguments):
        seconds = run(elsewhere, arguments)
        whole = wholeness.articles(elsewhere.extensions["communique"].database)
        rng = random.Random(1)
        killed = rounds = 0
        while rounds < KILLS or (not killed and rounds < MOST_ROUNDS):
            rounds += 1
            was_killed = run_killed(settings, arguments, rng.uniform(0, seconds))
            killed += was_killed
            seconds *= 1 if was_killed else 0.4  # the first run had to load what the others find loaded
            yield whole, wholeness.articles(database)
            wholeness.check(database)
        run(app, arguments)
        yield whole, wholeness.articles(database)
        wholeness.check(database)
        assert killed
        assert wholeness.articles(database) == whole

    return load


def test_the_loader_of_articles(load, tmp_path):
    files = [tmp_path / f"{number}.txt" for number in range(ARTICLES)]
    for number, file in enumerate(files):
        file.write_text(write_script(number), encoding="utf-8")
    for whole, found in load("articles", "add", *files):
        assert len(whole) == ARTICLES
        assert {id_: whole[id_] for id_ in found} == found


def test_the_import_of_statements(load, tmp_path, settings, sqlite_template):
    source = tmp_path / "source.sqlite"
    source.write_bytes(sqlite_template.read_bytes())
    app = create_app(settings.__class__(database_url=f"sqlite:///{source}", secret_key="-"), PARSER)
    for number in range(ARTICLES):
        (tmp_path / f"{number}.txt").write_text(write_script(number), encoding="utf-8")
    run(app, ["articles", "add", *tmp_path.glob("*.txt")])
    file = tmp_path / "export.ndjson"
    file.write_bytes(app.test_client().get("/statements?format=ndjson").data)
    for whole, found in load("statements", "import", "--batch", "7", file):
        statements = {text for _, rows in whole.values() for text in map(str, rows)}
        assert {str(row) for _, rows in found.values() for row in rows} <= statements


def _wait_for_more(acknowledged):
    """However slow the machine is, something has been answered when the server is killed."""
    known = len(acknowledged)
    for _ in range(300):
        if len(acknowledged) > known:
            return
        time.sleep(0.1)


def test_the_server_while_articles_are_posted(environment, token, database_url):
    """The whole group of its processes is killed; what was answered by 201 is there."""
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    address = f"http://{environment['BIND']}"
    rng = random.Random(3)
    acknowledged = {}

    def post(number):
        text = (
            f"Wladimir Putin sagte am Montag, Moskau sei zu {number} Gesprächen bereit. Er betonte, China werde helfen."
        )
        body = json.dumps({"text": text}).encode()
        try:
            answer = ask(f"{address}/articles", method="POST", data=body, headers=headers)
        except (urllib.error.URLError, OSError, ValueError):
            return
        acknowledged[answer["id"]] = len(answer["statements"])

    stored = Database(database_url)
    for round_ in range(max(1, KILLS // 3)):
        with ThreadPoolExecutor(4) as pool, open_server(environment, start_new_session=True) as server:
            for number in range(300):
                pool.submit(post, round_ * 300 + number)
            _wait_for_more(acknowledged)
            time.sleep(rng.uniform(0, 1))
            os.killpg(server.pid, signal.SIGKILL)
            pool.shutdown(cancel_futures=True)
        found = wholeness.articles(stored)
        assert {id_: len(found[id_][1]) for id_ in acknowledged} == acknowledged
        wholeness.check(stored)
    assert acknowledged
    stored.engine.dispose()
