"""Cursors: the place where a page ended, as an opaque text that only this server can make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from itsdangerous import BadData, URLSafeSerializer
from itsdangerous.encoding import base64_encode

from api.documents import compact
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

    def _serializer(self, kind: str) -> _Serializer:
        return _serializer(self.secret, kind)


class _Serializer(URLSafeSerializer):
    """Doesn't try to compress: positions are too short for it, and trying costs more than all the rest."""

    def dump_payload(self, obj: Any) -> bytes:
        """Some JSON as text that is safe in addresses."""
        return base64_encode(compact(obj))


@lru_cache(maxsize=500)
def _serializer(secret: str, kind: str) -> _Serializer:
    return _Serializer(secret, salt=f"cursor {kind}")


def _plain(value: Any) -> Any:
    return {"at": value.isoformat()} if isinstance(value, datetime) else value


def _typed(value: Any) -> Any:
    return datetime.fromisoformat(value["at"]) if isinstance(value, dict) else value
