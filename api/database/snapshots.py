"""Reading SQLite on its driver: a connection and a session of SQLAlchemy's cost as much as some questions do."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import Session
from sqlalchemy.pool import PoolProxiedConnection

DEADLINE = "communique_deadline"  # in a connection's info: when its statement is given up
FILE = "communique_file"  # also there: which one it has opened
MOST_IDLE = 4  # fewer than SQLAlchemy's pool has, which hands out one at a time for all else


def identify(file: Path) -> tuple[int, int] | None:
    """Which file it is, whatever its name; None where there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class Idle:
    """Connections that readers have done with, for those who come next: from SQLAlchemy's pool they take longer to come and go.

    To be used again they must have opened what is the `file` still. Threads share them, by single operations on a list.
    """

    def __init__(self, engine: Engine, file: Path) -> None:
        self._engine, self._file = engine, file
        self._kept: list[PoolProxiedConnection] = []
        event.listen(engine, "engine_disposed", lambda _: self.close())

    def count(self) -> int:
        """How many are kept."""
        return len(self._kept)

    def take(self) -> PoolProxiedConnection:
        """A connection in no transaction."""
        while self._kept:
            try:
                raw = self._kept.pop()
            except IndexError:  # another thread has it
                break
            if raw.info.get(FILE) == identify(self._file):
                return raw
            raw.invalidate()
        return self._engine.raw_connection()

    def give_back(self, raw: PoolProxiedConnection) -> None:
        """End what a connection was doing, and keep it."""
        try:
            raw.rollback()
        except sqlite3.Error:
            raw.invalidate()
            return
        self._kept.append(raw)
        while len(self._kept) > MOST_IDLE:  # counted afterwards: several threads may come at once
            with suppress(IndexError):
                self._kept.pop().close()

    def close(self) -> None:
        """Keep none open; SQLite writes its log into the file when the last one is closed."""
        while self._kept:
            self._kept.pop().invalidate()

    def forget(self) -> None:
        """Keep none, and leave them open for the process that opened them."""
        self._kept.clear()


class Driver:
    """A connection to SQLite beneath SQLAlchemy's, whose statements are given up after so many seconds."""

    def __init__(self, raw: PoolProxiedConnection, seconds: float, watch: Callable[[str, Any], None] | None) -> None:
        self._driver: Any = raw.dbapi_connection
        self._info, self._seconds, self._watch = raw.info, seconds, watch

    def execute(self, statement: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run a statement; raises sqlite3.Error."""
        if self._watch:
            self._watch(statement, values)
        self._info[DEADLINE] = time.monotonic() + self._seconds
        cursor: sqlite3.Cursor = self._driver.execute(statement, values)
        return cursor


class Snapshot:
    """Reads as a session does, in a transaction that was begun on the driver. Most questions ask the driver alone (queries.execution);
    for what asks SQLAlchemy there is a session in the same transaction, made when it is needed.
    """

    def __init__(self, engine: Engine, raw: PoolProxiedConnection) -> None:
        self.info: dict[Any, Any] = {}
        self._engine, self._raw = engine, raw
        self._session: Session | None = None

    def __getattr__(self, name: str) -> Any:
        if self._session is None:
            self._session = _Joined(self._engine, self._raw)
        return getattr(self._session, name)

    def end(self) -> None:
        """To be called at the end, before the transaction ends."""
        if self._session is not None:
            self._session.close()


class _Joined(Session):
    """A session in a transaction of the driver's."""

    def __init__(self, engine: Engine, raw: PoolProxiedConnection) -> None:
        super().__init__()
        self._connection = Connection(engine, raw)
        self._connection.begin()

    def get_bind(self, *_: Any, **__: Any) -> Connection:
        """The connection, in the same transaction."""
        return self._connection
