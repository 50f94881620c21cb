"""Tokens have scopes and may expire; their last use is noted. Tokens made before allow everything, as they did."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

Instant = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add the columns."""
    op.add_column("token", sa.Column("scopes", sa.String(100), nullable=False, server_default="add remove"))
    op.add_column("token", sa.Column("expires_at", Instant, nullable=True))
    op.add_column("token", sa.Column("used_at", Instant, nullable=True))


def downgrade() -> None:
    """Drop the columns."""
    for name in ("scopes", "expires_at", "used_at"):
        op.drop_column("token", name)
