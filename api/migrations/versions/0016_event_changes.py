"""Changes of events: the revision of each, and what was removed. What is there counts as added before everything else."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Add columns, an index and a table."""
    op.add_column("event", sa.Column("revision", Number, nullable=False, server_default=sa.text("0")))
    op.add_column("event", sa.Column("is_revised", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_index("ix_event_revision_number", "event", ["revision", "number"])
    op.create_table(
        "event_removal",
        sa.Column("revision", Number, autoincrement=False, nullable=False),
        sa.Column("number", Number, autoincrement=False, nullable=False),
        sa.Column("id", sa.String(24), nullable=False),
        sa.PrimaryKeyConstraint("revision", "number", name="pk_event_removal"),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("event_removal")
    op.drop_index("ix_event_revision_number", "event")
    op.drop_column("event", "is_revised")
    op.drop_column("event", "revision")
