"""Cursors: the place where a page ended, as an opaque text that only this server can make."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from hmac import compare_digest
from typing import Any

import msgspec
from itsdangerous import BadData, URLSafeSerializer
from msgspec import Struct

from api.http.errors.problems import Problem
from api.queries.paging import Position

_SIGNATURE_BYTES = 20


class Cursors(Struct, frozen=True):
    """Writes and reads cursors. `secret` signs them; `kind` says for which list and order they are.

    They are JSON and a keyed BLAKE2 hash of it (RFC 7693). itsdangerous signed them once, and those are read still; but a page has
    three of them, which cost more than reading it that way.
    """

    secret: str

    def write(self, position: Position, kind: str) -> str:
        """A position as text that is safe in addresses."""
        payload = _encode(msgspec.json.encode([int(position.backwards), *map(_plain, position.values)]))
        return f"{payload}.{_sign(payload, self.secret, kind)}"

    def read(self, cursor: str, kind: str, parameter: str = "cursor") -> Position:
        """The position that a cursor stands for; raises Problem for one that wasn't written here for such a list."""
        try:
            backwards, *values = self._read(cursor, kind)
        except BadData:
            detail = "The cursor was not made by this server for this list in this order; take it from a link."
            raise Problem("invalid-cursor", detail, [{"parameter": parameter, "detail": detail}]) from None
        return Position(tuple(map(_typed, values)), bool(backwards))

    def _read(self, cursor: str, kind: str) -> Any:
        payload, _, signature = cursor.rpartition(".")
        if cursor.isascii() and compare_digest(_sign(payload, self.secret, kind), signature):
            return msgspec.json.decode(_decode(payload))
        return URLSafeSerializer(self.secret, salt=f"cursor {kind}").loads(cursor)


def _sign(payload: str, secret: str, kind: str) -> str:
    return _encode(blake2b(payload.encode(), digest_size=_SIGNATURE_BYTES, key=_key(secret, kind)).digest())


@lru_cache(maxsize=500)
def _key(secret: str, kind: str) -> bytes:
    return blake2b(f"cursor {kind}\0{secret}".encode()).digest()


def _encode(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()


def _decode(payload: str) -> bytes:
    return urlsafe_b64decode(payload + "=" * (-len(payload) % 4))


def _plain(value: Any) -> Any:
    return {"at": value.isoformat()} if isinstance(value, datetime) else value


def _typed(value: Any) -> Any:
    return datetime.fromisoformat(value["at"]) if isinstance(value, dict) else value
