"""What copies and caches follow: marks of states, the revision of each statement, and what was removed."""

import math
import secrets

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MARKS = ("mark", "history", "modified_at")


def upgrade() -> None:
    """Add columns and the table of removals; what is there counts as added before everything else."""
    _mark_revision()
    op.add_column("statement", sa.Column("revision", Number, nullable=False, server_default=sa.text("0")))
    op.add_column("statement", sa.Column("is_revised", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_index("ix_statement_revision_sort_key", "statement", ["revision", "sort_key"])
    op.create_table(
        "removal",
        sa.Column("sort_key", Number, autoincrement=False, nullable=False),
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("article_id", sa.String(20), nullable=False),
        sa.Column("revision", Number, nullable=False),
        sa.PrimaryKeyConstraint("sort_key", name="pk_removal"),
    )
    op.create_index("ix_removal_revision_sort_key", "removal", ["revision", "sort_key"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("removal")
    op.drop_index("ix_statement_revision_sort_key", "statement")
    op.drop_column("statement", "is_revised")
    op.drop_column("statement", "revision")
    with op.batch_alter_table("revision") as batch:
        for name in MARKS:
            batch.drop_column(name)


def _mark_revision() -> None:
    op.add_column("revision", sa.Column("mark", sa.String(16)))
    op.add_column("revision", sa.Column("history", sa.String(16)))
    op.add_column("revision", sa.Column("modified_at", Number))
    table = sa.table("revision", sa.column("changed_at", sa.DateTime(timezone=True)), *map(sa.column, MARKS))
    changed_at = op.get_bind().execute(sa.select(table.c.changed_at)).scalar_one()
    second = math.ceil(changed_at.timestamp()) + 1
    marks = {"mark": secrets.token_hex(8), "history": secrets.token_hex(8), "modified_at": second}
    op.execute(table.update().values(marks))
    with op.batch_alter_table("revision") as batch:
        for name in MARKS:
            batch.alter_column(name, nullable=False)
