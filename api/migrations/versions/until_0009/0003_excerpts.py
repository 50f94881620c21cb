"""Articles of which only the sentences of their statements are known."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Mark them; what is there is whole."""
    op.add_column("article", sa.Column("is_excerpt", sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """Drop the mark."""
    op.drop_column("article", "is_excerpt")
