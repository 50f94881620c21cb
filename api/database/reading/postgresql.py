"""Reading PostgreSQL: in a transaction by SQLAlchemy, or sooner, without one, at a revision that is known or presumed.

Each way to the server and back costs as much as a short query. Whoever knows the revision expects it of every statement: each is run
by itself, in a snapshot of its own, and brings the mark of the revision that it has seen. Marks never come back, so whatever was read
before a statement that still sees the expected one was read of the same revision, as in one transaction. When another is seen
SnapshotNeeded is raised, and all is read again. What was only presumed to be the current revision is known to be by the first mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import PoolProxiedConnection

from api.database.reading.joined_session import JoinedSession
from api.database.reading.postgresql_connections import Driver, PostgresqlConnections
from api.database.reading.prepared_statements import Prepared, prepare
from api.database.reading.reader import (
    EXPECTED,
    SELECT_REVISION,
    DataRevision,
    Expectation,
    Parameters,
    Query,
    Reader,
    SnapshotNeeded,
    Watcher,
)
from api.models import Revision

_TOOK_TOO_LONG = "57014"  # query_canceled
_MARK = select(Revision.mark).scalar_subquery()
_MOST = 500  # statements that are kept; there are some dozens


class PostgresqlReading:
    """Opens readers of a database; `reading` is the engine with the options of their transactions."""

    def __init__(self, engine: Engine, reading: Engine, watchers: Sequence[Watcher] = (), most_idle: int = 1) -> None:
        self._engine, self._reading, self._watchers = engine, reading, watchers
        self._errors: Any = engine.dialect.loaded_dbapi
        self._idle = PostgresqlConnections(engine, most_idle)

    @contextmanager
    def open(self) -> Iterator[Reader]:
        """A reader, until the end: at the expected revision, or else in a transaction."""
        expected = EXPECTED.get()
        if expected is not None:
            try:
                with self._connection() as raw, _reading_at(self._reader(raw, expected)) as at:
                    yield at
            except self._errors.Error as error:  # of the driver itself: the connection is lost
                raise SnapshotNeeded from error
        else:
            with self._reading.connect() as connection, connection.begin(), Session(connection) as session:
                yield Reader(session)

    def read_first(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """The first row of a statement, or None, in no transaction, of which beginning and end would each be a way to the server and
        back; raises whatever the driver does.
        """
        with self._connection() as raw:
            return next(iter(self._idle.driver(raw).execute(statement, values)), None)

    def count_idle(self) -> int:
        """How many connections are kept open for the readers to come."""
        return self._idle.count()

    def forget_connections(self) -> None:
        """Drop connections opened by a parent process without closing them."""
        self._idle.forget()

    def _reader(self, raw: PoolProxiedConnection, expected: Expectation) -> PostgresqlReader:
        return PostgresqlReader(self._engine, raw, self._idle.driver(raw), expected, self._watchers)

    @contextmanager
    def _connection(self) -> Iterator[PoolProxiedConnection]:
        """A connection in no transaction; if it has failed it may be lost, and is not given back."""
        raw = self._idle.take()
        try:
            yield raw
        except self._errors.Error:
            if raw.is_valid:
                raw.invalidate()
            raise
        finally:
            self._idle.give_back(raw)


class PostgresqlReader(Reader):
    """Reads by the driver what is expected to be of a revision; `is_checked` says whether all that was read is known to be."""

    dialect = "postgresql"

    def __init__(
        self,
        engine: Engine,
        raw: PoolProxiedConnection,
        driver: Driver,
        expected: Expectation,
        watchers: Sequence[Watcher],
    ) -> None:
        self._engine, self._raw, self._driver, self._watchers = engine, raw, driver, watchers
        self._errors: Any = engine.dialect.loaded_dbapi
        self._expected = expected
        self.revision = expected.revision
        self.is_checked = expected.is_confirmed

    @cached_property
    def session(self) -> Session:
        """A session on the same connection, for objects of the models."""
        return JoinedSession(self._engine, self._raw)

    def run(self, query: Query, parameters: Parameters | None = None) -> Sequence[Any]:
        """All rows of a query; it should be a constant, since what is made of it is kept. Raises SnapshotNeeded."""
        return list(map(_prepare(query)[1].make, self.run_tuples(query, parameters)))

    def run_tuples(self, query: Query, parameters: Parameters | None = None) -> Sequence[Any]:
        """The same without names."""
        marked, prepared = _prepare(query)
        rows = self._execute(marked, prepared.write(parameters or {}))
        self.is_checked = bool(rows)
        if not rows:
            return rows
        if rows[0][-1] != self.revision.mark:
            raise SnapshotNeeded
        self._expected.is_confirmed = True
        return prepared.read_tuples([row[:-1] for row in rows])

    def stream(self, query: Query, batch: int) -> Iterator[Sequence[Any]]:  # noqa: ARG002
        """Not without a transaction, for which rows are left at the server."""
        raise SnapshotNeeded

    def end(self) -> None:
        """Raises SnapshotNeeded if the revision is another one by now and the last statement was too early to tell."""
        if "session" in self.__dict__:
            self.session.close()
            self.is_checked = False
        if not self.is_checked and DataRevision(*self._execute(SELECT_REVISION, ())[0]) != self.revision:
            raise SnapshotNeeded
        self._expected.is_confirmed = True

    def _execute(self, statement: str, values: Sequence[Any]) -> list[Any]:
        """A connection that fails may have been lost while nobody used it: SQLAlchemy's way, in a transaction, knows what to do."""
        for watch in self._watchers:
            watch(self.connection, statement, values)
        try:
            return self._driver.execute(statement, values)
        except self._errors.Error as error:
            if getattr(error, "sqlstate", None) == _TOOK_TOO_LONG:
                kind, dialect = self._errors.Error, self._engine.dialect
                raise DBAPIError.instance(statement, list(values), error, kind, dialect=dialect) from error
            if self._raw.is_valid:
                self._raw.invalidate()
            raise SnapshotNeeded from error


@contextmanager
def _reading_at(reader: PostgresqlReader) -> Iterator[PostgresqlReader]:
    """The reader, until the end. What fails is no fault if the revision has changed meanwhile."""
    try:
        yield reader
    except SnapshotNeeded:
        raise
    except Exception:
        reader.is_checked = False
        reader.end()
        raise
    reader.end()


@lru_cache(maxsize=_MOST)
def _prepare(query: Query) -> tuple[str, Prepared]:
    """The statement of a query with the mark of the revision as its last column, and the query without."""
    return prepare(query.add_columns(_MARK), PostgresqlReader.dialect).text, prepare(query, PostgresqlReader.dialect)
