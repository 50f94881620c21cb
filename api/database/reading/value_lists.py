"""A column among the values of one parameter, however many: the statement stays the same, so that what is made of it is kept."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Integer, Text, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY


def is_listed(column: Any, dialect: str, name: str) -> ColumnElement[bool]:
    """Whether a column has one of the values of the parameter of that name."""
    if dialect == "postgresql":
        type_ = BigInteger if isinstance(column.type, Integer) else Text
        return column == any_(bindparam(name, type_=ARRAY(type_)))  # type: ignore[no-any-return]
    values = func.json_each(bindparam(name, type_=Text)).table_valued("value", name=f"{name}_listed")
    return column.in_(select(values.c.value))  # type: ignore[no-any-return]


def write_list(dialect: str, values: Iterable[int] | Iterable[str]) -> Any:
    """The value of such a parameter."""
    return list(values) if dialect == "postgresql" else json.dumps(list(values))
