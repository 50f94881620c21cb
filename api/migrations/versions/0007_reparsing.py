"""A sort key may be removed more than once, since articles are parsed again."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Tell removals apart by their revision too."""
    _remake("revision", "sort_key")


def downgrade() -> None:
    """Tell them apart by their sort key, of which the last one is kept."""
    op.execute(
        "DELETE FROM removal WHERE EXISTS (SELECT 1 FROM removal AS later"
        " WHERE later.sort_key = removal.sort_key AND later.revision > removal.revision)"
    )
    _remake("sort_key")
    op.create_index("ix_removal_revision_sort_key", "removal", ["revision", "sort_key"])


def _remake(*key: str) -> None:
    """SQLite can't change a primary key: the table is made anew."""
    number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "removal_new",
        sa.Column("revision", number, nullable=False, autoincrement=False),
        sa.Column("sort_key", number, nullable=False, autoincrement=False),
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("article_id", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint(*key, name="pk_removal_new"),
    )
    op.execute(
        "INSERT INTO removal_new (revision, sort_key, id, article_id) SELECT revision, sort_key, id, article_id FROM removal"
    )
    op.drop_table("removal")
    op.rename_table("removal_new", "removal")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE removal RENAME CONSTRAINT pk_removal_new TO pk_removal")
