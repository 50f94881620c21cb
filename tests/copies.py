"""Many statements at once, for tests and measurements of what is large: copies of one, made by the database."""

from __future__ import annotations

from typing import Any

from sqlalchemy import String, Text, cast, func, insert, literal, select
from sqlalchemy.orm import Session

from api.articles import facets
from api.models import Statement


def add(session: Session, number: int) -> None:
    """Copy the only statement there is, with ids 1 to `number`, after it in the default order and without its links, but counted."""
    counted = select(literal(1).label("n")).cte(recursive=True)
    counted = counted.union_all(select(counted.c.n + 1).where(counted.c.n < number))
    id_ = cast(counted.c.n, String)
    values = {column.name: column for column in Statement.__table__.columns} | {
        "sort_key": Statement.sort_key - counted.c.n,
        "id": id_,
        "position": Statement.position + counted.c.n,
        "document": _as_stored(session, func.replace(_plain(session), Statement.id, id_)),
    }
    copies = select(*values.values()).select_from(Statement).join(counted, literal(True))
    session.execute(insert(Statement).from_select(list(values), copies))
    facets.rebuild(session.connection())


def _plain(session: Session) -> Any:
    """The JSON of the only statement, as the database can change it."""
    return literal(session.scalars(select(Statement.document)).one(), Text)


def _as_stored(session: Session, document: Any) -> Any:
    return func.convert_to(document, "UTF8") if session.get_bind().dialect.name == "postgresql" else document
