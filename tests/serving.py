"""A running server: gunicorn with two workers, settings from the environment."""

import itertools
import json
import logging
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Thread

import pytest
from werkzeug.serving import make_server

from api import create_app
from api.settings import Settings

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent


def _own_ports():
    """Ports that no other process of these tests gives to its servers, and the system to no client."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 12
    first, start = 20_000 + 1000 * worker, os.getpid() % 1000
    return itertools.cycle(first + (start + i) % 1000 for i in range(1000))


_PORTS = _own_ports()


def free_port():
    """A port that nobody listens at."""
    for port in _PORTS:
        with socket.socket() as free, suppress(OSError):
            free.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free")


def make_environment(database_url, home):
    """The settings of a server at a free port."""
    return {
        **os.environ,
        "DATABASE_URL": database_url,
        "BIND": f"127.0.0.1:{free_port()}",
        "WEB_CONCURRENCY": "2",
        "SECRET_KEY": "for tests only",
        "HOME": str(home),
    }


def run_command(database_url, *args):
    """What a command of `flask` prints: run in this process, which is not the server's either, since it takes two seconds to load the
    application in another.
    """
    app = create_app(Settings(database_url=database_url, secret_key="for tests only"))
    result = app.test_cli_runner().invoke(args=[str(arg) for arg in args])
    assert result.exit_code == 0, result.output
    app.extensions["communique"].database.engine.dispose()
    return result.output


@pytest.fixture
def environment(database_url, tmp_path):
    return make_environment(database_url, tmp_path)


@pytest.fixture
def cli(database_url):
    """A function that runs a command and gives what it prints."""
    return partial(run_command, database_url)


@pytest.fixture
def token(cli):
    """A token for writing."""
    return cli("tokens", "create", "desk").strip()


@pytest.fixture
def flask(environment):
    """A function that runs a command in a process of its own, as users do."""

    def flask(*args):
        command = [BIN / "flask", "--app", "wsgi", *args]
        return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout

    return flask


@pytest.fixture
def server(environment, seeds):
    """The address of a seeded server."""
    with open_server(environment) as process:
        yield f"http://{environment['BIND']}"
        process.terminate()
        assert process.wait(timeout=60) == 0  # its own grace for requests and open connections is 30 s


@pytest.fixture(scope="session")
def read_server(sqlite_seeded, tmp_path_factory):
    """The address of a seeded server that tests only read from: starting one takes longer than to ask it."""
    folder = tmp_path_factory.mktemp("read-server")
    shutil.copy(sqlite_seeded, folder / "seeded.sqlite")
    environment = make_environment(f"sqlite:///{folder}/seeded.sqlite", folder)
    with open_server(environment) as process:
        yield f"http://{environment['BIND']}"
        process.terminate()
        process.wait(timeout=60)


@contextmanager
def open_server(environment, is_quiet=True, **options):
    """A running server. Its log is a file, since a full pipe would hold it up; if the server is to be quiet, it has no tracebacks."""
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen([BIN / "gunicorn"], cwd=ROOT, env=environment, stderr=log, **options)
        try:
            wait_until_ready(f"http://{environment['BIND']}", process)
            yield process
        finally:
            process.kill()
            process.wait()
            log.seek(0)
            errors = log.read()
        assert not is_quiet or "Traceback" not in errors, errors


@contextmanager
def serve(app):
    """The address at which an application is served by threads of this process."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    server.server_close()


def wait_until_ready(address, process):
    end = time.monotonic() + 120  # it takes two seconds where nothing else is done
    while time.monotonic() < end:
        assert process.poll() is None, "the server has ended"
        try:
            return ask(f"{address}/health/ready")
        except OSError:
            time.sleep(0.05)
    raise AssertionError("the server does not answer")


def ask(address, **options):
    """The JSON at an address."""
    with urllib.request.urlopen(urllib.request.Request(address, **options), timeout=30) as response:  # noqa: S310
        return json.load(response)
