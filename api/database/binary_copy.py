"""Columns of integers in the binary format of PostgreSQL's COPY, written by numpy: no number becomes a text on the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import BigInteger, SmallInteger
from sqlalchemy.types import TypeEngine

_BEGINNING = b"PGCOPY\n\xff\r\n\0" + bytes(8)  # neither flags nor anything else in the header
_END = b"\xff\xff"


def write_rows(columns: Sequence[NDArray[np.int64]], types: Sequence[TypeEngine[Any]]) -> bytes:
    """All rows: of each the number of its fields, and the length and the bytes of each field."""
    fields = [(f"{part}{at}", form) for at, type_ in enumerate(types) for part, form in _forms(_width(type_))]
    rows = np.empty(len(columns[0]), np.dtype([("fields", ">i2"), *fields]))
    rows["fields"] = len(columns)
    for at, (values, type_) in enumerate(zip(columns, types, strict=True)):
        rows[f"length{at}"] = _width(type_)
        rows[f"value{at}"] = values
    return _BEGINNING + rows.tobytes() + _END


def _forms(width: int) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("length", ">i4"), ("value", f">i{width}")


def _width(type_: TypeEngine[Any]) -> int:
    """Bytes of an integer of that type."""
    if isinstance(type_, SmallInteger):
        return 2
    return 8 if isinstance(type_, BigInteger) else 4
