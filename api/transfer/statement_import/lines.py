"""The lines of a file, some at a time, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

MAX_LINE_BYTES = 4_000_000
CHUNK = 1000  # lines that a process prepares at a time


@dataclass(frozen=True, slots=True)
class LineFault:
    """What is wrong with a line, counted from 1."""

    line: int
    detail: str


class FaultyBatch(ValueError):  # noqa: N818 - named for what it is
    """Lines that can't be stored; nothing of their batch is."""

    def __init__(self, faults: Sequence[LineFault]) -> None:
        super().__init__(f"{len(faults)} lines can't be stored")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines, each with its number, of the batch of that number."""

    batch: int
    lines: Sequence[tuple[int, bytes]]


def read_chunks(file: BinaryIO, batch: int) -> Iterator[Chunk]:
    """The lines of a file; a batch of that many has as many chunks as it takes."""
    numbered = enumerate(iter(lambda: file.readline(MAX_LINE_BYTES), b""), 1)
    number = 0
    while lines := list(islice(numbered, batch)):
        for start in range(0, len(lines), CHUNK):
            yield Chunk(number, lines[start : start + CHUNK])
        number += 1
