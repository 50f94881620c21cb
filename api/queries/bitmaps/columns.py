"""Columns: the facets of one field that each statement has, made of the bitmaps of these facets, chunk by chunk.

Bitmaps say which statements a facet has; to count many groups of some statements the other direction is needed. A chunk of a column
depends on nothing but the bitmaps of its field in this chunk, so it is kept by the chunk's version (models.facet), which is drawn anew
with each change of them: what is found by it is exact in every revision, after a restore and in any database, and nothing has to be
brought forward or thrown away. What was not used for longest goes when there is no room.

Weighed against this (docs/performance.md has the figures):

- files of such columns, mapped into the memory of all workers: they would need a lock, an identity of the database and a way to notice
  each relinked or reparsed statement, to save the two seconds in which `load_all` makes them before the workers are forked;
- columns in the database: an article changes some kilobytes of bitmaps, but would write anew 100 kB of each of 15 columns;
- more stored pairs: of two fields beneath any filter there are too many;
- DuckDB over such columns: not tried, since it would be another copy to be kept in step.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from pyroaring import BitMap
from sqlalchemy import Select, bindparam, select

from api.database import Reader, RevisionCache, is_listed, write_list
from api.models import FacetBitmap, FacetChunk
from api.models.facet import CHUNK_BITS
from api.queries.bitmaps.kept_columns import KEPT

Integers = NDArray[Any]  # of whichever width is enough
CHUNK = 1 << CHUNK_BITS

# How CRoaring writes a bitmap of one array (the public format of roaring bitmaps): cookie, number of containers; key, size less 1;
# where the array begins.
_ONE_CONTAINER = bytes((0x3A, 0x30, 0, 0, 1, 0, 0, 0))
_SIZE, _ARRAY = slice(10, 12), 16
_MOST_IN_ARRAY = 4096


class Column(NamedTuple):
    """A chunk of a column. `codes` are of statements in the order of their numbers; a code is the index of a number in `facets`.

    If statements have more than one, `lengths` says how many each place of the chunk has; else there is one code for each place, 0 for
    none.
    """

    lengths: Integers | None
    codes: Integers
    facets: Integers

    @property
    def bytes(self) -> int:
        """The memory that it takes."""
        lengths = 0 if self.lengths is None else self.lengths.nbytes
        return lengths + self.codes.nbytes + self.facets.nbytes

    def read(self, places: Integers) -> tuple[Integers | None, Integers]:
        """The codes of the statements at some places, one after the other, and for each code the index of its statement in `places`.

        None stands for all indexes in their order, where each statement has one code.
        """
        if self.lengths is None:
            codes = self.codes.take(places)
            if codes.all():
                return None, codes
            owners = codes.nonzero()[0]
            return owners, codes.take(owners)
        lengths = self.lengths.take(places)
        ends = lengths.cumsum(dtype=np.intp)
        owners = np.arange(len(places)).repeat(lengths)
        # Where the codes of a statement begin, less where they come to lie.
        shifts = self.lengths.cumsum(dtype=np.intp).take(places) - ends
        return owners, self.codes.take(shifts.take(owners) + np.arange(len(owners)))


_versions = RevisionCache()


def load_column(reader: Reader, field: str, facets: Integers, chunk: int) -> Column:
    """A chunk of the column of a field, of which `facets` are all."""
    version = _read_versions(reader).get(chunk)
    if version is None:  # nothing that it could be kept by
        return _make(reader, facets, chunk)
    column = KEPT.get((field, chunk), version)
    if column is None:
        column = _make(reader, facets, chunk)
        KEPT.keep((field, chunk), version, column)
    return column


def load_all(reader: Reader, fields: Mapping[str, Integers]) -> None:
    """Make the columns of fields, by which their facets are, as far as there is room; the latest statements first."""
    for chunk in sorted(_read_versions(reader), reverse=True):
        for field, facets in fields.items():
            if not KEPT.has_room(load_column(reader, field, facets, chunk).bytes):
                return


def _read_versions(reader: Reader) -> Mapping[int, int]:
    return _versions.recall(reader, "versions", lambda: dict(reader.run_packed(_VERSIONS)))


_VERSIONS = select(FacetChunk.chunk, FacetChunk.version)


def _make(reader: Reader, facets: Integers, chunk: int) -> Column:
    values = {"facets": write_list(reader.dialect, facets.tolist()), "chunk": chunk}
    read = ((facet, _read(bitmap)) for facet, bitmap in reader.run(_loading(reader.dialect), values))
    found = [(facet, written) for facet, written in read if written]
    places: Integers = np.frombuffer(b"".join(written for _, written in found), np.dtype("<u2"))
    codes = _number(len(written) // 2 for _, written in found)
    lengths = np.bincount(places, minlength=CHUNK)
    numbers = np.array([0, *(facet for facet, _ in found)], np.int64)
    if lengths.max() > 1:
        in_order = codes[np.argsort(places, kind="stable")]
        return Column(lengths.astype(np.min_scalar_type(lengths.max())), in_order, numbers)
    single: Integers = np.zeros(CHUNK, codes.dtype)
    single[places] = codes
    return Column(None, single, numbers)


def _number(sizes: Iterable[int]) -> Integers:
    """1 as often as the first says, and so on."""
    times = np.fromiter(sizes, np.int64)
    return np.repeat(np.arange(1, len(times) + 1, dtype=np.min_scalar_type(len(times))), times)


def _read(bitmap: bytes) -> bytes:
    """The places in its chunk that a bitmap holds, two bytes each. Most are an array of them, and a column has thousands."""
    size = int.from_bytes(bitmap[_SIZE], "little") + 1
    if bitmap.startswith(_ONE_CONTAINER) and size <= _MOST_IN_ARRAY:
        return bitmap[_ARRAY:]
    numbers = np.frombuffer(BitMap.deserialize(bitmap).to_array(), np.uint32)
    return (numbers & (CHUNK - 1)).astype("<u2").tobytes()


@cache
def _loading(dialect: str) -> Select[int, bytes]:
    columns = select(FacetBitmap.facet_number, FacetBitmap.bitmap).where(FacetBitmap.chunk == bindparam("chunk"))
    return columns.where(is_listed(FacetBitmap.facet_number, dialect, "facets"))
