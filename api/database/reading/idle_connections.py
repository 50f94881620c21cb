"""Connections that readers have done with, for those who come next: from SQLAlchemy's pool they take longer to come and go."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import suppress

from sqlalchemy import Engine, event
from sqlalchemy.pool import PoolProxiedConnection


class IdleConnections(ABC):
    """Keeps the `most` connections that were used last; threads share them, by single operations on a list."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._kept: list[PoolProxiedConnection] = []
        event.listen(engine, "engine_disposed", lambda _: self.close())

    @property
    @abstractmethod
    def most(self) -> int:
        """How many are kept."""

    @abstractmethod
    def is_fit(self, raw: PoolProxiedConnection) -> bool:
        """Whether a connection that was kept can be used again."""

    @abstractmethod
    def clean(self, raw: PoolProxiedConnection) -> bool:
        """End what a connection was doing; whether it can be kept."""

    def open(self) -> PoolProxiedConnection:
        """A new connection in no transaction."""
        return self._engine.raw_connection()

    def release(self, raw: PoolProxiedConnection) -> None:
        """Give a connection back to the pool."""
        raw.close()

    def count(self) -> int:
        """How many are kept now."""
        return len(self._kept)

    def take(self) -> PoolProxiedConnection:
        """A connection in no transaction."""
        while self._kept:
            try:
                raw = self._kept.pop()
            except IndexError:  # another thread has it
                break
            if self.is_fit(raw):
                return raw
            raw.invalidate()
        return self.open()

    def give_back(self, raw: PoolProxiedConnection) -> None:
        """Keep a connection, unless it is lost."""
        if not raw.is_valid:
            return
        if not self.clean(raw):
            raw.invalidate()
            return
        self._kept.append(raw)
        while len(self._kept) > self.most:  # counted afterwards: several threads may come at once
            with suppress(IndexError):
                self.release(self._kept.pop())

    def close(self) -> None:
        """Keep none open; SQLite writes its log into the file when the last one is closed."""
        while self._kept:
            self._kept.pop().invalidate()

    def forget(self) -> None:
        """Keep none, and leave them open for the process that opened them."""
        self._kept.clear()
