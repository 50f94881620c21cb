"""Counts, bitmaps and pairs of facets, brought forward by what comes or goes: a command a table for all statements of a batch."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any, cast

import numpy as np
from sqlalchemy import Connection, Select, Table, bindparam, delete, select, update

from api.articles.facets import containers
from api.articles.facets.members import Members
from api.articles.facets.reading import FacetKey
from api.database import bulk, is_listed, write_list
from api.models import Facet, FacetBitmap, FacetChunk, FacetPair
from api.models.facet import CHUNK_BITS

_VERSION_BITS = 63


@dataclass(frozen=True, slots=True)
class CountChange:
    """Statements that come (sign 1) or go (sign -1)."""

    connection: Connection
    sign: int

    def __post_init__(self) -> None:
        assert self.sign in (1, -1)


def count(change: CountChange, members: Members) -> None:
    """Count statements in or out."""
    if not members.facets:
        return
    facet_numbers = _count_facets(change, members)
    _write_bitmaps(change, members, facet_numbers)
    _renew_chunks(change, members.statements)
    _count_pairs(change, members, facet_numbers)
    if change.sign < 0:
        _forget_unused(change, facet_numbers)


def _count_facets(change: CountChange, members: Members) -> list[int]:
    """Count the facets, making those that are missing; their numbers in the database, in the order of `members.facets`."""
    found, counts = _find_facets(change, members.facets), (members.counts * change.sign).tolist()
    known = sorted((found[facet], n) for facet, n in zip(members.facets, counts, strict=True) if facet in found)
    numbers_there, more = np.array(known, np.int64).reshape(-1, 2).T
    bulk.add_numbers(change.connection, Facet.__table__, {"number": numbers_there, "statements": more}, "number")
    new = [(*facet, n) for facet, n in zip(members.facets, counts, strict=True) if facet not in found]
    numbers = bulk.draw_numbers(change.connection, Facet.__table__, "number", len(new))
    rows = [(number, *row) for number, row in zip(numbers, new, strict=True)]
    bulk.insert_rows(change.connection, Facet.__table__, ("number", "field", "value", "statements"), rows)
    found |= {(field, value): number for number, field, value, _ in rows}
    return [found[facet] for facet in members.facets]


def _find_facets(change: CountChange, facets: Sequence[FacetKey]) -> dict[FacetKey, int]:
    """Those that are there, by field and value, which are in order."""
    found: dict[FacetKey, int] = {}
    for field, same in groupby(facets, key=itemgetter(0)):
        values = write_list(change.connection.dialect.name, [value for _, value in same])
        rows = change.connection.execute(_named(change.connection.dialect.name), {"field": field, "values": values})
        found |= {(field, value): number for value, number in rows}
    return found


@lru_cache(maxsize=4)
def _named(dialect: str) -> Select[str, int]:
    """Facets by their names: a constant, as to write lists of thousands into queries takes longer than to find them."""
    query = select(Facet.value, Facet.number)
    return query.where(Facet.field == bindparam("field"), is_listed(Facet.value, dialect, "values"))


def _write_bitmaps(change: CountChange, members: Members, facet_numbers: Sequence[int]) -> None:
    change_stored = containers.add if change.sign > 0 else containers.remove
    for chunk, parts in members.list_chunks():
        new = sorted((facet_numbers[facet], lows) for facet, lows in parts)
        facets = [number for number, _ in new]
        stored = _read_bitmaps(change, chunk, facets)
        bitmaps = [
            change_stored(stored[number], chunk, lows) if number in stored else containers.write(chunk, lows)
            for number, lows in new
        ]
        columns: bulk.Columns = {"facet_number": facets, "chunk": [chunk] * len(facets), "bitmap": bitmaps}
        written = {"bitmap": "excluded.bitmap"}
        bulk.upsert_columns(change.connection, FacetBitmap.__table__, columns, ("facet_number", "chunk"), written)


def _chunk_of(number: int) -> int:
    return number >> CHUNK_BITS


def _read_bitmaps(change: CountChange, chunk: int, facets: Sequence[int]) -> dict[int, bytes]:
    """Those of a chunk that are there, by facet."""
    dialect = change.connection.dialect.name
    rows = change.connection.execute(_stored(dialect), {"chunk": chunk, "facets": write_list(dialect, facets)})
    return dict(rows.all())


@lru_cache(maxsize=4)
def _stored(dialect: str) -> Select[int, bytes]:
    query = select(FacetBitmap.facet_number, FacetBitmap.bitmap)
    return query.where(FacetBitmap.chunk == bindparam("chunk"), is_listed(FacetBitmap.facet_number, dialect, "facets"))


def _renew_chunks(change: CountChange, numbers: Iterable[int]) -> None:
    """Draw new versions; but for the first statement of a chunk they are there."""
    chunks, version = set(map(_chunk_of, numbers)), secrets.randbits(_VERSION_BITS)
    renewed = update(FacetChunk).where(FacetChunk.chunk.in_(chunks)).values(version=version)
    if change.connection.execute(renewed).rowcount < len(chunks):
        rows = [{"chunk": chunk, "version": version} for chunk in sorted(chunks)]
        bulk.upsert(change.connection, FacetChunk.__table__, rows, ("chunk",), {"version": "excluded.version"})


def _count_pairs(change: CountChange, members: Members, facet_numbers: Sequence[int]) -> None:
    numbers = np.array(facet_numbers, np.int64)
    firsts, seconds, counts = members.count_pairs()
    fields = [field for field, _ in members.facets]
    alphabetical = np.cumsum([field != last for field, last in pairwise(["", *fields])])  # the facets are in order
    order = np.lexsort((numbers[seconds], alphabetical[seconds], numbers[firsts]))  # as the table is
    columns: dict[str, list[Any]] = {
        "facet_number": numbers[firsts[order]].tolist(),
        "field": [fields[second] for second in seconds[order].tolist()],
        "other_number": numbers[seconds[order]].tolist(),
        "statements": (counts[order] * change.sign).tolist(),
    }
    more = {"statements": "facet_pair.statements + excluded.statements"}
    keys = ("facet_number", "field", "other_number")
    bulk.upsert_columns(change.connection, FacetPair.__table__, columns, keys, more)
    if change.sign < 0:
        _forget_pairs(change, columns)


def _forget_pairs(change: CountChange, columns: Mapping[str, Sequence[Any]]) -> None:
    """Of these pairs those that no statement has any more."""
    names = ("facet_number", "field", "other_number")
    rows = [dict(zip(names, row, strict=True)) for row in zip(*(columns[name] for name in names), strict=True)]
    if rows:
        is_row = (FacetPair.facet_number == bindparam("facet_number")) & (FacetPair.field == bindparam("field"))
        is_row &= FacetPair.other_number == bindparam("other_number")
        gone = delete(cast(Table, FacetPair.__table__)).where(is_row, FacetPair.statements == 0)
        change.connection.execute(gone, rows)


def _forget_unused(change: CountChange, facets: Iterable[int]) -> None:
    """Facets that no statement has any more."""
    query = select(Facet.number).where(Facet.number.in_(list(facets)), Facet.statements == 0)
    unused = change.connection.execute(query).scalars().all()
    change.connection.execute(delete(FacetBitmap).where(FacetBitmap.facet_number.in_(unused)))
    change.connection.execute(delete(Facet).where(Facet.number.in_(unused)))
