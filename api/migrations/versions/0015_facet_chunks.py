"""Versions of the chunks of bitmaps, by which columns made of them are kept, and an index of the spellings of sources."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

CHUNK_BITS, VERSION_BITS = 16, 63


def upgrade() -> None:
    """Add the table, with a version for each chunk that there is, and the index."""
    op.create_index("ix_article_source_folded_source", "article", ["source_folded", "source"])
    table = op.create_table(
        "facet_chunk",
        sa.Column("chunk", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("version", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("chunk", name="pk_facet_chunk"),
    )
    last = op.get_bind().scalar(sa.text("SELECT max(number) FROM statement_number"))
    if last is not None:
        chunks = range((last >> CHUNK_BITS) + 1)
        op.bulk_insert(table, [{"chunk": chunk, "version": secrets.randbits(VERSION_BITS)} for chunk in chunks])


def downgrade() -> None:
    """Drop them."""
    op.drop_index("ix_article_source_folded_source", "article")
    op.drop_table("facet_chunk")
