"""Cursors: the place where a page ended, as an opaque text that only this server can make."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from itsdangerous import BadData, Signer, URLSafeSerializer
from itsdangerous.encoding import base64_decode, base64_encode, want_bytes

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


class _Signer(Signer):
    """Signs by one key, which is derived once: that costs as much as signing."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._keyed = hmac.new(self.derive_key(), digestmod=self.digest_method)

    def get_signature(self, value: str | bytes) -> bytes:
        """As it is written behind a value."""
        return base64_encode(self._sign(value))

    def verify_signature(self, value: str | bytes, sig: str | bytes) -> bool:
        """Whether it was made by the key."""
        try:
            return hmac.compare_digest(self._sign(value), base64_decode(sig))
        except BadData:
            return False

    def _sign(self, value: str | bytes) -> bytes:
        keyed = self._keyed.copy()
        keyed.update(want_bytes(value))
        return keyed.digest()


class _Serializer(URLSafeSerializer):
    """Doesn't try to compress: positions are too short for it, and trying costs more than all the rest."""

    default_signer = _Signer

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._signer = super().make_signer()

    def make_signer(self, salt: str | bytes | None = None) -> Signer:
        """The one of the salt that was given at first."""
        return self._signer

    def iter_unsigners(self, salt: str | bytes | None = None) -> Iterator[Signer]:
        """The same."""
        yield self._signer

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
