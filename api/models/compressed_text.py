"""Columns of texts and JSON that are compressed by zstd, with a dictionary that was trained on such.

The dictionary is `document.zdict`, made by benchmarks/document_dictionary.py; each text names by number the one that it was compressed
with, so another can be added but none be changed. What was stored before, or is shorter as it is, is not compressed and is read as
well: no text in UTF-8 begins as what is compressed does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from threading import local
from typing import Any

import msgspec
import zstandard
from sqlalchemy import Dialect, LargeBinary, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

LEVEL = 6  # of texts of articles, and of what is stored one by one
BULK_LEVEL = 4  # takes a third of the time, of statements that come in by the thousands
MAGIC = b"\x28\xb5\x2f\xfd"
"""With which everything compressed begins."""
_KEPT_BYTES = 2_500_000  # texts in memory, with what stands for them: the newest are asked for again and again
_ENTRY_BYTES = 250  # of a text in memory beside its letters: the heads of two objects and their place in the dictionary
_kept: dict[bytes, bytes] = {}
_room = _KEPT_BYTES
_own = local()  # of each thread, as they can't be shared


def compress(text: str) -> bytes:
    """A text as it is stored."""
    return compress_bytes(text.encode(), LEVEL)


def compress_bytes(plain: bytes, level: int = BULK_LEVEL) -> bytes:
    """The same for a text in UTF-8."""
    compressed: bytes = _compressor(level).compress(plain)
    return compressed if len(compressed) < len(plain) else plain


def decompress(stored: bytes) -> bytes:
    """The bytes of a text."""
    if not stored.startswith(MAGIC):
        return stored
    text: bytes = _decompressor().decompress(stored)
    return text


def decompress_all(stored: Sequence[bytes]) -> list[bytes]:
    """The same for several, which may be asked for again and again."""
    global _kept, _room
    texts: list[Any] = list(map(_kept.get, stored))
    if None in texts:
        decompress, new = _decompressor().decompress, {}
        for place, each in enumerate(stored):
            if texts[place] is None:
                texts[place] = new[each] = decompress(each) if each[:4] == MAGIC else each
        _room -= sum(map(len, new)) + sum(map(len, new.values())) + len(new) * _ENTRY_BYTES
        if _room < 0:
            _kept, _room = {}, _KEPT_BYTES
        _kept |= new
    return texts


def _compressor(level: int) -> Any:
    compressors: dict[int, Any] = _own.__dict__.setdefault("compressors", {})
    if level not in compressors:
        compressors[level] = zstandard.ZstdCompressor(level, dict_data=_dictionary(level))
    return compressors[level]


def _decompressor() -> Any:
    if not hasattr(_own, "decompressor"):
        _own.decompressor = zstandard.ZstdDecompressor(dict_data=_dictionary())
    return _own.decompressor


@lru_cache(maxsize=3)
def _dictionary(level: int | None = None) -> zstandard.ZstdCompressionDict:
    """What reads, or what compresses at a level, for which the dictionary is made ready once for all threads."""
    found = zstandard.ZstdCompressionDict(resources.files(__package__).joinpath("document.zdict").read_bytes())
    if level is not None:
        found.precompute_compress(level)
    return found


class CompressedText(TypeDecorator[str]):
    """Text, compressed. SQLite keeps bytes in a column of texts as they are."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Bytes on PostgreSQL."""
        return dialect.type_descriptor(LargeBinary() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> Any:
        """As bytes."""
        return None if value is None else compress(value)

    def process_result_value(self, value: Any, _dialect: Dialect) -> str | None:
        """Of bytes, or of a text that was stored before."""
        return value if value is None or isinstance(value, str) else decompress(bytes(value)).decode()


class CompressedJson(TypeDecorator[Any]):
    """JSON, compressed likewise."""

    impl = CompressedText
    cache_ok = True

    def process_bind_param(self, value: Any, _dialect: Dialect) -> str:
        """As text."""
        return msgspec.json.encode(value).decode()

    def process_result_value(self, value: Any, _dialect: Dialect) -> Any:
        """Of text."""
        return None if value is None else msgspec.json.decode(value)
