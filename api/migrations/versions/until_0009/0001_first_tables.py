"""Articles, statements, entities, themes, the links between them, tokens and the revision."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Folded = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
Instant = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make the tables."""
    _make_articles()
    _make_themes()
    _make_entities()
    _make_statements()
    for name in ("speaker", "addressee", "voice", "organisation"):
        _link(f"statement_{name}", sa.Column("entity_number", Number, sa.ForeignKey("entity.number"), primary_key=True))
    _link("statement_theme", sa.Column("theme_number", Number, sa.ForeignKey("theme.number"), primary_key=True))
    _link("statement_act", sa.Column("act", sa.String(30), primary_key=True))
    _make_mentions()
    _make_tokens()
    _make_revision()


def downgrade() -> None:
    """Drop the tables."""
    links = ("speaker", "addressee", "voice", "organisation", "theme", "act")
    for name in ("mention", *(f"statement_{link}" for link in links), "statement", "alias", "entity", "theme_alias", "theme", "article"):
        op.drop_table(name)
    op.drop_table("token")
    op.drop_table("revision")


def _make_articles() -> None:
    op.create_table(
        "article",
        sa.Column("number", Number, primary_key=True, autoincrement=False),
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("sort_key", Number, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("published_on", sa.Date),
        sa.Column("source", sa.Text),
        sa.Column("source_folded", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_article"),
        sa.UniqueConstraint("id", name="uq_article_id"),
        sa.UniqueConstraint("sort_key", name="uq_article_sort_key"),
    )
    op.create_index("ix_article_source_folded_sort_key", "article", ["source_folded", "sort_key"])


def _make_themes() -> None:
    op.create_table(
        "theme",
        sa.Column("number", Number, nullable=False),
        sa.Column("id", sa.String(60), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_en", sa.Text),
        sa.Column("name_folded", Folded, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_theme"),
        sa.UniqueConstraint("id", name="uq_theme_id"),
    )
    op.create_index("ix_theme_name_folded", "theme", ["name_folded"])
    _aliases("theme_alias", "theme")


def _make_entities() -> None:
    op.create_table(
        "entity",
        sa.Column("number", Number, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("type", sa.String(20), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("name_folded", Folded, nullable=False),
        sa.Column("name_en", sa.Text),
        sa.Column("aliases", sa.JSON, nullable=False),
        sa.Column("wikidata", sa.String(20)),
        sa.Column("code", sa.String(2)),
        sa.Column("country", sa.String(2)),
        sa.Column("role", sa.Text),
        sa.Column("gender", sa.String(1)),
        sa.Column("parent", sa.Text),
        sa.Column("is_known", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_entity"),
        sa.UniqueConstraint("id", name="uq_entity_id"),
    )
    op.create_index("ix_entity_type", "entity", ["type"])
    op.create_index("ix_entity_name_folded", "entity", ["name_folded"])
    _aliases("alias", "entity")


def _aliases(name: str, table: str) -> None:
    """Folded names of what a table holds."""
    number = f"{table}_number"
    op.create_table(
        name,
        sa.Column("folded", Folded, primary_key=True),
        sa.Column(number, Number, sa.ForeignKey(f"{table}.number", ondelete="CASCADE"), primary_key=True),
    )
    op.create_index(f"ix_{name}_{number}", name, [number])


def _make_statements() -> None:
    op.create_table(
        "statement",
        sa.Column("sort_key", Number, autoincrement=False, nullable=False),
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("article_number", Number, sa.ForeignKey("article.number", ondelete="CASCADE"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("spans", sa.JSON, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("cue", sa.JSON),
        sa.Column("context_start", sa.Integer, nullable=False),
        sa.Column("context_end", sa.Integer, nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("source_folded", sa.Text),
        sa.Column("created_at", Instant, nullable=False),
        sa.Column("evidence", sa.JSON, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("document_version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("sort_key", name="pk_statement"),
        sa.UniqueConstraint("id", name="uq_statement_id"),
        sa.UniqueConstraint("article_number", "position", name="uq_statement_article_number_position"),
    )
    for column in ("kind", "source_folded", "created_at"):
        op.create_index(f"ix_statement_{column}_sort_key", "statement", [column, "sort_key"])


def _link(name: str, column: sa.Column[Any]) -> None:
    """A table that selects statements: its primary key begins with `column` and goes on with the sort key."""
    op.create_table(
        name,
        column,
        sa.Column("sort_key", Number, sa.ForeignKey("statement.sort_key", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.SmallInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index(f"ix_{name}_sort_key", name, ["sort_key"])


def _make_mentions() -> None:
    op.create_table(
        "mention",
        sa.Column("entity_number", Number, sa.ForeignKey("entity.number"), primary_key=True),
        sa.Column("sort_key", Number, sa.ForeignKey("statement.sort_key", ondelete="CASCADE"), primary_key=True),
        sa.Column("start", sa.Integer, primary_key=True),
        sa.Column("end", sa.Integer, primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_mention_sort_key", "mention", ["sort_key"])


def _make_tokens() -> None:
    op.create_table(
        "token",
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("created_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_token"),
        sa.UniqueConstraint("digest", name="uq_token_digest"),
    )


def _make_revision() -> None:
    table = op.create_table(
        "revision",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("number", Number, nullable=False),
        sa.Column("articles", Number, nullable=False),
        sa.Column("changed_at", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_revision"),
    )
    op.bulk_insert(table, [{"id": 1, "number": 0, "articles": 0, "changed_at": datetime.now(UTC)}])
