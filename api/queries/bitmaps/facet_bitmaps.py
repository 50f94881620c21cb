"""Statements by their facets: numbers of statements as roaring bitmaps, read from their table and combined.

What is read belongs to the transaction's state of the data, and is kept for other questions as long as the data stand so. So nothing
that is given here may be changed.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple, cast

from msgspec import Struct
from pyroaring import BitMap
from sqlalchemy import BigInteger, ColumnElement, Integer, Select, Text, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

from api.database.execution import dialect_of, run, run_packed
from api.database.revision_memory import Memory
from api.models import Facet, FacetBitmap, StatementNumber

KEPT_BYTES = 8_000_000  # of bitmaps in each process, as they are stored
_kept = Memory(KEPT_BYTES)


class FacetCount(NamedTuple):
    """A facet, and how many statements have it."""

    number: int
    statements: int


class Facets(Struct, frozen=True):
    """Any of some facets of one field; `value` is what the index of the field, if it has one, knows a single one by."""

    field: str
    facets: tuple[FacetCount, ...]
    value: Any = None

    @property
    def most(self) -> int:
        """No more statements than so many have one of them."""
        return sum(facet.statements for facet in self.facets)


def find_facets(session: Session, field: str, values: Iterable[str]) -> tuple[FacetCount, ...]:
    """Those of the facets that a statement has."""
    asked = {"field": field, "values": written(session, values)}
    rows = run(session, _finding(dialect_of(session)), asked)
    return tuple(FacetCount(row.number, row.statements) for row in rows)


@cache
def _finding(dialect: str) -> Any:
    found = select(Facet.number, Facet.statements).where(Facet.field == bindparam("field"))
    return found.where(is_listed(Facet.value, dialect, "values"))


def load(session: Session, facets: Iterable[int]) -> dict[int, BitMap]:
    """The statements of each facet."""
    numbers, kept = list(facets), _kept.of(session)
    found = {facet: cast(BitMap, bitmap) for facet in numbers if (bitmap := kept.get(facet)) is not None}
    missing = [facet for facet in numbers if facet not in found]
    read = _read(session, missing) if missing else {}
    return {facet: found[facet] if facet in found else read[facet] for facet in numbers} if read else found


def _read(session: Session, facets: Sequence[int]) -> dict[int, BitMap]:
    parts: dict[int, list[BitMap]] = defaultdict(list)
    sizes: Counter[int] = Counter()
    for facet, bitmap in run(session, _loading(dialect_of(session)), {"facets": written(session, facets)}):
        parts[facet].append(BitMap.deserialize(bitmap))
        sizes[facet] += len(bitmap)
    read = {facet: _joined(parts[facet]) for facet in facets}
    for facet, joined in read.items():
        _kept.keep(session, facet, joined, sizes[facet])
    return read


@cache
def _loading(dialect: str) -> Any:
    columns = select(FacetBitmap.facet_number, FacetBitmap.bitmap)
    return columns.where(is_listed(FacetBitmap.facet_number, dialect, "facets"))


def is_listed(column: Any, dialect: str, name: str) -> ColumnElement[bool]:
    """Whether a column has one of the values of a parameter, however many; `written` gives the parameter's value."""
    if dialect == "postgresql":
        return column == any_(bindparam(name, type_=ARRAY(_array_type(column))))  # type: ignore[no-any-return]
    values = func.json_each(bindparam(name, type_=Text)).table_valued("value", name=f"{name}_listed")
    return column.in_(select(values.c.value))  # type: ignore[no-any-return]


def _array_type(column: Any) -> Any:
    return BigInteger if isinstance(column.type, Integer) else Text


def written(session: Session, values: Iterable[int] | Iterable[str]) -> Any:
    """Values as the value of a parameter of `is_listed`."""
    return list(values) if dialect_of(session) == "postgresql" else json.dumps(list(values))


def unite(session: Session, facets: Sequence[FacetCount]) -> BitMap:
    """The statements that have any of the facets."""
    return _joined(list(load(session, (facet.number for facet in facets)).values()))


def intersect(session: Session, conditions: Iterable[Facets], start: BitMap | None = None) -> BitMap:
    """The statements that meet every condition, of which there is one at least, or a start.

    They are read from the rarest on, and no further than needed.
    """
    found = start
    for condition in sorted(conditions, key=lambda condition: condition.most):
        if found is not None and not found:
            break
        meeting = unite(session, condition.facets)
        found = meeting if found is None else found & meeting
    assert found is not None
    return found


def _joined(parts: Sequence[BitMap]) -> BitMap:
    return BitMap.union(*parts) if len(parts) > 1 else parts[0] if parts else BitMap()


def sort_keys_of(session: Session, numbers: Iterable[int]) -> list[int]:
    """The sort keys of statements, in no order."""
    query = _numbered(dialect_of(session))
    return [row[0] for row in run_packed(session, query, {"numbers": written(session, numbers)})]


@cache
def _numbered(dialect: str) -> Select[Any]:
    return select(StatementNumber.sort_key).where(is_listed(StatementNumber.number, dialect, "numbers"))
