"""Articles' texts, the JSON of statements and their evidence may be compressed; what that JSON has is in no other column.

For that they are bytes on PostgreSQL; SQLite keeps bytes in columns of texts. What is there stays as it is until `database compact`
compresses it.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

COLUMNS = {"article": {"text": "TEXT"}, "statement": {"document": "TEXT", "evidence": "JSON"}}
IN_DOCUMENT: dict[str, Any] = {"text": sa.Text(), "spans": sa.JSON(), "cue": sa.JSON()}


def upgrade() -> None:
    """Drop columns, and turn texts into bytes."""
    _name_type("JSON", "TEXT")
    for name in IN_DOCUMENT:
        op.drop_column("statement", name)
    _alter("BYTEA USING convert_to({name}::text, 'UTF8')")


def downgrade() -> None:
    """Turn bytes into texts, which are to be of statements that are not compressed, and fill the columns from JSON."""
    _alter("{former} USING convert_from({name}, 'UTF8')::{former}")
    _name_type("TEXT", "JSON")
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    for name, kind in IN_DOCUMENT.items():
        op.add_column("statement", sa.Column(name, kind, nullable=name == "cue", server_default="" if name == "text" else "[]"))
        value = f"json_extract(document, '$.{name}')" if is_sqlite else f"document::json ->{'>' * (name == 'text')} '{name}'"
        op.execute(sa.text(f"UPDATE statement SET {name} = {value}"))  # noqa: S608 - names of our own


def _name_type(former: str, now: str) -> None:
    """Give the evidence of SQLite another type: a name in the schema, whose rows stay as they are (sqlite.org/lang_altertable.html)."""
    if op.get_bind().dialect.name == "sqlite":
        renamed = f"replace(sql, 'evidence {former} NOT NULL', 'evidence {now} NOT NULL')"
        op.execute(sa.text("PRAGMA writable_schema = ON"))
        op.execute(sa.text(f"UPDATE sqlite_master SET sql = {renamed} WHERE name = 'statement'"))  # noqa: S608
        op.execute(sa.text("PRAGMA writable_schema = OFF"))


def _alter(how: str) -> None:
    """Give columns of PostgreSQL another type."""
    if op.get_bind().dialect.name == "postgresql":
        for table, columns in COLUMNS.items():
            changes = (f"ALTER {name} TYPE {how.format(name=name, former=former)}" for name, former in columns.items())
            op.execute(sa.text(f"ALTER TABLE {table} {', '.join(changes)}"))
