"""Columns that the threads of a process keep, by field and chunk; without numpy, which only columns themselves need."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from cachetools import LRUCache

if TYPE_CHECKING:
    from api.queries.bitmaps.columns import Column

Key = tuple[str, int]


class KeptColumns:
    """No more than so many bytes of them, of each the version that was made last; what was not used for longest goes."""

    def __init__(self, most: int) -> None:
        self._lock = Lock()
        self.limit(most)

    def limit(self, most: int) -> None:
        """Begin anew, with another bound."""
        with self._lock:
            self._columns: LRUCache[Key, tuple[int, Column]] = LRUCache(most, lambda kept: kept[1].bytes)

    def get(self, key: Key, version: int) -> Column | None:
        """What is kept, if it is of that version."""
        with self._lock:
            of, column = self._columns.get(key, (version, None))
            return column if of == version else None

    def keep(self, key: Key, version: int, column: Column) -> None:
        """Keep a column in place of any other version of it, unless it is too large by itself."""
        with self._lock:
            if column.bytes <= self._columns.maxsize:
                self._columns[key] = version, column

    @property
    def size(self) -> int:
        """The bytes of what is kept."""
        return int(self._columns.currsize)

    def has_room(self, size: int) -> bool:
        """Whether as many bytes can be kept without giving up something."""
        with self._lock:
            return self._columns.currsize + size <= self._columns.maxsize


KEPT = KeptColumns(150_000_000)
