"""What statements can be selected by, counted: kept in the same transaction as the statements themselves.

A facet is a value of a field: speaker = wladimir-putin, theme = ukraine, kind = direct, stem = beziehung. A bitmap holds the numbers
of its statements, so that filters combine by bitwise operations; pairs hold how often two facets meet, so that groups need not be
counted. There are pairs where they are few: those of people and other fields of very many values would be nine rows in ten, and are
counted by columns as soon.
"""

from __future__ import annotations

from sqlalchemy import Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.models.base import Base, Folded, Number, checked_by_sqlite, goes_with_statement

CHUNK_BITS = 16  # a chunk is one container of a roaring bitmap, at most 8 KB
ANY = ("any", "")  # the facet of every statement
UNKNOWN = ""  # the value where a source or date is not known
GROUPED = ("speaker", "organisation", "theme", "country", "act", "kind", "source", "month")  # by what pairs are counted
PAIRED = (*GROUPED[:-1], "addressee", "entity")  # for what
MANY = ("speaker", "addressee", "entity")  # fields of so many values that these are paired with nothing but months


def is_paired(one: str, other: str) -> bool:
    """Whether it is kept how often the facets of one field meet those of another one, which statements are grouped by."""
    return one in PAIRED and other in GROUPED and (other == "month" or (one not in MANY and other not in MANY))


class StatementNumber(Base):
    """The number under which bitmaps know a statement: 1, 2, 3 … in the order in which statements were stored, never used again."""

    __tablename__ = "statement_number"
    __table_args__ = (goes_with_statement(), Index(None, "sort_key", "number", unique=True))

    number: Mapped[int] = mapped_column(Number, primary_key=True, autoincrement=False)
    sort_key: Mapped[int] = mapped_column(Number)


class Facet(Base):
    """A value of a field, and how many statements have it. For entities and themes the value is their id."""

    __tablename__ = "facet"
    __table_args__ = (UniqueConstraint("field", "value"),)

    number: Mapped[int] = mapped_column(Number, primary_key=True)
    field: Mapped[str] = mapped_column(String(20))
    value: Mapped[str] = mapped_column(Folded)
    statements: Mapped[int] = mapped_column(Number)


class FacetBitmap(Base):
    """Those numbers of a facet's statements that begin with `chunk`, as pyroaring serialises a BitMap of them."""

    __tablename__ = "facet_bitmap"
    __table_args__ = (checked_by_sqlite("facet_number", "facet.number"),)

    facet_number: Mapped[int] = mapped_column(Number, primary_key=True)
    chunk: Mapped[int] = mapped_column(primary_key=True)
    bitmap: Mapped[bytes] = mapped_column(LargeBinary)


class FacetChunk(Base):
    """A chunk of the numbers. `version` is drawn anew with each change of its bitmaps, so what is made of them can be kept by it."""

    __tablename__ = "facet_chunk"

    chunk: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(Number)


class FacetPair(Base):
    """How many statements of a facet have another one too, which is of a field that statements are grouped by."""

    __tablename__ = "facet_pair"
    __table_args__ = (checked_by_sqlite("facet_number", "facet.number"), {"sqlite_with_rowid": False})

    facet_number: Mapped[int] = mapped_column(Number, primary_key=True)
    field: Mapped[str] = mapped_column(String(20), primary_key=True)
    other_number: Mapped[int] = mapped_column(Number, primary_key=True)  # no foreign key, which would need an index
    statements: Mapped[int] = mapped_column(Number)
