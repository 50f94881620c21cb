"""What many queries look up, kept while the data are of one revision."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar, cast

from api.database.reading.reader import Reader

MOST_VALUES = 10_000

T = TypeVar("T")


class RevisionCache:
    """Values by their keys, of the revision that was read last; of what is kept nothing may be changed.

    The sizes of all together come to `most`, each being 1 unless said otherwise; when there is no room, all are forgotten.
    """

    def __init__(self, most: int = MOST_VALUES) -> None:
        self._most, self._size = most, 0
        self._kept: tuple[str, dict[Hashable, object]] = ("", {})

    def recall(self, reader: Reader, key: Hashable, make: Callable[[], T]) -> T:
        """The value that is kept, or that is made now, never None."""
        value = self.of(reader).get(key)
        if value is not None:
            return cast(T, value)
        made = make()
        self.keep(reader, key, made)
        return made

    def of(self, reader: Reader) -> Mapping[Hashable, object]:
        """All that is kept of the revision that a reader sees; others may add to it, or empty it."""
        return self._of(reader.revision.mark)

    def keep(self, reader: Reader, key: Hashable, value: object, size: int = 1) -> None:
        """Keep a value of the revision that a reader sees."""
        kept = self._of(reader.revision.mark)
        if self._size + size > self._most:
            kept.clear()
            self._size = 0
        kept[key] = value
        self._size += size

    def _of(self, mark: str) -> dict[Hashable, object]:
        of, kept = self._kept  # together, since other threads may put those of another revision in its place
        if of != mark:
            kept = {}
            self._kept, self._size = (mark, kept), 0
        return kept
