"""The full-text index of SQLite has no copy of the words; which analysis made the index is noted. api.migrations.upgrade fills it."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

TABLE = """CREATE VIRTUAL TABLE statement_words USING fts5(words, stems, {content} tokenize = "ascii tokenchars '='")"""
TRIGGER = """CREATE TRIGGER statement_words_removed AFTER DELETE ON statement
    BEGIN DELETE FROM statement_words WHERE rowid = old.sort_key; END"""


def upgrade() -> None:
    """Make it anew."""
    op.add_column("revision", sa.Column("analysis", sa.String(16), nullable=True))
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER statement_words_removed")
        op.execute("DROP TABLE statement_words")
        op.execute(TABLE.format(content="content = '',"))


def downgrade() -> None:
    """Make it as it was, for the earlier version, which fills it too."""
    op.drop_column("revision", "analysis")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE statement_words")
        op.execute(TABLE.format(content=""))
        op.execute(TRIGGER)
