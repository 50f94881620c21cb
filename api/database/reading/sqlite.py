"""Reading SQLite on its driver: a connection and a session of SQLAlchemy's cost as much as some queries do.

SQLAlchemy writes the statements, once each, and says how values go in and come out (prepared_statements); the driver runs them. For
what needs SQLAlchemy there is a session in the same transaction, made when it is asked for.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import PoolProxiedConnection

from api.database.reading.joined_session import JoinedSession
from api.database.reading.prepared_statements import SEPARATOR, Prepared, pack, prepare
from api.database.reading.reader import (
    EXPECTED,
    SELECT_REVISION,
    DataRevision,
    Parameters,
    Query,
    Reader,
    SnapshotNeeded,
    Watcher,
)
from api.database.reading.sqlite_connections import Driver, SqliteConnections


class SqliteReading:
    """Opens readers of a database; statements are given up after so many seconds and shown to the watchers."""

    def __init__(self, engine: Engine, file: Path | None, seconds: float, watchers: Sequence[Watcher]) -> None:
        self._engine, self._seconds, self._watchers = engine, seconds, watchers
        self._idle = SqliteConnections(engine, file) if file else None

    @contextmanager
    def open(self) -> Iterator[Reader]:
        """A reader, until the end; raises SnapshotNeeded if the revision is not the one that is only presumed."""
        raw = self._begin()
        reader = SqliteReader(self._engine, raw, self._seconds)
        try:
            _compare(reader)
            if self._watchers:
                reader.driver.watch = partial(self._show, reader)
            yield reader
        finally:
            reader.end()
            self._give_back(raw)

    def read_first(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """The first row of a statement, or None, in no transaction; raises whatever the driver does."""
        raw = self._take()
        driver: Any = raw.dbapi_connection
        try:
            row = driver.execute(statement, values).fetchone()
        except Exception:  # raised again, whatever it is: the connection may be lost, and then can't be given back
            raw.invalidate()
            raise
        self._give_back(raw)
        return row

    def count_idle(self) -> int:
        """How many connections are kept open for the readers to come."""
        return self._idle.count() if self._idle else 0

    def forget_connections(self) -> None:
        """Drop connections opened by a parent process without closing them."""
        if self._idle:
            self._idle.forget()

    def _begin(self) -> PoolProxiedConnection:
        try:
            raw = self._take()
            driver: Any = raw.dbapi_connection
            driver.execute("BEGIN")
        except sqlite3.Error as error:
            raise DBAPIError.instance(None, None, error, sqlite3.Error, dialect=self._engine.dialect) from error
        return raw

    def _take(self) -> PoolProxiedConnection:
        return self._idle.take() if self._idle else self._engine.raw_connection()

    def _give_back(self, raw: PoolProxiedConnection) -> None:
        if self._idle:
            self._idle.give_back(raw)
        else:
            raw.close()

    def _show(self, reader: SqliteReader, statement: str, values: Any) -> None:
        for watch in self._watchers:
            watch(reader.connection, statement, values)


def _compare(reader: Reader) -> None:
    """Let what is expected be known to be so."""
    expected = EXPECTED.get()
    if expected is not None and not expected.is_confirmed:
        if reader.revision != expected.revision:
            raise SnapshotNeeded
        expected.is_confirmed = True


class SqliteReader(Reader):
    """Reads one revision of the data, by the driver."""

    dialect = "sqlite"

    def __init__(self, engine: Engine, raw: PoolProxiedConnection, seconds: float) -> None:
        self._engine, self._raw = engine, raw
        self.driver = Driver(raw, seconds)

    @cached_property
    def session(self) -> Session:
        """A session in the reader's transaction, for objects of the models."""
        return JoinedSession(self._engine, self._raw)

    @cached_property
    def revision(self) -> DataRevision:
        """The revision that the reader sees; read when it is first asked for."""
        return DataRevision(*self.driver.execute(SELECT_REVISION).fetchone())

    def run(self, query: Query, parameters: Parameters | None = None) -> Sequence[Any]:
        """All rows of a query; it should be a constant, since what is made of it is kept."""
        prepared = prepare(query, self.dialect)
        return prepared.read(self._fetch(prepared, parameters or {}))

    def run_tuples(self, query: Query, parameters: Parameters | None = None) -> Sequence[Any]:
        """The same without names."""
        prepared = prepare(query, self.dialect)
        return prepared.read_tuples(self._fetch(prepared, parameters or {}))

    def run_packed(self, query: Query, parameters: Parameters | None = None) -> Sequence[Any]:
        """The same; SQLite makes one row of them.

        Else Python's sqlite3 would let go of the interpreter's lock (GIL) for each row, and threads that work at once would spend more
        time on taking turns than on working.
        """
        packed, are_numbers = pack(query)
        columns = self._fetch(prepare(packed, self.dialect), parameters or {})[0]
        if columns[0] is None:
            return []
        texts = [column.split(SEPARATOR) for column in columns]
        if any(len(values) != len(texts[0]) for values in texts):  # one of the texts has the separator
            return self.run(query, parameters)
        typed = (map(int, v) if is_number else v for v, is_number in zip(texts, are_numbers, strict=True))
        return list(zip(*typed, strict=True))

    def end(self) -> None:
        """To be called before the transaction ends."""
        if "session" in self.__dict__:
            self.session.close()

    def _fetch(self, prepared: Prepared, parameters: Mapping[str, Any]) -> list[Any]:
        values = prepared.write(parameters)
        try:
            return self.driver.execute(prepared.text, values).fetchall()
        except sqlite3.Error as error:
            dialect = self._engine.dialect
            raise DBAPIError.instance(prepared.text, values, error, sqlite3.Error, dialect=dialect) from error
