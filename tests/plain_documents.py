"""What is stored as it was before it was compressed."""

from __future__ import annotations

import json

from sqlalchemy import Connection, LargeBinary, Text, bindparam, select, update

from api.models import Article, Statement

COLUMNS = {Statement: ("document", "evidence"), Article: ("text",)}


def write(connection: Connection) -> None:
    """Store everything anew, not compressed."""
    is_sqlite = connection.dialect.name == "sqlite"
    for model, names in COLUMNS.items():
        table = model.__table__
        [key] = table.primary_key.columns
        for name in names:
            column = table.c[name]
            for number, value in connection.execute(select(key, column)).all():
                text = value if isinstance(value, str) else json.dumps(value)
                plain = bindparam("plain", text if is_sqlite else text.encode(), Text() if is_sqlite else LargeBinary())
                connection.execute(update(table).where(key == number).values({name: plain}))
