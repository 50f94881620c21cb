"""The facets of values."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from sqlalchemy import Select, bindparam, select

from api.database import Reader, is_listed, write_list
from api.models import Facet
from api.models.facet import ANY
from api.queries.selecting.selection import FacetCount


def find_facets(reader: Reader, field: str, values: Iterable[str]) -> tuple[FacetCount, ...]:
    """Those of the facets that a statement has."""
    rows = reader.run(_finding(reader.dialect), {"field": field, "values": write_list(reader.dialect, values)})
    return tuple(FacetCount(row.number, row.statements) for row in rows)


def find_facet_of_all(reader: Reader) -> FacetCount:
    """The facet that every statement has."""
    return next(iter(find_facets(reader, ANY[0], [ANY[1]])), FacetCount(0, 0))


@cache
def _finding(dialect: str) -> Select[int, int]:
    found = select(Facet.number, Facet.statements).where(Facet.field == bindparam("field"))
    return found.where(is_listed(Facet.value, dialect, "values"))
