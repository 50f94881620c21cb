"""Parquet written row group by row group, so that files of any length take the same memory."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import pyarrow as pa
from pyarrow.parquet import ParquetWriter

from api.transfer.parquet.columns import SCHEMA, make_batch

GROUP_ROWS = 10_000  # some 15 MB of text, before they are compressed
Parts = Iterable[Iterable[bytes]]


def write(parts: Parts) -> Iterator[bytes]:
    """The file with all statements, each JSON in the form of schemas.statement, in pieces: sent as they are made."""
    pieces = _Pieces()
    for _ in _write(pieces, parts):
        yield pieces.take()
    yield pieces.take()


def write_file(file: BinaryIO, parts: Parts) -> None:
    """Write all statements to a file."""
    for _ in _write(file, parts):
        pass


def _write(file: Any, parts: Parts) -> Iterator[None]:
    """Comes back after each group; the end of the file is written after the last."""
    with ParquetWriter(file, SCHEMA, compression="zstd") as writer:
        for group in _group(parts):
            writer.write_table(group, group.num_rows)
            yield


def _group(parts: Parts) -> Iterator[pa.Table]:
    """Parts put together until they are a row group; as columns they are a fraction of what they are as objects."""
    batches: list[pa.RecordBatch] = []
    rows = 0
    for documents in parts:
        batches.append(make_batch(documents))
        rows += batches[-1].num_rows
        if rows >= GROUP_ROWS:
            yield pa.Table.from_batches(batches, SCHEMA)
            batches, rows = [], 0
    if rows:
        yield pa.Table.from_batches(batches, SCHEMA)


class _Pieces(io.RawIOBase):
    """A file that is only written, and taken away piece by piece."""

    def __init__(self) -> None:
        self._written, self._length = bytearray(), 0

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, data: Any) -> int:
        """Keep what is written until it is taken."""
        self._written += data
        self._length += len(data)
        return len(data)

    def tell(self) -> int:
        """How much was written, taken or not."""
        return self._length

    def take(self) -> bytes:
        """What was written since it was last taken."""
        taken, self._written = bytes(self._written), bytearray()
        return taken
