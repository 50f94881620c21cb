"""What all tables share."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import BigInteger, DateTime, Dialect, Enum, ForeignKeyConstraint, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator


class Instant(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no time zone, so it is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """To UTC."""
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """To an aware datetime in UTC."""
        return value and (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC))


# Folded names sort by code point on every database, so that pages are the same.
Folded = Text().with_variant(Text(collation="C"), "postgresql")

KEY_CHARS = 200  # of a folded name, by which rows are found: folding can lengthen it
SIDE_CHARS = 40  # more than any country's code or organisation's id has

# SQLite's own row number is only used for columns declared INTEGER, which hold 64 bits there.
Number = BigInteger().with_variant(Integer, "sqlite")


def enumeration(values: type[StrEnum], length: int) -> Enum:
    """A column that holds values of an enumeration as text."""
    return Enum(values, native_enum=False, length=length, values_callable=lambda members: [m.value for m in members])


def checked_by_sqlite(column: str, target: str, ondelete: str | None = None) -> Any:
    """A foreign key of a table of which very many rows come at once, whose numbers are those of rows just read or stored.

    PostgreSQL would look for each of them by a query of its own, which takes as long as to store the row.
    """
    key = ForeignKeyConstraint([column], [target], ondelete=ondelete, info={"dialect": "sqlite"})
    return key.ddl_if(dialect="sqlite")


def goes_with_statement() -> Any:
    """Such a key of rows that are removed with their statement; PostgreSQL has a trigger for that (migration 0022)."""
    return checked_by_sqlite("sort_key", "statement.sort_key", "CASCADE")


class Base(DeclarativeBase):
    """The base of all tables; names of constraints are fixed so that migrations can refer to them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: Instant()}
