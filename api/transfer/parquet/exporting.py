"""Statements exported to a folder of Parquet, and what has changed since exported again.

Files in whose range of keys a statement was added, changed or removed are written anew, all others stay: so a reader of all files that
there are sees what there is, and what was removed is in none of them.
"""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import MAXYEAR, date
from itertools import chain, islice
from secrets import token_hex
from typing import Any, NamedTuple

from msgspec.structs import replace
from sqlalchemy import func, select

from api.database.reading.document_bytes import DOCUMENT
from api.database.reading.reader import Reader
from api.models import ARTICLE_BITS, POSITION_BITS, Removal, Statement, statement_keys
from api.transfer.parquet.folder import LAYOUT, DataFile, Folder, State
from api.transfer.parquet.writing import write_file

FILE_ROWS = 100_000
_BATCH = 1000  # statements that are read at once
_KEYS = 10_000  # keys of statements that have changed, likewise
_DAY = ARTICLE_BITS + POSITION_BITS


class LaggingDatabase(ValueError):  # noqa: N818 - named for what it is
    """The folder is ahead of the database, as it may be of a replica."""


class KeyRange(NamedTuple):
    """The sort keys of a year, 0 for articles without a date, from `low` on and below `high`."""

    year: int
    low: int
    high: int


class Exported(NamedTuple):
    """The files that were written, and what there is now."""

    written: Sequence[DataFile]
    state: State


def export(
    reader: Reader, folder: Folder, file_rows: int = FILE_ROWS, tell: Callable[[int], object] = lambda _: None
) -> Exported:
    """Bring a folder to the revision that a reader sees, and tell of rows as they are written. Raises LaggingDatabase."""
    revision, state = reader.revision, folder.state
    ranges: list[KeyRange]
    kept: list[DataFile] = []
    if state is None or state.history != revision.history:
        ranges = list(_list_years(reader))
    elif state.revision > revision.number:
        raise LaggingDatabase(f"The folder has revision {state.revision}, the database {revision.number}.")
    else:
        ranges, kept = _list_changed(reader, folder, state)
    written = [file for keys in ranges for file in _write_range(reader, folder, keys, file_rows, tell)]
    files = _begin_years(sorted([*kept, *written], key=lambda file: file.low))
    now = State(LAYOUT, revision.history, revision.number, sum(file.rows for file in files), tuple(files))
    if now != state:
        folder.commit(now)
    return Exported(written, now)


def _list_years(reader: Reader) -> Iterator[KeyRange]:
    """The years that have statements, the latest first."""
    end = _range_of(MAXYEAR).high
    while (
        last := reader.session.scalar(select(func.max(Statement.sort_key)).where(Statement.sort_key < end))
    ) is not None:
        keys = _range_of(_year_of(last))
        yield keys
        end = keys.low


def _list_changed(reader: Reader, folder: Folder, state: State) -> tuple[list[KeyRange], list[DataFile]]:
    """The ranges of files in which something was added, changed or removed since, and the files in which nothing was."""
    lows = [file.low for file in state.files]
    stale = {index for index, file in enumerate(state.files) if not folder.has(file)}
    years: set[int] = set()
    for key in _read_changed(reader, state.revision):
        index, year = bisect_right(lows, key) - 1, _year_of(key)
        if index >= 0 and state.files[index].year == year:
            stale.add(index)
        else:
            years.add(year)
    ranges = [*map(_range_of, years), *_join(state.files, sorted(stale))]
    return ranges, [file for index, file in enumerate(state.files) if index not in stale]


def _read_changed(reader: Reader, since: int) -> Iterator[int]:
    """The sort keys of statements that were written or removed after a revision."""
    for table in (Statement, Removal):
        query = select(table.sort_key).where(table.revision > since)
        yield from (row[0] for batch in reader.stream(query, _KEYS) for row in batch)


def _join(files: Sequence[DataFile], stale: Sequence[int]) -> Iterator[KeyRange]:
    """The ranges of some files, those of neighbours in a year as one, so that small files don't become many."""
    joined: KeyRange | None = None
    for index in stale:
        keys = _range_of(files[index].year)._replace(low=files[index].low)
        if index + 1 < len(files) and files[index + 1].year == keys.year:
            keys = keys._replace(high=files[index + 1].low)
        if joined is not None and (joined.year, joined.high) == (keys.year, keys.low):
            keys = keys._replace(low=joined.low)
        elif joined is not None:
            yield joined
        joined = keys
    if joined is not None:
        yield joined


def _write_range(
    reader: Reader, folder: Folder, keys: KeyRange, file_rows: int, tell: Callable[[int], object]
) -> Iterator[DataFile]:
    """The statements of a range in files of about the same length, none where there are no statements."""
    inside = (Statement.sort_key >= keys.low, Statement.sort_key < keys.high)
    total = reader.session.scalar(select(func.count()).select_from(Statement).where(*inside)) or 0
    length = -(-total // file_rows)
    query = select(DOCUMENT, Statement.sort_key).where(*inside).order_by(Statement.sort_key.desc())
    rows = chain.from_iterable(reader.stream(query, _BATCH)) if total else iter(())
    for number in range(length):
        own = _Rows(islice(rows, total // length + (number < total % length)), tell)
        path = _write_file(folder, keys.year, own)
        yield DataFile(path, keys.year, keys.low if number == length - 1 else own.last, own.number)


def _write_file(folder: Folder, year: int, rows: _Rows) -> str:
    path, draft = folder.begin(year, token_hex(8))
    with draft.open("wb") as file:
        write_file(file, rows.batches())
        os.fsync(file.fileno())
    return path


class _Rows:
    """Rows of `document` and `sort_key` as they are written to a file: how many there were, and the last key."""

    def __init__(self, rows: Iterator[Any], tell: Callable[[int], object]) -> None:
        self._rows, self._tell = rows, tell
        self.number, self.last = 0, 0

    def batches(self) -> Iterator[list[bytes]]:
        """The documents."""
        while batch := list(islice(self._rows, _BATCH)):
            self.number += len(batch)
            self.last = batch[-1].sort_key
            yield [row.document for row in batch]
            self._tell(len(batch))


def _begin_years(files: Sequence[DataFile]) -> list[DataFile]:
    """The first file of each year has it from its first key on, also where the one before it is empty now."""
    found: list[DataFile] = []
    for file in files:
        is_first = not found or found[-1].year != file.year
        found.append(replace(file, low=_range_of(file.year).low) if is_first else file)
    return found


def _year_of(key: int) -> int:
    day = key >> _DAY
    return date.fromordinal(day).year if day else 0


def _range_of(year: int) -> KeyRange:
    if not year:
        return KeyRange(0, 0, 1 << _DAY)
    keys = statement_keys(date(year, 1, 1), date(year, 12, 31))
    return KeyRange(year, keys.start, keys.stop)
