"""What many questions look up, kept while the data stand as they stood."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from sqlalchemy.orm import Session

MARK = "communique_mark"  # in a session's info: that of the state of the data which its transaction sees
_MOST = 10_000

T = TypeVar("T")


class Memory:
    """Values by their keys, of the state of the data that was asked last; of what is kept nothing may be changed."""

    def __init__(self) -> None:
        self._kept: tuple[str, dict[Hashable, object]] = ("", {})

    def recall(self, session: Session, key: Hashable, make: Callable[[], T]) -> T:
        """The value that is kept, or that is made now; where the session does not say what it sees, nothing is kept."""
        mark = session.info.get(MARK)
        if mark is None:
            return make()
        of, kept = self._kept
        if of != mark or len(kept) >= _MOST:
            kept = {}
            self._kept = (mark, kept)
        if key not in kept:
            kept[key] = make()
        return cast(T, kept[key])
