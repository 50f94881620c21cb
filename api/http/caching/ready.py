"""Whole responses, ready to be sent."""

from __future__ import annotations

from msgspec import Struct

Headers = list[tuple[str, str]]
# Bytes of one besides its body and for each of its headers, about: it is asked for each answer, so they are not measured.
_OVERHEAD, _HEADER = 1000, 150


class Ready(Struct, frozen=True):
    """A response of status 200 made of the data of a mark; `tag` is that of its ETag, `route` the rule that its address follows."""

    mark: str
    tag: str
    route: str
    headers: Headers
    body: bytes

    @property
    def size(self) -> int:
        """Bytes of memory, about."""
        return len(self.body) + len(self.headers) * _HEADER + _OVERHEAD
