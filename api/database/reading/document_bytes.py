"""Texts that responses consist of, read as the bytes that are sent: to decode and encode them takes longer than to read them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Dialect, Label, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

from api.models import Statement


class _Utf8(TypeDecorator[bytes]):
    """Text as its bytes; not to be written by."""

    impl = Text
    cache_ok = True

    def result_processor(self, dialect: Dialect, _coltype: object) -> Callable[[Any], bytes] | None:
        """None for SQLite, which gives bytes."""
        return None if dialect.name == "sqlite" else str.encode


class _Encoded(FunctionElement[bytes]):
    """A column of texts that are never null."""

    type = _Utf8()
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
