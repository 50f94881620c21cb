"""Whose account articles and statements are, and by which catalogue their sources were resolved.

`api.migrations.upgrade` resolves what is there.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

COLUMNS = (("article", "given_side", 40), ("article", "side", 40), ("statement", "side", 40), ("revision", "catalogue", 16))


def upgrade() -> None:
    """Add columns."""
    for table, name, chars in COLUMNS:
        op.add_column(table, sa.Column(name, sa.String(chars), nullable=True))


def downgrade() -> None:
    """Drop them."""
    for table, name, _ in COLUMNS:
        op.drop_column(table, name)
