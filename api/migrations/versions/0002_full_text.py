"""The full-text index of statements, filled from those that are there."""

from alembic import op

from api.queries import fulltext

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    connection = op.get_bind()
    fulltext.make_tables(connection)
    fulltext.rebuild(connection)


def downgrade() -> None:
    """Drop the index."""
    fulltext.drop_tables(op.get_bind())
