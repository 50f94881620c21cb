"""Bitmaps of one chunk as they are stored, joined without being made first: of ten thousand facets most are of a few statements.

What pyroaring serialises follows the published format of roaring bitmaps (RoaringFormatSpec). A chunk is one container; with up to
4,096 numbers, and none made of runs, that is a header and the lower halves of the numbers in their order.
"""

from __future__ import annotations

from struct import Struct
from typing import NamedTuple

from pyroaring import BitMap

from api.models.facet import CHUNK_BITS

_COOKIE = 12346
_MOST = 4096
_HEADER = Struct("<IIHHI")  # cookie, number of containers, key, numbers less one, where they begin
_LAST = Struct("<H")
LOW_BYTES = _LAST.size
_MOST_BYTES = _HEADER.size + _MOST * LOW_BYTES
_ONE_LIST = _HEADER.pack(_COOKIE, 1, 0, 0, 0)[:8]  # how a bitmap of one container begins that has no runs
_int = int.from_bytes


class Lows(NamedTuple):
    """Numbers of a chunk: their lower halves, ascending, of 16 bits each (little end first), and how many runs of successive ones."""

    content: bytes
    runs: int

    @property
    def is_list(self) -> bool:
        """Whether a bitmap of them is neither one of bits nor, as that would be shorter, of runs."""
        length = len(self.content) // LOW_BYTES
        return length <= _MOST and length <= 2 * self.runs + 1


def write(chunk: int, lows: Lows) -> bytes:
    """A bitmap of numbers of a chunk."""
    return _write(chunk, lows.content) if lows.is_list else _make(chunk, lows).serialize()


def add(stored: bytes, chunk: int, lows: Lows) -> bytes:
    """With further numbers, which nearly always are higher."""
    new = lows.content
    if (
        lows.is_list
        and _has_room(stored, len(new))
        and _int(stored[-LOW_BYTES:], "little") < _int(new[:LOW_BYTES], "little")
    ):
        return _write(chunk, stored[_HEADER.size :] + new)
    return (BitMap.deserialize(stored) | _make(chunk, lows)).serialize()


def remove(stored: bytes, chunk: int, lows: Lows) -> bytes:
    """Without some of its numbers."""
    return (BitMap.deserialize(stored) - _make(chunk, lows)).serialize()


def _write(chunk: int, content: bytes) -> bytes:
    return _HEADER.pack(_COOKIE, 1, chunk, len(content) // LOW_BYTES - 1, _HEADER.size) + content


def _has_room(stored: bytes, size: int) -> bool:
    """Whether it is a list that can have so many bytes more."""
    return _HEADER.size < len(stored) <= _MOST_BYTES - size and stored.startswith(_ONE_LIST)


def _make(chunk: int, lows: Lows) -> BitMap:
    first = chunk << CHUNK_BITS
    return BitMap([first | low for (low,) in _LAST.iter_unpack(lows.content)])
