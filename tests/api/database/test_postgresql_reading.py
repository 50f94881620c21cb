"""Reading PostgreSQL takes few ways to the server and back, and is of one revision all the same."""

import dataclasses
import socket
import struct
import threading
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from api import create_app
from api.articles import ingest
from api.database.reading import postgresql_connections
from api.database.reading.postgresql import PostgresqlReading
from tests.conftest import PARSER

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
NAME = ".s.PGSQL.5432"


class Proxy:
    """Stands between the application and PostgreSQL, and counts how often the server says that it is ready: once for each way there
    and back.
    """

    def __init__(self, folder, server):
        self.ready, self._server = 0, server
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(folder / NAME))
        self._listening.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self._listening.close()

    def _accept(self):
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(self._server)
            threading.Thread(target=self._pass_on, args=(client, server), daemon=True).start()
            threading.Thread(target=self._count, args=(server, client), daemon=True).start()

    @staticmethod
    def _pass_on(source, target):
        while data := source.recv(65536):
            target.sendall(data)
        target.close()

    def _count(self, server, client):
        """Messages are a letter, and the length of the rest with the length itself."""
        received = b""
        while data := server.recv(65536):
            received += data
            while len(received) >= 5 and len(received) > (length := struct.unpack("!I", received[1:5])[0]):
                self.ready += received[:1] == b"Z"
                received = received[length + 1 :]
            client.sendall(data)


@pytest.fixture
def counted(settings, database_url, tmp_path_factory):
    """An application that asks through a proxy, and a function that gives a response and how many ways it took."""
    folder = Path(tmp_path_factory.mktemp("pg"))
    address = make_url(database_url)
    proxy = Proxy(folder, f"{address.query['host']}/{NAME}")
    through = address.update_query_dict({"host": str(folder)}).render_as_string(hide_password=False)
    app = create_app(dataclasses.replace(settings, database_url=through), PARSER)

    def get(address, **headers):
        before = proxy.ready
        response = app.test_client().get(address, headers={n.replace("_", "-"): value for n, value in headers.items()})
        assert response.status_code in (200, 304)
        return response, proxy.ready - before

    yield get
    app.extensions["communique"].database.engine.dispose()
    proxy.close()


def meanwhile(database, change, of=""):
    """Let another thread change the data just before the first statement with some words is run; what it has still to do."""
    todo = [change]

    def look(_connection, statement, _values):
        if todo and of in statement:
            thread = threading.Thread(target=todo.pop())
            thread.start()
            thread.join()

    database.observe(look)
    return todo


def test_a_page_takes_one_way_as_what_is_asked_again(counted, add):
    add("putin > Eins [ukraine]\nxi > Zwei [ukraine]\nputin > Drei [taiwan]", "2022-06-16")
    counted("/statements?speaker=putin&limit=1")
    page, ways = counted("/statements?speaker=putin&limit=2")
    assert (page.json["meta"]["total"], ways) == (2, 1)
    assert counted("/statements?speaker=putin&limit=2")[1] == 1
    assert counted("/statements?speaker=putin&limit=2", If_None_Match=page.headers["ETag"])[1] == 1
    first, second = (f"/statements/{one['id']}" for one in page.json["data"])
    counted(first)
    assert counted(second)[1] == 1
    add("putin > Vier")
    later, _ = counted("/statements?speaker=putin&limit=2&explain=false")
    assert later.json["meta"]["total"] == 3
    assert later.headers["ETag"] != page.headers["ETag"]
    assert counted("/statements?speaker=putin&limit=2", If_None_Match=later.headers["ETag"])[0].status_code == 304


def test_what_changes_meanwhile_is_read_again_at_once(client, database, add):
    first = add("putin > Eins [ukraine]", "2022-06-16")
    client.get("/statements?speaker=putin&limit=1")

    def change():
        assert ingest.remove(database, first)
        add("putin > Zwei [ukraine]\nputin > Drei", "2022-06-17")

    todo = meanwhile(database, change, of="document")
    page = client.get("/statements?speaker=putin&limit=2")
    assert todo == []
    assert [one["text"] for one in page.json["data"]] == ["Zwei", "Drei"]
    assert page.json["meta"]["total"] == 2
    assert database.connections_in_use() == 0
    again = client.get("/statements?speaker=putin&limit=2", headers={"If-None-Match": page.headers["ETag"]})
    assert again.status_code == 304, "the tag is that of the state that was sent"


@pytest.mark.parametrize("address", ["/statements?act=threaten", "/articles?speaker=putin", "/stats?group_by=act"])
def test_nothing_and_objects_are_of_one_revision_too(client, database, add, address):
    add("putin > Eins [ukraine] ! appeal", "2022-06-16")
    before = client.get(address).json
    todo = meanwhile(database, lambda: add("putin > Zwei ! appeal, threaten", "2022-06-17"))
    after = client.get(f"{address}&limit=199").json
    assert todo == []
    assert after["data"] == client.get(f"{address}&limit=198").json["data"] != before["data"]
    assert after["meta"]["total"] == before["meta"]["total"] + 1


@pytest.mark.parametrize("address", ["/statements?speaker=putin", "/articles?speaker=putin"])
def test_a_connection_that_is_lost_meanwhile_is_replaced(
    client, database, add, postgresql_server, database_url, address
):
    add("putin > Eins [ukraine]", "2022-06-16")
    before = client.get(f"{address}&limit=5").json

    def cut():
        with psycopg.connect(postgresql_server.get_uri("postgres"), autocommit=True) as connection:
            name = make_url(database_url).database
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])

    todo = meanwhile(database, cut)
    after = client.get(f"{address}&limit=6")
    assert todo == []
    assert (after.status_code, after.json["data"]) == (200, before["data"])
    assert database.connections_in_use() == 0


def test_few_statements_stay_prepared(database, monkeypatch):
    monkeypatch.setattr(postgresql_connections, "MOST_PREPARED", 2)
    reading = PostgresqlReading(database.replica, database.replica)
    for number in (1, 2, 3, 1):
        assert reading.read_first(f"SELECT {number}") == (number,)
    assert reading.read_first("SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'communique%'") == (2,)


def test_a_connection_that_can_t_be_given_back_is_no_fault_of_the_request(database, add):
    add("putin > Eins", "2022-06-16")
    revision = database.current_revision()
    with database.expecting(revision), database.reading() as reader:
        reader._raw.driver_connection.close()
    assert database.connections_in_use() == 0
    assert database.current_revision() == revision
