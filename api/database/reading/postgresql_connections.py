"""Connections to PostgreSQL for readers: handed on from one to the next outside of transactions; their statements stay prepared."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.pool import PoolProxiedConnection

from api.database.reading.idle_connections import IdleConnections

MOST_PREPARED = 100  # statements of a connection; there are some dozens
_DRIVER = "communique_driver"  # in a connection's info


class Driver:
    """Runs statements by libpq itself, each prepared when it first comes.

    One call runs a statement, and other threads work meanwhile. psycopg's cursors take Python's lock (GIL) again for each part of the
    result that arrives: where threads work at once they wait longer for it than for the server.
    """

    def __init__(self, psycopg: Any, connection: Any) -> None:
        self._connection, self._errors = connection.pgconn, psycopg.errors
        self._types = psycopg.adapt.Transformer(connection)
        self._as_text, self._binary = psycopg.adapt.PyFormat.TEXT, psycopg.pq.Format.BINARY
        self._has_rows, self._is_done = psycopg.pq.ExecStatus.TUPLES_OK, psycopg.pq.ExecStatus.COMMAND_OK
        self._prepared: dict[str, bytes] = {}
        self._numbers = count()

    def execute(self, statement: str, values: Sequence[Any]) -> list[Any]:
        """The rows that a statement finds, as tuples; raises psycopg.Error."""
        name = self._prepared.get(statement) or self._prepare(statement)
        given = self._types.dump_sequence(values, [self._as_text] * len(values))
        result = self._connection.exec_prepared(name, given, result_format=self._binary)
        self._expect(self._has_rows, result)
        self._types.set_pgresult(result)
        rows: list[Any] = self._types.load_rows(0, result.ntuples, tuple)
        self._types.set_pgresult(None)
        return rows

    def _prepare(self, statement: str) -> bytes:
        if len(self._prepared) >= MOST_PREPARED:
            oldest = self._prepared.pop(next(iter(self._prepared)))
            self._expect(self._is_done, self._connection.exec_(b"DEALLOCATE " + oldest))
        name = b"communique_%d" % next(self._numbers)
        self._expect(self._is_done, self._connection.prepare(name, statement.encode()))
        self._prepared[statement] = name
        return name

    def _expect(self, status: Any, result: Any) -> None:
        if result.status != status:
            raise self._errors.error_from_result(result)


class PostgresqlConnections(IdleConnections):
    """Keeps connections that commit each statement by itself. One that was lost meanwhile fails when it is used."""

    def __init__(self, engine: Engine, most: int) -> None:
        super().__init__(engine)
        self._most = most
        self._psycopg: Any = engine.dialect.loaded_dbapi

    @property
    def most(self) -> int:
        """How many are kept."""
        return self._most

    def driver(self, raw: PoolProxiedConnection) -> Driver:
        """What runs statements on a connection."""
        found: Driver | None = raw.info.get(_DRIVER)
        if found is None:
            found = raw.info[_DRIVER] = Driver(self._psycopg, raw.driver_connection)
        return found

    def open(self) -> PoolProxiedConnection:
        """A new connection in no transaction."""
        raw = super().open()
        self._set_autocommit(raw, is_on=True)
        return raw

    def is_fit(self, raw: PoolProxiedConnection) -> bool:
        """Whether it is open, as far as is known here."""
        return self._is_idle(raw)

    def clean(self, raw: PoolProxiedConnection) -> bool:
        """It is in no transaction unless it has been broken off."""
        return self._is_idle(raw)

    def release(self, raw: PoolProxiedConnection) -> None:
        """Let the pool have it, in transactions again."""
        self._set_autocommit(raw, is_on=False)
        if raw.is_valid:
            raw.close()

    def _is_idle(self, raw: PoolProxiedConnection) -> bool:
        connection: Any = raw.driver_connection
        is_idle: bool = connection.pgconn.transaction_status == self._psycopg.pq.TransactionStatus.IDLE
        return is_idle

    def _set_autocommit(self, raw: PoolProxiedConnection, *, is_on: bool) -> None:
        """What can't be told so has been lost meanwhile."""
        driver: Any = raw.driver_connection
        try:
            driver.autocommit = is_on
        except self._psycopg.Error:
            raw.invalidate()
            if is_on:
                raise
