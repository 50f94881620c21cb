"""Whole responses, ready to be sent."""

from __future__ import annotations

from dataclasses import dataclass

Headers = list[tuple[str, str]]
_OVERHEAD = 500  # bytes of one besides its texts, about


@dataclass(frozen=True, slots=True)
class Ready:
    """A response of status 200 made of the data of a mark; `tag` is that of its ETag, `route` the rule that its address follows."""

    mark: str
    tag: str
    route: str
    headers: Headers
    body: bytes

    @property
    def size(self) -> int:
        """Bytes of memory, about."""
        return len(self.body) + sum(len(name) + len(value) for name, value in self.headers) + _OVERHEAD
