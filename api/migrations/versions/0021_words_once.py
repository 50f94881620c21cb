"""On PostgreSQL a stem that is the word itself is not indexed a second time. api.migrations.upgrade fills the index anew."""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty the index, which gives its room back."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("TRUNCATE statement_words")


def downgrade() -> None:
    """Empty it for the earlier version, which fills it too."""
    upgrade()
