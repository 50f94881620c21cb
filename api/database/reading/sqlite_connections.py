"""Connections to SQLite for readers: handed on from one to the next, with a bound in time for each statement."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, event
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


class IdleConnections:
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

    watch: Callable[[str, Any], None] | None = None  # is shown each statement before it is run

    def __init__(self, raw: PoolProxiedConnection, seconds: float) -> None:
        self._driver: Any = raw.dbapi_connection
        self._info, self._seconds = raw.info, seconds

    def execute(self, statement: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Run a statement; raises sqlite3.Error."""
        if self.watch:
            self.watch(statement, values)
        self._info[DEADLINE] = time.monotonic() + self._seconds
        cursor: sqlite3.Cursor = self._driver.execute(statement, values)
        return cursor
