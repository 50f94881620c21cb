"""Clients that hold on to the server keep nobody else waiting, not for long."""

import http.client
import json
import socket
import time

import pytest

from tests.serving import ask, open_server

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def impatient(environment, seeds):
    """The address of a server that waits a second for a client; gunicorn logs those that it gives up."""
    with open_server(environment | {"RECEIVE_TIMEOUT": "1"}, is_quiet=False):
        yield environment["BIND"]


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
