"""Counts, bitmaps and pairs of facets, brought forward by what comes or goes: a command a table for all statements of a batch."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any, cast

import numpy as np
from pyroaring import BitMap
from sqlalchemy import Connection, Select, Table, bindparam, delete, select, update

from api.articles.facets.members import Members
from api.articles.facets.reading import FacetKey, in_parts
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
    columns = {
        "field": [field for field, _ in members.facets],
        "value": [value for _, value in members.facets],
        "statements": (members.counts * change.sign).tolist(),
    }
    more = {"statements": "facet.statements + excluded.statements"}
    bulk.upsert_columns(change.connection, Facet.__table__, columns, ("field", "value"), more)
    found = _find_facets(change, members.facets)
    return [found[facet] for facet in members.facets]


def _find_facets(change: CountChange, facets: Sequence[FacetKey]) -> dict[FacetKey, int]:
    """By field and value, which are in order."""
    found: dict[FacetKey, int] = {}
    for field, same in groupby(facets, key=lambda facet: facet[0]):
        values = write_list(change.connection.dialect.name, [value for _, value in same])
        rows = change.connection.execute(_named(change.connection.dialect.name), {"field": field, "values": values})
        found |= {(field, value): number for value, number in rows}
    return found


@cache
def _named(dialect: str) -> Select[str, int]:
    """Facets by their names: a constant, as to write lists of thousands into queries takes longer than to find them."""
    query = select(Facet.value, Facet.number)
    return query.where(Facet.field == bindparam("field"), is_listed(Facet.value, dialect, "values"))


def _write_bitmaps(change: CountChange, members: Members, facet_numbers: Sequence[int]) -> None:
    new: dict[tuple[int, int], BitMap] = {}
    for facet, numbers in zip(facet_numbers, members.numbers, strict=True):
        if numbers[0] >> CHUNK_BITS == numbers[-1] >> CHUNK_BITS:
            new[facet, numbers[0] >> CHUNK_BITS] = BitMap(numbers)
        else:
            new |= {(facet, chunk): BitMap(same) for chunk, same in groupby(numbers, key=_chunk_of)}
    for key, bitmap in _read_bitmaps(change, new):
        new[key] = bitmap | new[key] if change.sign > 0 else bitmap - new[key]
    keys = sorted(new)
    columns: dict[str, list[Any]] = {
        "facet_number": [facet for facet, _ in keys],
        "chunk": [chunk for _, chunk in keys],
        "bitmap": [new[key].serialize() for key in keys],
    }
    written = {"bitmap": "excluded.bitmap"}
    bulk.upsert_columns(change.connection, FacetBitmap.__table__, columns, ("facet_number", "chunk"), written)


def _chunk_of(number: int) -> int:
    return number >> CHUNK_BITS


def _read_bitmaps(
    change: CountChange, wanted: Mapping[tuple[int, int], BitMap]
) -> Iterator[tuple[tuple[int, int], BitMap]]:
    columns = (FacetBitmap.facet_number, FacetBitmap.chunk, FacetBitmap.bitmap)
    for chunk in {chunk for _, chunk in wanted}:
        for part in in_parts(facet for facet, c in wanted if c == chunk):
            query = select(*columns).where(FacetBitmap.chunk == chunk, FacetBitmap.facet_number.in_(part))
            for facet, _, bitmap in change.connection.execute(query):
                yield (facet, chunk), BitMap.deserialize(bitmap)


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
    order = np.lexsort((numbers[seconds], numbers[firsts]))  # by the order of the table, but for the field
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
