"""Connections to SQLite for readers: handed on from one to the next, with a bound in time for each statement."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.pool import PoolProxiedConnection

from api.database.reading.idle_connections import IdleConnections

DEADLINE = "communique_deadline"  # in a connection's info: when its statement is given up
FILE = "communique_file"  # also there: which one it has opened
MOST_IDLE = 4  # fewer than SQLAlchemy's pool has, which hands out one at a time for all else


def identify(file: str) -> tuple[int, int] | None:
    """Which file it is, whatever its name; None where there is none."""
    try:
        found = os.stat(file)  # noqa: PTH116 - for each transaction, and a Path takes as long as the system does
    except OSError:
        return None
    return found.st_dev, found.st_ino


class SqliteConnections(IdleConnections):
    """Keeps connections to a file that have opened what is the file still."""

    def __init__(self, engine: Engine, file: Path) -> None:
        super().__init__(engine)
        self._file = str(file)

    @property
    def most(self) -> int:
        """How many are kept."""
        return MOST_IDLE

    def is_fit(self, raw: PoolProxiedConnection) -> bool:
        """Whether the file is still the one that the connection has opened."""
        return raw.info.get(FILE) == identify(self._file)

    def clean(self, raw: PoolProxiedConnection) -> bool:
        """End what it was doing."""
        try:
            raw.rollback()
        except sqlite3.Error:
            return False
        return True


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
