"""The connection to the database: one engine, transactions that read and transactions that write."""

from __future__ import annotations

import math
import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, cast

import msgspec
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DisconnectionError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from api.database import connection_checks
from api.database.reading.postgresql import PostgresqlReading
from api.database.reading.reader import (
    EXPECTED,
    SELECT_REVISION,
    DataRevision,
    Expectation,
    Reader,
    SnapshotNeeded,
    Watcher,
)
from api.database.reading.sqlite import SqliteReading
from api.database.reading.sqlite_connections import DEADLINE, FILE, identify

_WRITES = "communique_writes"
_IN_BULK = "communique_in_bulk"
_SECONDS = "communique_seconds"  # for a statement, where the setting is not to hold
_STEPS = 10_000  # instructions of SQLite between two looks at the clock, about a millisecond


def is_timeout(error: OperationalError) -> bool:
    """Whether the database gave a statement up because it took too long."""
    of_sqlite = getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT
    return of_sqlite or getattr(error.orig, "sqlstate", None) == "57014"  # query_canceled


class Database:
    """Hands out sessions.

    `url` is a SQLAlchemy address, `timeout` the seconds to wait for a lock or a connection, `statement_timeout` those after which a
    statement that only reads is given up, unless it exports. `read_url` is the address of a replica that is read from, data and
    revision alike; `pool_size` how many connections to PostgreSQL a process keeps.
    """

    def __init__(
        self,
        url: str,
        timeout: float = 15.0,
        statement_timeout: float = 10.0,
        read_url: str | None = None,
        pool_size: int = 5,
    ) -> None:
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        make = partial(_make_engine, timeout=timeout, statement_timeout=statement_timeout, pool_size=pool_size)
        self.engine = make(url)
        self.replica = make(read_url) if read_url and read_url != url else self.engine
        self._watchers: list[Watcher] = []
        self._writer = self.engine.execution_options(**{_WRITES: True})
        self._reading = self._make_reading(statement_timeout, pool_size)
        self.last_revision: DataRevision | None = None
        """The revision that this process has read last; another may be current by now."""

    def _make_reading(self, statement_timeout: float, most_idle: int) -> SqliteReading | PostgresqlReading:
        if self.replica.dialect.name == "sqlite":
            return SqliteReading(self.replica, _file(self.replica.url), statement_timeout, self._watchers)
        return PostgresqlReading(self.replica, _reading(self.replica), self._watchers, most_idle)

    def reading(self) -> AbstractContextManager[Reader]:
        """A reader: all of its queries see the same revision of the data."""
        return self._reading.open()

    @contextmanager
    def expecting(self, revision: DataRevision, *, is_confirmed: bool = True) -> Iterator[None]:
        """Let readers take it that the data are of a revision, which on PostgreSQL saves the ways to the server and back that a
        transaction takes. Raises SnapshotNeeded when they are not: then all is to be read again without this.

        What is not confirmed is only presumed to be the current one; in the end it is known to have been, even if nothing was read.
        """
        expected = Expectation(revision, is_confirmed)
        token = EXPECTED.set(expected)
        try:
            yield
            self.confirm_expected()
        finally:
            EXPECTED.reset(token)

    @contextmanager
    def expecting_nothing(self) -> Iterator[None]:
        """Let each reader have a transaction, in the midst of what expects a revision, too."""
        token = EXPECTED.set(None)
        try:
            yield
        finally:
            EXPECTED.reset(token)

    def confirm_expected(self) -> None:
        """See to it that what is expected here is no mere presumption; raises SnapshotNeeded if another revision is current."""
        expected = EXPECTED.get()
        if expected is not None and not expected.is_confirmed:
            if self.current_revision() != expected.revision:
                raise SnapshotNeeded
            expected.is_confirmed = True

    @contextmanager
    def reading_own_writes(self) -> Iterator[Reader]:
        """As reading(), but never from a replica, which may not have yet what was just written."""
        with Session(_reading(self.engine)) as session:
            yield Reader(session)

    @contextmanager
    def exporting(self, seconds: float) -> Iterator[Reader]:
        """As reading(), for rows that are sent as they are read: statements are given up only after so many seconds."""
        with Session(_reading(self.replica).execution_options(**{_SECONDS: seconds})) as session:
            yield Reader(session)

    def current_revision(self) -> DataRevision:
        """The revision of the data as of the last commit by any process. It is read for every request, so without a transaction."""
        self.last_revision = found = self._read_revision()
        return found

    def _read_revision(self) -> DataRevision:
        try:
            return DataRevision(*self._reading.read_first(SELECT_REVISION))
        except (
            Exception
        ):  # of whichever driver: read again, SQLAlchemy mends the connection or raises an error of its own
            with self.replica.connect() as connection:
                return DataRevision(*connection.exec_driver_sql(SELECT_REVISION).one())

    @contextmanager
    def writing(self, *, in_bulk: bool = False) -> Iterator[Session]:
        """A session whose work is committed at the end, or wholly undone by an exception.

        In bulk SQLite does not look up for each row whether there is what it refers to: for those who remove none, and only add rows
        that refer to what they have read or stored themselves.
        """
        writer = self._writer.execution_options(**{_IN_BULK: True}) if in_bulk else self._writer
        with Session(writer) as session, session.begin():
            yield session

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """A connection in a transaction that may change tables."""
        with self._writer.begin() as connection:
            yield connection

    def observe(self, watch: Watcher) -> None:
        """Show each statement before it is run, with its connection and values, but for those of current_revision."""
        self._watchers.append(watch)
        for engine in {self.engine, self.replica}:
            event.listen(
                engine,
                "before_cursor_execute",
                lambda connection, _cursor, statement, values, *_: watch(connection, statement, values),
            )

    def connections_in_use(self) -> int:
        """How many connections somebody works with, those kept idle aside."""
        pools = [cast(QueuePool, engine.pool) for engine in {self.engine, self.replica}]
        return sum(pool.checkedout() for pool in pools) - self._reading.count_idle()

    def close_connections(self) -> None:
        """Close those that nobody works with; for use before a fork, since no process may use another's."""
        for engine in {self.engine, self.replica}:
            engine.dispose()

    def forget_connections(self) -> None:
        """Drop connections opened by a parent process without closing them; for use after a fork."""
        self._reading.forget_connections()
        self.engine.dispose(close=False)
        self.replica.dispose(close=False)


def _write_json(value: Any) -> str:
    """Without blanks."""
    return msgspec.json.encode(value).decode()


def _make_engine(url: str, timeout: float, statement_timeout: float, pool_size: int) -> Engine:
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        return _sqlite(address, timeout, statement_timeout)
    return _postgresql(address, timeout, statement_timeout, pool_size)


def _reading(engine: Engine) -> Engine:
    """With transactions that see one revision of the data and change nothing."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _postgresql(address: URL, timeout: float, statement_timeout: float, pool_size: int) -> Engine:
    limits = {"lock_timeout": timeout, "statement_timeout": statement_timeout}
    options = " ".join(f"-c {name}={max(1, int(seconds * 1000))}" for name, seconds in limits.items())
    connecting: dict[str, Any] = {"options": options, "connect_timeout": max(2, int(timeout))}  # libpq's least is 2
    pool = {"pool_timeout": timeout, "pool_size": pool_size, "max_overflow": pool_size}
    engine = create_engine(address, connect_args=connecting, json_serializer=_write_json, **pool)
    event.listen(engine, "begin", _begin_postgresql)
    connection_checks.watch(engine)
    return engine


def _begin_postgresql(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get(_WRITES):
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
    elif seconds := options.get(_SECONDS):
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {max(1, int(seconds * 1000))}")


def _sqlite(address: URL, timeout: float, statement_timeout: float) -> Engine:
    engine = create_engine(address, connect_args={"timeout": timeout}, json_serializer=_write_json)
    if file := _file(address):
        _keep_to_file(engine, file)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "connect", _watch_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "before_cursor_execute", partial(_set_deadline, statement_timeout))
    return engine


def _file(address: URL) -> Path | None:
    """None for a database in memory, or one that is opened by a URI."""
    named = address.database and not address.database.startswith((":memory:", "file:"))
    return Path(str(address.database)) if named else None


def _keep_to_file(engine: Engine, file: Path) -> None:
    """See to it that connections are to the file of that name, which only is made now: one that is moved or removed later would go on
    to be read and written by whoever has it open, and an empty one be made for others.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):  # whoever connects is told
        file.touch(exist_ok=False)

    def note(_connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
        record.info[FILE] = identify(str(file))

    def compare(_connection: sqlite3.Connection, record: ConnectionPoolEntry, _fairy: object) -> None:
        if record.info.get(FILE) != identify(str(file)):
            raise DisconnectionError(f"{file} is another file now, or gone.")

    event.listen(engine, "do_connect", partial(_refuse_missing, file))
    event.listen(engine, "connect", note)
    event.listen(engine, "checkout", compare)


def _refuse_missing(file: Path, *_event_arguments: Any) -> None:
    if not file.exists():
        raise sqlite3.OperationalError(f"There is no file {file}.")


def _watch_sqlite(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
    """SQLite has no timeout of its own; it asks us again and again whether to stop."""
    connection.set_progress_handler(lambda: time.monotonic() > record.info.get(DEADLINE, math.inf), _STEPS)


def _set_deadline(seconds: float, connection: Connection, *_event_arguments: Any) -> None:
    options = connection.get_execution_options()
    seconds = math.inf if options.get(_WRITES) else options.get(_SECONDS, seconds)
    connection.info[DEADLINE] = time.monotonic() + seconds


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that starts by reading and then writes fails at once when another has written: writers lock first.
    writes = connection.get_execution_options().get(_WRITES)
    if writes:
        checks = "OFF" if connection.get_execution_options().get(_IN_BULK) else "ON"
        connection.exec_driver_sql(f"PRAGMA foreign_keys = {checks}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    elif not _is_in_transaction(connection):  # as that of a reader is already
        connection.exec_driver_sql("BEGIN")


def _is_in_transaction(connection: Connection) -> bool:
    driver: Any = connection.connection.dbapi_connection
    found: bool = driver.in_transaction
    return found
