"""A running server: gunicorn with two workers, settings from the environment."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent


@pytest.fixture
def environment(database_url, tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return {
        **os.environ,
        "DATABASE_URL": database_url,
        "BIND": f"127.0.0.1:{port}",
        "WEB_CONCURRENCY": "2",
        "SECRET_KEY": "for tests only",
        "HOME": str(tmp_path),
    }


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
    """The JSON at an address."""
    with urllib.request.urlopen(urllib.request.Request(address, **options), timeout=30) as response:  # noqa: S310
        return json.load(response)
