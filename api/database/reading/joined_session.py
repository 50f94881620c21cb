"""A session of SQLAlchemy's beside the driver, on its connection."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import PoolProxiedConnection


class JoinedSession(Session):
    """A session in whatever transaction the driver is in, or in none."""

    def __init__(self, engine: Engine, raw: PoolProxiedConnection) -> None:
        super().__init__()
        self._connection = Connection(engine, raw)
        self._connection.begin()

    def get_bind(self, *_: Any, **__: Any) -> Connection:
        """The connection."""
        return self._connection
