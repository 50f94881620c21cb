"""What reads in one transaction, the same for queries on every database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select
from sqlalchemy.orm import Session

Query = Select[*tuple[Any, ...]]
Parameters = Mapping[str, Any]
Watcher = Callable[[Connection, str, Any], None]
SELECT_REVISION = "SELECT number, mark, history, modified_at FROM revision"


class DataRevision(NamedTuple):
    """A revision of the data: columns of models.Revision."""

    number: int
    mark: str
    history: str
    modified_at: int


@dataclass(slots=True)
class Expectation:
    """The revision that readers take for granted, as long as they find it unchanged; whether it is known to have been the current one
    at some time since the request came.
    """

    revision: DataRevision
    is_confirmed: bool


EXPECTED: ContextVar[Expectation | None] = ContextVar("EXPECTED", default=None)
"""What readers may expect here."""


class SnapshotNeeded(Exception):  # noqa: N818 - no error, and nobody's but of whoever can begin again
    """What was read may not be of the expected revision: it is to be read again in a transaction."""


class Reader:
    """Reads one revision of the data, by SQLAlchemy."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def session(self) -> Session:
        """A session in the reader's transaction, for objects of the models."""
        return self._session

    @cached_property
    def connection(self) -> Connection:
        """A connection in the reader's transaction."""
        return self.session.connection()

    @cached_property
    def dialect(self) -> str:
        """The name of the database's dialect of SQL."""
        return self.connection.dialect.name

    @cached_property
    def revision(self) -> DataRevision:
        """The revision that the reader sees; read when it is first asked for."""
        return DataRevision(*self.connection.exec_driver_sql(SELECT_REVISION).one())

    def run(self, query: Query, parameters: Parameters | None = None) -> Sequence[Any]:
        """All rows of a query; it should be a constant, since what is made of it is kept."""
        return self.connection.execute(query, parameters).all()

    def run_tuples(self, query: Query, parameters: Parameters | None = None) -> Sequence[Any]:
        """The same, whose values may have no names: of many rows the sooner way."""
        return self.run(query, parameters)

    def run_packed(self, query: Query, parameters: Parameters | None = None) -> Sequence[Any]:
        """All rows of a query, as tuples, if its columns are texts and whole numbers and never null; of many rows the sooner way."""
        return self.run(query, parameters)

    def stream(self, query: Query, batch: int) -> Iterator[Sequence[Any]]:
        """The rows of a query so many at a time, read only as far as they are taken."""
        return self.connection.execution_options(yield_per=batch).execute(query).partitions()
