"""Connections to a server that were not used for a while are asked whether they still stand, before they are used again.

SQLAlchemy's own pings come before every use: that is one of five ways to the server and back that a short query takes. What is lost
within PING_AFTER fails, gives 503, and with it all connections that are as old are given up.
"""

from __future__ import annotations

import math
import time
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry

PING_AFTER = 1.0  # seconds
_USED = "communique_used"  # in a connection's info: when it was last given back


def watch(engine: Engine) -> None:
    """See to the connections of an engine's pool."""

    def note(_connection: Any, record: ConnectionPoolEntry) -> None:
        record.info[_USED] = time.monotonic()

    def ask(connection: Any, record: ConnectionPoolEntry, _fairy: object) -> None:
        if time.monotonic() - record.info.get(_USED, math.inf) > PING_AFTER and not _stands(engine, connection):
            raise InvalidatePoolError("The connection is lost.")

    event.listen(engine, "checkin", note)
    event.listen(engine, "checkout", ask)


def _stands(engine: Engine, connection: Any) -> bool:
    errors: Any = engine.dialect.loaded_dbapi
    try:
        return engine.dialect.do_ping(connection)
    except errors.Error:
        return False
