"""Cursors: the place where a page ended, as an opaque text that only this server can make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from itsdangerous import BadData, URLSafeSerializer

from api.http.problems import Problem
from api.queries.paging import Position


@dataclass(frozen=True, slots=True)
class Cursors:
    """Writes and reads cursors. `secret` signs them; `kind` says for which list and order they are."""

    secret: str

    def write(self, position: Position, kind: str) -> str:
        """A position as text that is safe in addresses."""
        return self._serializer(kind).dumps([int(position.backwards), *map(_plain, position.values)])

    def read(self, cursor: str, kind: str, parameter: str = "cursor") -> Position:
        """The position that a cursor stands for; raises Problem for one that wasn't written here for such a list."""
        try:
            backwards, *values = self._serializer(kind).loads(cursor)
        except BadData:
            detail = "The cursor was not made by this server for this list in this order; take it from a link."
            raise Problem("invalid-cursor", detail, [{"parameter": parameter, "detail": detail}]) from None
        return Position(tuple(map(_typed, values)), bool(backwards))

    def _serializer(self, kind: str) -> URLSafeSerializer:
        return _serializer(self.secret, kind)


@lru_cache(maxsize=500)
def _serializer(secret: str, kind: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt=f"cursor {kind}")


def _plain(value: Any) -> Any:
    return {"at": value.isoformat()} if isinstance(value, datetime) else value


def _typed(value: Any) -> Any:
    return datetime.fromisoformat(value["at"]) if isinstance(value, dict) else value
