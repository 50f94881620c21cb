"""Stopping and reloading the server fails no request that has come in."""

import http.client
import signal
import socket
import time
from collections import Counter
from threading import Event, Thread

import pytest

from tests.serving import open_server


@pytest.fixture
def running(environment, seeds):
    with open_server(environment) as process:
        yield process


@pytest.fixture
def clients(environment):
    """Starts clients that ask one request after the other, each on a connection of its own or kept open; gives what went wrong."""
    host, port = environment["BIND"].split(":")
    stop, outcomes, threads = Event(), Counter(), []

    def ask(number):
        connection = http.client.HTTPConnection(host, int(port), timeout=30)
        while not stop.is_set():
            try:
                connection.request("GET", f"/statements?limit={number % 50 + 1}", headers={"Connection": "close"})
                outcomes[connection.getresponse().status] += 1
            except (OSError, http.client.HTTPException) as error:
                outcomes[repr(error)] += 1
            connection.close()
            number += 1

    def start(count):
        threads.extend(Thread(target=ask, args=(n * 7,)) for n in range(count))
        for thread in threads:
            thread.start()
        return outcomes

    yield start, stop
    stop.set()
    for thread in threads:
        thread.join()


def _workers(process):
    with open(f"/proc/{process.pid}/task/{process.pid}/children") as children:  # noqa: PTH123
        return set(children.read().split())


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_reloading_fails_no_request(running, clients):
    start, stop = clients
    outcomes = start(4)
    for _ in range(2):
        time.sleep(0.3)
        before = _workers(running)
        running.send_signal(signal.SIGHUP)
        for _ in range(200):
            if len(_workers(running)) == 2 and not _workers(running) & before:
                break
            time.sleep(0.1)
        else:
            raise AssertionError("the workers were not replaced")
    time.sleep(0.3)
    stop.set()
    assert outcomes.keys() == {200}, outcomes
    assert outcomes[200] > 20


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_is_being_answered_is_answered_before_the_server_stops(running, environment, token):
    host, port = environment["BIND"].split(":")
    body = b'{"text": "Wladimir Putin sagte am Montag, Moskau sei zu Gespr\\u00e4chen bereit."}'
    head = f"POST /articles HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n"
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body[:10])
        time.sleep(0.3)  # a thread of a worker waits for the rest
        running.terminate()
        time.sleep(0.3)
        connection.sendall(body[10:])
        answer = connection.makefile("rb").readline()
    assert answer == b"HTTP/1.1 201 CREATED\r\n"
    assert running.wait(timeout=30) == 0
