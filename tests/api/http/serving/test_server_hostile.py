"""Clients that hold on to the server keep nobody else waiting."""

import http.client
import json
import socket
import time
from contextlib import ExitStack
from itertools import count
from threading import Event, Thread

import pytest

from tests.serving import ask, open_server

MANY = 40  # five for each thread
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def impatient(environment, seeds):
    """The address of a server that waits a second for a client."""
    with open_server(environment | {"RECEIVE_TIMEOUT": "1"}):
        yield environment["BIND"]


@pytest.fixture
def patient(environment, seeds):
    """The address of a server with the usual limits."""
    with open_server(environment | {"ACCESS_LOG": "none"}) as process:
        yield environment["BIND"]
        process.terminate()
        assert process.wait(timeout=60) == 0


@pytest.fixture
def hold():
    """A function that opens many connections, sends something on each, and goes on by a byte at a time."""
    stop, threads, opened = Event(), [], ExitStack()

    def trickle(connections):
        while not stop.wait(0.1):
            for connection in connections:
                try:
                    connection.send(b"a")
                except OSError:
                    connections.remove(connection)
                    break

    def hold(address, sent, goes_on=True, many=MANY):
        host, port = address.split(":")
        connections = []
        for _ in range(many):
            connection = opened.enter_context(socket.socket())
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.connect((host, int(port)))
            connection.sendall(sent.encode())
            connections.append(connection)
        if goes_on:
            threads.append(Thread(target=trickle, args=(connections[:],)))
            threads[-1].start()
        return connections

    yield hold
    stop.set()
    for thread in threads:
        thread.join()
    opened.close()


def is_given_up(connection):
    try:
        return connection.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionError:
        return True


def ask_quickly(address):
    """Several answers, each within seconds that would not do for a thread that waits for somebody else."""
    for _ in range(4):
        connection = http.client.HTTPConnection(address, timeout=12)
        connection.request("GET", "/statements?limit=1", headers={"Connection": "close"})
        assert connection.getresponse().status == 200
        connection.close()


def test_slow_heads_and_bodies_are_given_up(impatient, flask):
    token = flask("tokens", "create", "desk").strip()
    host, port = impatient.split(":")
    head = f"POST /articles HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n"
    slow = []
    for number in range(24):  # three for each thread
        slow.append(socket.create_connection((host, int(port)), timeout=30))
        slow[-1].sendall((head if number % 2 else f"{head}Content-Length: 100000\r\n\r\n{{").encode())
    time.sleep(0.2)
    assert ask(f"http://{impatient}/statements")["meta"]["total"] > 0
    for connection in slow:
        answer = connection.makefile("rb").readline()
        assert answer == b"" or answer.split()[1] in (b"400", b"408"), answer
        connection.close()


def test_a_slow_client_that_goes_on_is_served(impatient):
    host, port = impatient.split(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        for part in (b"GET /themes HTTP/1.1\r\n", b"Host: x\r\n", b"Connection: close\r\n\r\n"):
            connection.sendall(part)
            time.sleep(0.6)
        assert connection.makefile("rb").readline() == b"HTTP/1.1 200 OK\r\n"


def test_a_connection_that_is_kept_open_is_not_given_up(impatient):
    connection = http.client.HTTPConnection(impatient, timeout=30)
    for _ in range(2):
        connection.request("GET", "/themes")
        assert json.loads(connection.getresponse().read())["data"]
        time.sleep(1.3)
    connection.close()


def test_slow_clients_hold_no_thread(patient, hold, flask):
    ask_quickly(patient)
    for sent in (
        "",
        "\r\n\r\n",
        "GET /themes HTTP/1.1\r\nHost: x\r\nX-Long: ",
        "POST /articles HTTP/1.1\r\nHost: x\r\nContent-Length: 90000\r\n\r\n{",
        "POST /articles HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{",
        "POST /themes HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 90000\r\n\r\n",
        "POST /articles HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 90000\r\n"
        f"Authorization: Bearer {flask('tokens', 'create', 'desk').strip()}\r\n\r\n{{",
    ):
        hold(patient, sent, goes_on=bool(sent))
        ask_quickly(patient)
    hold(patient, "GET /themes HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", goes_on=False)
    ask_quickly(patient)


def test_slow_readers_hold_no_thread_and_get_all(patient, hold, flask, tmp_path):
    sentences = (f"Wladimir Putin sagte am Montag, Moskau sei zu {n} Gesprächen bereit." for n in count())
    (tmp_path / "long.txt").write_text(" ".join(next(sentences) for _ in range(400)), encoding="utf-8")
    id_ = flask("articles", "add", str(tmp_path / "long.txt")).split()[1]
    whole = ask(f"http://{patient}/articles/{id_}")
    readers = hold(patient, f"GET /articles/{id_} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", False)
    ask_quickly(patient)
    answer = readers[0].makefile("rb").read().partition(b"\r\n\r\n")[2]
    assert json.loads(answer) == whole


def test_who_waits_longest_makes_room_for_others(environment, seeds, hold):
    with open_server(environment | {"GUNICORN_CMD_ARGS": f"--worker-connections {MANY // 4}"}):
        hold(environment["BIND"], "GET /themes HTTP/1.1\r\n")
        ask_quickly(environment["BIND"])


def test_bodies_without_an_end_are_held_up_to_a_bound(environment, seeds, hold):
    with open_server(environment | {"WEB_CONCURRENCY": "1"}):
        sent = "POST /articles HTTP/1.1\r\nHost: x\r\nContent-Length: 999999\r\n\r\n" + "x" * 900_000
        connections = hold(environment["BIND"], sent, goes_on=False, many=70)
        ask_quickly(environment["BIND"])
        for connection in connections:
            connection.setblocking(False)
        given_up, known, ends = set(), -1, time.monotonic() + 20
        # What is in the sockets still is read before there is too much.
        while len(given_up) < 10 or len(given_up) > known:
            assert time.monotonic() < ends, len(given_up)
            known = len(given_up)
            time.sleep(0.5)
            given_up |= {number for number, connection in enumerate(connections) if is_given_up(connection)}
        assert len(given_up) < 30


def test_a_request_that_comes_in_pieces_with_another_behind_it(patient):
    host, port = patient.split(":")
    request = b"GET /themes HTTP/1.1\r\nHost: x\r\n\r\nGET /statements HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for start in range(0, len(request), 7):
            connection.sendall(request[start : start + 7])
            time.sleep(0.01)
        answers = connection.makefile("rb").read()
    assert answers.count(b"HTTP/1.1 200 OK") == 2


def test_a_server_stops_at_once_whoever_is_connected(environment, seeds, hold):
    with open_server(environment) as process:
        hold(environment["BIND"], "", False)
        started = time.monotonic()
        process.terminate()
        assert process.wait(timeout=60) == 0
        assert time.monotonic() - started < 15
