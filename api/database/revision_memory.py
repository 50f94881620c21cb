"""What many questions look up, kept while the data stand as they stood."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar, cast

from sqlalchemy.orm import Session

MARK = "communique_mark"  # in a session's info: that of the state of the data which its transaction sees
MOST_VALUES = 10_000

T = TypeVar("T")


class Memory:
    """Values by their keys, of the state of the data that was asked last; of what is kept nothing may be changed.

    The sizes of all together come to `most`, each being 1 unless said otherwise; when there is no room, all are forgotten.
    """

    def __init__(self, most: int = MOST_VALUES) -> None:
        self._most, self._size = most, 0
        self._kept: tuple[str, dict[Hashable, object]] = ("", {})

    def recall(self, session: Session, key: Hashable, make: Callable[[], T]) -> T:
        """The value that is kept, or that is made now, never None; where the session does not say what it sees, nothing is kept."""
        value = self.of(session).get(key)
        if value is not None:
            return cast(T, value)
        made = make()
        self.keep(session, key, made)
        return made

    def of(self, session: Session) -> Mapping[Hashable, object]:
        """All that is kept of the state that a session sees; others may add to it, or empty it."""
        return self._of(session.info.get(MARK))

    def keep(self, session: Session, key: Hashable, value: object, size: int = 1) -> None:
        """Keep a value of the state that a session sees."""
        mark = session.info.get(MARK)
        if mark is None:
            return
        kept = self._of(mark)
        if self._size + size > self._most:
            kept.clear()
            self._size = 0
        kept[key] = value
        self._size += size

    def _of(self, mark: str | None) -> dict[Hashable, object]:
        if mark is None:
            return {}
        of, kept = self._kept  # together, since other threads may put another state in its place
        if of != mark:
            kept = {}
            self._kept, self._size = (mark, kept), 0
        return kept
