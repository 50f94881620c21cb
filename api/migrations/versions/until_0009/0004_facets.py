"""Facets of statements with their bitmaps and counts, which api.migrations.upgrade fills."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Folded = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.add_column("revision", sa.Column("statements", Number, nullable=False, server_default="0"))
    op.create_table(
        "statement_number",
        sa.Column("number", Number, autoincrement=False, nullable=False),
        sa.Column("sort_key", Number, sa.ForeignKey("statement.sort_key", ondelete="CASCADE"), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_statement_number"),
    )
    op.create_index("ix_statement_number_sort_key_number", "statement_number", ["sort_key", "number"], unique=True)
    op.create_table(
        "facet",
        sa.Column("number", Number, nullable=False),
        sa.Column("field", sa.String(20), nullable=False),
        sa.Column("value", Folded, nullable=False),
        sa.Column("statements", Number, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_facet"),
        sa.UniqueConstraint("field", "value", name="uq_facet_field_value"),
    )
    op.create_table(
        "facet_bitmap",
        sa.Column("facet_number", Number, sa.ForeignKey("facet.number"), nullable=False),
        sa.Column("chunk", sa.Integer, nullable=False),
        sa.Column("bitmap", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("facet_number", "chunk", name="pk_facet_bitmap"),
    )
    op.create_table(
        "facet_pair",
        sa.Column("facet_number", Number, sa.ForeignKey("facet.number"), nullable=False),
        sa.Column("field", sa.String(20), nullable=False),
        sa.Column("other_number", Number, nullable=False),
        sa.Column("statements", Number, nullable=False),
        sa.PrimaryKeyConstraint("facet_number", "field", "other_number", name="pk_facet_pair"),
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "postgresql":  # roaring bitmaps are small already
        op.execute("ALTER TABLE facet_bitmap ALTER COLUMN bitmap SET STORAGE EXTERNAL")


def downgrade() -> None:
    """Drop the tables."""
    for name in ("facet_pair", "facet_bitmap", "facet", "statement_number"):
        op.drop_table(name)
    op.drop_column("revision", "statements")
