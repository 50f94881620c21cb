"""Events, the accounts that articles give of them, and which statements belong to which.

`articles reparse` fills the tables for what is there.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

Number = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def _to(column: str, target: str, name: str, *, nullable: bool = False, ondelete: str | None = None) -> sa.Column[int]:
    return sa.Column(column, Number, sa.ForeignKey(target, name=name, ondelete=ondelete), nullable=nullable)


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "event",
        sa.Column("number", Number, nullable=False),
        sa.Column("id", sa.String(24), nullable=False),
        sa.Column("sort_key", Number, nullable=False),
        sa.Column("type", sa.String(20), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        _to("place_number", "entity.number", "fk_event_place_number_entity", nullable=True),
        _to("host_number", "entity.number", "fk_event_host_number_entity", nullable=True),
        _to("initiative_number", "entity.number", "fk_event_initiative_number_entity", nullable=True),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_event"),
        sa.UniqueConstraint("id", name="uq_event_id"),
        sa.UniqueConstraint("sort_key", name="uq_event_sort_key"),
    )
    op.create_index("ix_event_day", "event", ["day"])
    op.create_table(
        "event_account",
        _to("article_number", "article.number", "fk_event_account_article_number_article", ondelete="CASCADE"),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        _to("event_number", "event.number", "fk_event_account_event_number_event"),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("is_pinned", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("article_number", "position", name="pk_event_account"),
    )
    op.create_index("ix_event_account_event_number", "event_account", ["event_number"])
    op.create_table(
        "event_key",
        sa.Column("entity", sa.String(200), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        _to("article_number", "article.number", "fk_event_key_article_number_article", ondelete="CASCADE"),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("entity", "day", "article_number", "position", name="pk_event_key"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_key_article_number", "event_key", ["article_number"])
    op.create_table(
        "event_participant",
        _to("entity_number", "entity.number", "fk_event_participant_entity_number_entity"),
        _to("event_number", "event.number", "fk_event_participant_event_number_event", ondelete="CASCADE"),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("entity_number", "event_number", name="pk_event_participant"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_event_participant_event_number", "event_participant", ["event_number"])
    op.create_table(
        "statement_event",
        _to("event_number", "event.number", "fk_statement_event_event_number_event", ondelete="CASCADE"),
        _to("sort_key", "statement.sort_key", "fk_statement_event_sort_key_statement", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event_number", "sort_key", name="pk_statement_event"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_statement_event_sort_key", "statement_event", ["sort_key"])


def downgrade() -> None:
    """Drop them."""
    for table in ("statement_event", "event_participant", "event_key", "event_account", "event"):
        op.drop_table(table)
