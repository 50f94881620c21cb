"""The full-text index of statements; api.migrations.upgrade fills it from those that are there."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Rows go with their statements, however these are removed.
TABLES = {
    "sqlite": (
        """CREATE VIRTUAL TABLE statement_words USING fts5(words, stems, tokenize = "ascii tokenchars '='")""",
        """CREATE TRIGGER statement_words_removed AFTER DELETE ON statement
            BEGIN DELETE FROM statement_words WHERE rowid = old.sort_key; END""",
    ),
    "postgresql": (
        """CREATE TABLE statement_words (
            sort_key BIGINT CONSTRAINT pk_statement_words PRIMARY KEY
                CONSTRAINT fk_statement_words_sort_key REFERENCES statement (sort_key) ON DELETE CASCADE,
            words TSVECTOR NOT NULL)""",
        "CREATE INDEX ix_statement_words_words ON statement_words USING gin (words)",
    ),
}


def upgrade() -> None:
    """Make the index."""
    for command in TABLES[op.get_bind().dialect.name]:
        op.execute(command)


def downgrade() -> None:
    """Drop the index."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER statement_words_removed")
    op.execute("DROP TABLE statement_words")
