"""Statements in bulk: a file in the form of the NDJSON export into the tables.

A batch is stored whole or not at all. What is there already (by id) is passed by, so a file may be read again, from the start, after
a fault was mended. Entities and themes that are missing are made from what the lines say of them. The export has no texts of articles:
an article that is missing is made from the sentences of its statements, and marked (excerpts).

Lines are prepared by several processes (pool, preparing), with the same result as by one, and stored by this one (storing).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import BinaryIO

from api.database import Database, bulk
from api.transfer.statement_import.lines import CHUNK, read_chunks
from api.transfer.statement_import.lines import FaultyBatch as FaultyBatch
from api.transfer.statement_import.lines import LineFault as LineFault
from api.transfer.statement_import.pool import PreparationPool
from api.transfer.statement_import.pool import default_processes as default_processes
from api.transfer.statement_import.storing import store_batch

BATCH = 10_000


@dataclass(frozen=True, slots=True)
class Stored:
    """What has become of a batch: number of lines, how many of them were new."""

    lines: int
    new: int


def store(database: Database, file: BinaryIO, batch: int = BATCH, processes: int = 1) -> Iterator[Stored]:
    """Store the statements of a file, batch by batch. Raises FaultyBatch; the batches before it stay."""
    pool = PreparationPool(database.engine.dialect.name, processes)
    ahead = batch // CHUNK // 2 + processes  # so that there is no more in memory than the others prepare meanwhile
    try:
        prepared = pool.prepare_ahead(read_chunks(file, batch), ahead)
        for _, parts in groupby(prepared, key=lambda pair: pair[0].batch):
            with bulk.without_collecting():
                several = list(parts)
                new = store_batch(database, several, pool.prepare_all)
            yield Stored(sum(len(chunk.lines) for chunk, _ in several), new)
    finally:
        pool.close()
    with database.writing() as session:
        bulk.finish(session.connection())
