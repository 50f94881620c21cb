"""Statements in bulk: a file in the form of the NDJSON export into the tables.

A batch is stored whole or not at all. What is there already (by id) is passed by, so a file may be read again, from the start, after
a fault was mended. Entities and themes that are missing are made from what the lines say of them. The export has no texts of articles:
an article that is missing is made from the sentences of its statements, and marked (excerpts).

Lines are prepared by several processes (pool, preparing), with the same result as by one, and stored by this one (storing).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import BinaryIO

from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from api.database import Database, bulk, repacking
from api.free_memory import give_back_free_memory
from api.models import Revision
from api.transfer.statement_import.lines import CHUNK, read_chunks
from api.transfer.statement_import.lines import FaultyBatch as FaultyBatch
from api.transfer.statement_import.lines import LineFault as LineFault
from api.transfer.statement_import.pool import PreparationPool
from api.transfer.statement_import.pool import default_processes as default_processes
from api.transfer.statement_import.storing import Part, store_batch

_log = logging.getLogger(__name__)
READERS_WAIT = 0.5  # seconds, at most, for a table that is written anew
MANY = 20_000  # statements after which it is worth the time to write tables and indexes anew
BATCHES = {"sqlite": 8_000, "postgresql": 18_000}  # larger ones take more memory than an import should have: 500 MB


@dataclass(frozen=True, slots=True)
class Stored:
    """What has become of a batch: number of lines, how many of them were new."""

    lines: int
    new: int


def store(database: Database, file: BinaryIO, batch: int | None = None, processes: int = 1) -> Iterator[Stored]:
    """Store the statements of a file, batch by batch. Raises FaultyBatch; the batches before it stay."""
    dialect = database.engine.dialect.name
    batch = batch or BATCHES[dialect]
    pool, new = PreparationPool(dialect, processes), 0
    ahead = batch // CHUNK + processes  # what the others can prepare while a batch is stored
    try:
        prepared = pool.prepare_ahead(read_chunks(file, batch), ahead)
        for _, parts in groupby(prepared, key=lambda pair: pair[0].batch):
            stored = _store(database, parts, pool)
            new += stored.new
            yield stored
    finally:
        pool.close()
    _finish(database, new)


def _finish(database: Database, new: int) -> None:
    """Make what many statements have come into as small as it can be, and known to the planner."""
    with database.reading() as reader:
        stored = reader.session.scalar(select(Revision.statements)) or 0
    if new >= max(MANY, stored / 2):
        _repack(database)
    with database.writing() as session:
        bulk.finish(session.connection())


def _repack(database: Database) -> None:
    """All is stored by now, so there is no harm in it if the server is too busy for this, or stops."""
    try:
        repacking.repack(database, longest=READERS_WAIT)
    except OperationalError as error:
        _log.warning("Tables and indexes were not written anew, `database compact` does it: %s", error)


def _store(database: Database, parts: Iterable[Part], pool: PreparationPool) -> Stored:
    """Store a batch, of which nothing is left in memory when the next one comes."""
    with bulk.without_collecting():
        several = list(parts)
        new = store_batch(database, several, pool.prepare_all)
    stored = Stored(sum(len(chunk.lines) for chunk, _ in several), new)
    del several
    give_back_free_memory()  # or the process would grow by a tenth with each hundred thousand
    return stored
