"""The connection to the database: one engine, transactions that read and transactions that write."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.orm import Session

_WRITES = "communique_writes"


class Database:
    """Hands out sessions. `url` is a SQLAlchemy address, `timeout` the seconds to wait for a lock or a connection."""

    def __init__(self, url: str, timeout: float = 15.0) -> None:
        address = make_url(url)
        self.is_sqlite = address.get_backend_name() == "sqlite"
        self.engine = _sqlite(address, timeout) if self.is_sqlite else _postgresql(address, timeout)
        self._writer = self.engine.execution_options(**{_WRITES: True})
        snapshot = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        self._reader = self.engine.execution_options(**snapshot)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads: all of its queries see the same state of the data."""
        with Session(self._reader) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose work is committed at the end, or wholly undone by an exception."""
        with Session(self._writer) as session, session.begin():
            yield session

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """A connection in a transaction that may change tables."""
        with self._writer.begin() as connection:
            yield connection

    def forget_connections(self) -> None:
        """Drop connections opened by a parent process without closing them; for use after a fork."""
        self.engine.dispose(close=False)


def _postgresql(address: URL, timeout: float) -> Engine:
    options = {"options": f"-c lock_timeout={int(timeout * 1000)}"}
    return create_engine(address, pool_pre_ping=True, pool_timeout=timeout, connect_args=options)


def _sqlite(address: URL, timeout: float) -> Engine:
    if address.database and address.database != ":memory:":
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, connect_args={"timeout": timeout})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that starts by reading and then writes fails at once when another has written: writers lock first.
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
