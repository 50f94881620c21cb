"""A real nginx with deploy/nginx.conf before a real gunicorn: whoever is slow, silent or stops reading keeps nobody else waiting."""

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import ExitStack
from functools import partial
from itertools import count
from threading import Event, Thread

import pytest

from tests.serving import ROOT, ask, free_port, make_environment, open_server, run_command, wait_until_ready

MANY = 40  # five for each thread of the API
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
MAIN = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 1; {user}
events {{ worker_connections 1000; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    {server}
}}
"""
pytestmark = pytest.mark.skipif(
    NGINX is None, reason="nginx is not installed: nothing is tested behind it (apt-get install nginx)"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("behind-nginx")


@pytest.fixture(scope="module")
def environment(sqlite_seeded, folder):
    return make_environment(f"sqlite:///{shutil.copy(sqlite_seeded, folder)}", folder)


@pytest.fixture(scope="module")
def cli(environment):
    return partial(run_command, environment["DATABASE_URL"])


@pytest.fixture(scope="module")
def token(cli):
    return cli("tokens", "create", "desk").strip()


@pytest.fixture(scope="module")
def api(environment):
    """The running server that nginx asks: one for all tests, of which the last stops it."""
    with open_server(environment | {"ACCESS_LOG": "none"}) as process:
        yield process


@pytest.fixture(scope="module")
def proxy(api, environment, folder):
    """The address of nginx, which waits one second for a head."""
    address = f"127.0.0.1:{free_port()}"
    server = (ROOT / "deploy" / "nginx.conf").read_text()
    for old, new in {
        "api:8000": environment["BIND"],
        "listen 80": f"listen {address}",
        "/var/cache/nginx/communique": f"{folder}/cache",
        "client_header_timeout 20s": "client_header_timeout 1s",
    }.items():
        assert old in server
        server = server.replace(old, new)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, server=server, user=user))
    process = subprocess.Popen([NGINX, "-c", folder / "nginx.conf", "-e", folder / "error.log"])
    try:
        wait_until_ready(f"http://{address}", process)
        yield address
    finally:
        process.terminate()
        process.wait()


@pytest.fixture
def hold():
    """A function that opens many connections, sends something on each, and goes on by some bytes at a time."""
    stop, threads, opened = Event(), [], ExitStack()

    def trickle(connections, more):
        while not stop.wait(0.1):
            for connection in [*connections]:
                try:
                    connection.send(more)
                except OSError:
                    connections.remove(connection)

    def hold(address, sent, more=b"", many=MANY):
        host, port = address.split(":")
        connections = []
        for _ in range(many):
            connection = opened.enter_context(socket.socket())
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            connection.settimeout(30)
            connection.connect((host, int(port)))
            connection.sendall(sent.encode())
            connections.append(connection)
        if more:
            threads.append(Thread(target=trickle, args=(connections[:], more)))
            threads[-1].start()
        return connections

    yield hold
    stop.set()
    for thread in threads:
        thread.join()
    opened.close()


def ask_quickly(address):
    """Several answers, each within seconds that would not do for a thread that waits for somebody else."""
    for number in range(4):
        connection = http.client.HTTPConnection(address, timeout=12)
        connection.request("GET", f"/statements?limit={number + 1}", headers={"Connection": "close"})
        assert connection.getresponse().status == 200
        connection.close()


def test_slow_and_silent_clients_keep_nobody_waiting(proxy, hold, token):
    post = f"POST /articles HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer {token}\r\n"
    silent = hold(proxy, "")
    hold(proxy, "GET /themes HTTP/1.1\r\nHost: x\r\nX-Long: ", b"a")
    hold(proxy, f"{post}Content-Length: 90000\r\n\r\n{{", b" ")
    hold(proxy, f"{post}Transfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n")
    ask_quickly(proxy)
    assert silent[0].recv(1) == b""  # given up


def test_readers_that_stop_keep_nobody_waiting_and_get_all(proxy, hold, cli, tmp_path):
    sentences = (f"Wladimir Putin sagte am Montag, Moskau sei zu {n} Gesprächen bereit." for n in count())
    (tmp_path / "long.txt").write_text(" ".join(next(sentences) for _ in range(400)), encoding="utf-8")
    id_ = cli("articles", "add", tmp_path / "long.txt").split()[1]
    whole = ask(f"http://{proxy}/articles/{id_}")
    readers = hold(proxy, f"GET /articles/{id_} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    ask_quickly(proxy)
    answer = readers[0].makefile("rb").read().partition(b"\r\n\r\n")[2]
    assert json.loads(answer) == whole


def test_reloading_under_load_fails_no_request(proxy, api):
    stop, outcomes = Event(), []

    def keep_asking(number):
        while not stop.is_set():
            connection = http.client.HTTPConnection(proxy, timeout=30)
            connection.request("GET", f"/statements?limit={number % 50 + 1}", headers={"Authorization": "none"})
            outcomes.append(connection.getresponse().status)
            connection.close()
            number += 1

    threads = [Thread(target=keep_asking, args=(n * 7,)) for n in range(4)]
    for thread in threads:
        thread.start()
    time.sleep(0.3)
    api.send_signal(signal.SIGHUP)
    time.sleep(4)
    stop.set()
    for thread in threads:
        thread.join()
    assert set(outcomes) == {200}
    assert len(outcomes) > 20


def test_what_has_come_is_answered_before_the_server_stops_and_then_the_proxy_says_so(proxy, api, token):
    text = " ".join(f"Wladimir Putin sagte am Montag, Moskau sei zu {n} Gesprächen bereit." for n in range(300))
    connection = http.client.HTTPConnection(proxy, timeout=30)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    connection.request("POST", "/articles", json.dumps({"text": text}), headers)
    time.sleep(0.1)
    api.terminate()
    assert connection.getresponse().status == 201
    assert api.wait(timeout=60) == 0
    connection = http.client.HTTPConnection(proxy, timeout=30)
    connection.request("GET", "/statements?limit=3")
    assert connection.getresponse().status == 502
