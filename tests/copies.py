"""Many statements at once, for tests and measurements of what is large: copies of one, made by the database."""

from __future__ import annotations

from sqlalchemy import String, cast, func, insert, literal, select
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
        "document": func.replace(Statement.document, Statement.id, id_),
    }
    copies = select(*values.values()).select_from(Statement).join(counted, literal(True))
    session.execute(insert(Statement).from_select(list(values), copies))
    facets.rebuild(session.connection())
