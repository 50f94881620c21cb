"""Exports from a real server: clients can tell a whole one from one that broke off, and no client can hold a thread for ever."""

import http.client
import re
import shutil
import socket
import sqlite3
import subprocess
from contextlib import closing, contextmanager

import pytest

from tests import copies
from tests.serving import BIN, ROOT, ask, wait_until_ready

TEXT = "xi > Ein Satz über China, so lang wie mancher andere auch, mit Kommas und Umlauten wie in Österreich [ukraine]"
MANY = 15_000
PAGE = (ROOT / "docs" / "api-by-example.md").read_text(encoding="utf-8")
CHECK = re.search(r"```sh\n(curl [^`]+&& echo complete)\n```", PAGE)[1]


@pytest.fixture(scope="module")
def kept_file(tmp_path_factory):
    """Where the first test on SQLite keeps its statements for the others: to make them takes longer than the tests."""
    return tmp_path_factory.mktemp("many") / "many.sqlite"


@pytest.fixture
def many(add, database, database_url, kept_file):
    """Statements of more bytes than lie between a server and a client that doesn't read."""
    file = database_url.removeprefix("sqlite:///")
    if database.is_sqlite and kept_file.exists():
        copy(kept_file, file)
        return
    add(TEXT, "2022-06-16")
    with database.writing() as session:
        copies.add(session, MANY - 1)
    if database.is_sqlite:
        copy(file, kept_file)


def copy(source, target):
    """Copy a SQLite database over another."""
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)


@contextmanager
def serve(environment, application="wsgi:app", **settings):
    """A server whose log is given at the end."""
    log = []
    process = subprocess.Popen(
        [BIN / "gunicorn", application], cwd=ROOT, env=environment | settings, stderr=subprocess.PIPE, text=True
    )
    try:
        wait_until_ready(f"http://{environment['BIND']}", process)
        yield log
    finally:
        process.terminate()
        log.append(process.communicate(timeout=60)[1])


@pytest.mark.skipif(shutil.which("curl") is None, reason="the documentation checks with curl")
@pytest.mark.usefixtures("many")
class TestCompleteness:
    def check(self, environment, folder):
        """Exit status and output of the check that the documentation shows."""
        command = CHECK.replace("127.0.0.1:8000", environment["BIND"])
        run = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, check=False, timeout=60)
        return run.returncode, run.stdout

    def test_a_whole_export_has_as_many_rows_as_it_said(self, environment, tmp_path):
        with serve(environment) as log:
            connection = http.client.HTTPConnection(environment["BIND"], timeout=60)
            for form, header_lines in {"csv": 1, "ndjson": 0}.items():
                connection.request("GET", f"/statements?format={form}")
                response = connection.getresponse()
                rows = response.read().count(b"\n") - header_lines
                assert rows == int(response.headers["Total-Count"]) == MANY
                assert response.headers["Transfer-Encoding"] == "chunked"
                connection.request("HEAD", f"/statements?format={form}")
                response = connection.getresponse()
                assert (response.read(), response.headers["Total-Count"]) == (b"", str(MANY))
            connection.close()
            assert self.check(environment, tmp_path) == (0, "complete\n")
        assert "Traceback" not in log[0]

    @pytest.mark.on_sqlite
    def test_what_breaks_off_is_an_error_for_the_client(self, environment, tmp_path):
        with serve(environment, "tests.api.http.serving.failing_wsgi:app", WEB_CONCURRENCY="1", THREADS="1") as log:
            connection = http.client.HTTPConnection(environment["BIND"], timeout=60)
            connection.request("GET", "/statements?format=ndjson")
            response = connection.getresponse()
            assert (response.status, response.headers["Total-Count"]) == (200, str(MANY))
            with pytest.raises(http.client.IncompleteRead):
                response.read()
            # The connection is still open here, and holds nobody up.
            assert self.check(environment, tmp_path) == (18, ""), "curl calls it a partial file"
            assert ask(f"http://{environment['BIND']}/statements?limit=1")["meta"]["total"] == MANY
        assert "made to fail" in log[0]


@pytest.mark.on_sqlite
@pytest.mark.usefixtures("many")
def test_a_client_that_stops_reading_is_left(environment):
    settings = {"EXPORT_STALL_TIMEOUT": "0.5", "WEB_CONCURRENCY": "1", "THREADS": "1"}
    host, port = environment["BIND"].split(":")
    with serve(environment, **settings), socket.socket() as stalled:
        stalled.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        stalled.connect((host, int(port)))
        stalled.sendall(f"GET /statements?format=ndjson HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        assert stalled.recv(12) == b"HTTP/1.1 200"
        assert ask(f"http://{environment['BIND']}/statements?limit=1")["meta"]["total"] == MANY
        rest = b""
        while part := stalled.recv(1 << 20):
            rest += part
        assert not rest.endswith(b"0\r\n\r\n"), "the last chunk would say that nothing is missing"
