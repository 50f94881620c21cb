"""Reading PostgreSQL by SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from api.database.reading.reader import Reader


class PostgresqlReading:
    """Opens readers of a database; `reading` is the engine with the options of their transactions."""

    def __init__(self, engine: Engine, reading: Engine) -> None:
        self._engine, self._reading = engine, reading

    @contextmanager
    def open(self) -> Iterator[Reader]:
        """A reader, until the end."""
        with self._reading.connect() as connection, connection.begin(), Session(connection) as session:
            yield Reader(session)

    def read_first(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """The first row of a statement, or None, in no transaction, of which beginning and end would each be a way to the server and
        back; raises whatever the driver does.
        """
        raw = self._engine.raw_connection()
        driver: Any = raw.driver_connection
        try:
            driver.autocommit = True
            row = driver.execute(statement, values).fetchone()
            driver.autocommit = False
        except Exception:  # raised again, whatever it is: the connection may be lost, and then can't be given back
            raw.invalidate()
            raise
        raw.close()
        return row

    def count_idle(self) -> int:
        """None are kept beside SQLAlchemy's pool."""
        return 0

    def forget_connections(self) -> None:
        """There are none."""
