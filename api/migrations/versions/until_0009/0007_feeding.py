"""Removals of articles that are parsed again, articles that are nearly the same, and articles by address."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Tell removals apart by their revision too; add tables and an index. `articles relink` fills the tables for what is there."""
    _remake("revision", "sort_key")
    _make_table("article_sketch", "hash", "article_number")
    _make_table("article_duplicate", "article_number", "other_number")
    op.create_index("ix_article_url", "article", ["url"])


def downgrade() -> None:
    """Drop them; tell removals apart by their sort key, of which the last one is kept."""
    op.drop_index("ix_article_url", "article")
    for table in ("article_duplicate", "article_sketch"):
        op.drop_table(table)
    op.execute(
        "DELETE FROM removal WHERE EXISTS (SELECT 1 FROM removal AS later"
        " WHERE later.sort_key = removal.sort_key AND later.revision > removal.revision)"
    )
    _remake("sort_key")
    op.create_index("ix_removal_revision_sort_key", "removal", ["revision", "sort_key"])


def _make_table(table: str, first: str, second: str) -> None:
    """A table of two columns that are its key; those with the number of an article go with it."""
    articles = [
        sa.ForeignKeyConstraint([name], ["article.number"], name=f"fk_{table}_{name}", ondelete="CASCADE")
        for name in (first, second)
        if name != "hash"
    ]
    columns = [sa.Column(name, Number, nullable=False) for name in (first, second)]
    key = sa.PrimaryKeyConstraint(first, second, name=f"pk_{table}")
    op.create_table(table, *columns, key, *articles, sqlite_with_rowid=False)
    op.create_index(f"ix_{table}_{second}", table, [second])


def _remake(*key: str) -> None:
    """SQLite can't change a primary key: the table is made anew."""
    op.create_table(
        "removal_new",
        sa.Column("revision", Number, nullable=False, autoincrement=False),
        sa.Column("sort_key", Number, nullable=False, autoincrement=False),
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
