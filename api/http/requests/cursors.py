"""Cursors: the position at which a page ended, as an opaque text that only this server can make."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import Struct

from api.http.errors.problems import Problem
from api.queries.paging import Position

_SIGNATURE_BYTES = 20


class Cursors(Struct, frozen=True):
    """Writes and reads cursors: JSON and its HMAC. `secret` signs them; `kind` says for which list and order they are."""

    secret: str

    def write(self, position: Position, kind: str) -> str:
        """A position as text that is safe in addresses."""
        payload = _encode(msgspec.json.encode([int(position.backwards), *map(_plain, position.values)]))
        return f"{payload}.{self._sign(payload, kind)}"

    def read(self, cursor: str, kind: str, parameter: str = "cursor") -> Position:
        """The position that a cursor stands for; raises Problem for one that wasn't written here for such a list."""
        payload, _, signature = cursor.rpartition(".")
        if not cursor.isascii() or not hmac.compare_digest(self._sign(payload, kind), signature):
            detail = "The cursor was not made by this server for this list in this order; take it from a link."
            raise Problem("invalid-cursor", detail, [{"parameter": parameter, "detail": detail}])
        backwards, *values = msgspec.json.decode(_decode(payload))
        return Position(tuple(map(_typed, values)), bool(backwards))

    def _sign(self, payload: str, kind: str) -> str:
        signed = _keyed(self.secret).copy()
        signed.update(f"{kind}\0{payload}".encode())
        return _encode(signed.digest()[:_SIGNATURE_BYTES])


@lru_cache(maxsize=2)
def _keyed(secret: str) -> hmac.HMAC:
    """What begins every signature; to begin it anew takes longer than to end it."""
    return hmac.new(secret.encode(), digestmod="sha256")


def _encode(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()


def _decode(payload: str) -> bytes:
    return urlsafe_b64decode(payload + "=" * (-len(payload) % 4))


def _plain(value: Any) -> Any:
    return {"at": value.isoformat()} if isinstance(value, datetime) else value


def _typed(value: Any) -> Any:
    return datetime.fromisoformat(value["at"]) if isinstance(value, dict) else value
