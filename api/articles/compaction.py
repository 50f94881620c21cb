"""What was stored before it was compressed, compressed: batch by batch while the server works, and again from where it was stopped."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

from sqlalchemy import Column, bindparam, func, select, update
from sqlalchemy.orm import Session

from api.database import Database, repacking
from api.database.bulk import Advance, ignore
from api.models import Article, Statement
from api.models.compressed_text import MAGIC

BATCH = 2000
SECONDS = 600.0  # that SQLite waits for writers before it makes the file smaller
_COLUMNS = {Statement: ("document", "evidence"), Article: ("text",)}


def compact(database: Database, advance: Advance = ignore) -> int:
    """Compress what is not, and give the room back that is not needed; how many statements and articles were compressed.

    What is read stays the same, so the data keep their revision.
    """
    done = sum(_compact_table(database, model, advance) for model in _COLUMNS)
    if database.is_sqlite:
        with closing(sqlite3.connect(str(database.engine.url.database), timeout=SECONDS)) as connection:
            connection.execute("VACUUM")
    repacking.repack(database)
    return done


def count(database: Database) -> int:
    """How many statements and articles there are."""
    with database.reading() as reader:
        return sum(reader.session.scalar(select(func.count()).select_from(model)) or 0 for model in _COLUMNS)


def _compact_table(database: Database, model: Any, advance: Advance) -> int:
    done, last = 0, -1
    while True:
        with database.writing() as session:
            keys = _compress(session, model, last)
        if not keys:
            return done
        done, last = done + len(keys), keys[-1]
        advance(len(keys))


def _compress(session: Session, model: Any, after: int) -> list[int]:
    """The keys of the next rows."""
    table, names = model.__table__, _COLUMNS[model]
    [key] = table.primary_key.columns
    query = select(key, *(table.c[name] for name in names)).where(_is_plain(session, table.c[names[0]]), key > after)
    rows = session.execute(query.order_by(key).limit(BATCH).with_for_update()).all()
    if rows:
        written = [{"key": row[0], **{f"new_{n}": row[i] for i, n in enumerate(names, 1)}} for row in rows]
        change = update(table).where(key == bindparam("key"))
        session.connection().execute(change.values({name: bindparam(f"new_{name}") for name in names}), written)
    return [row[0] for row in rows]


def _is_plain(session: Session, column: Column[Any]) -> Any:
    if session.get_bind().dialect.name == "sqlite":
        return func.typeof(column) == "text"
    return func.substring(column, 1, len(MAGIC)) != MAGIC
