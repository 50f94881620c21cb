"""Texts that responses consist of, read as the bytes that are sent: to decode and encode them takes longer than to read them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Dialect, Label, LargeBinary
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

from api.database.reading.prepared_statements import ConvertedTogether
from api.models import Statement
from api.models.compressed_text import decompress, decompress_all


class _Document(ConvertedTogether, TypeDecorator[bytes]):
    """A compressed text as its bytes; not to be written by."""

    impl = LargeBinary
    cache_ok = True

    def result_processor(self, _dialect: Dialect, _coltype: object) -> Callable[[Any], bytes]:
        """Of whatever the driver gives for bytes."""
        return _decompress

    def convert_column(self, values: Sequence[Any]) -> list[bytes]:
        """All at once."""
        return decompress_all(values)


def _decompress(value: Any) -> bytes:
    return decompress(bytes(value))


class _Encoded(FunctionElement[bytes]):
    """A column of compressed texts that are never null."""

    type = _Document()
    name = "encoded"
    inherit_cache = True


@compiles(_Encoded)
def _as_text(element: _Encoded, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.clauses, **options)


@compiles(_Encoded, "sqlite")
def _as_bytes(element: _Encoded, compiler: SQLCompiler, **options: Any) -> str:
    return f"CAST({compiler.process(element.clauses, **options)} AS BLOB)"


DOCUMENT: Label[bytes] = _Encoded(Statement.document).label("document")
"""The JSON of a statement."""


class _Wording(msgspec.Struct):
    text: str


_wording = msgspec.json.Decoder(_Wording)
_BEFORE, _BEHIND = b'"text":"', b'","spans":'


def read_text(document: bytes) -> str:
    """The text of a statement, of its JSON: no column has it. It is read without the rest, which takes a third of the time."""
    start = document.find(_BEFORE) + len(_BEFORE)
    found = document[start : document.find(_BEHIND, start)]
    return _wording.decode(document).text if b"\\" in found or b'"' in found else found.decode()
