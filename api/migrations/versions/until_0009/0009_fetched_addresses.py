"""Entries of feeds that were dealt with."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a table."""
    op.create_table(
        "fetched_address",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("reason", sa.String(40), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_fetched_address"),
    )
    op.create_index("ix_fetched_address_expires_at", "fetched_address", ["expires_at"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("fetched_address")
