"""Through whom statements reach the reader, and the author of an article.

`articles reparse` fills the table for what is there.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Add the link table and the column."""
    op.add_column("article", sa.Column("author", sa.Text(), nullable=True))
    op.create_table(
        "statement_relay",
        sa.Column("entity_number", Number, sa.ForeignKey("entity.number", name="fk_statement_relay_entity_number_entity"), nullable=False),
        sa.Column("sort_key", Number, sa.ForeignKey("statement.sort_key", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("entity_number", "sort_key", name="pk_statement_relay"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_statement_relay_sort_key", "statement_relay", ["sort_key"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("statement_relay")
    op.drop_column("article", "author")
