"""What of an article could not be read."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a column."""
    op.add_column("article", sa.Column("warnings", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("article", "warnings")
