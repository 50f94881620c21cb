"""Pairs of facets of people and other fields of very many values are no longer kept, but for those with months."""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

KEPT = """CREATE TEMPORARY TABLE kept_pair AS SELECT facet_pair.* FROM facet_pair
    JOIN facet ON facet.number = facet_pair.facet_number
    WHERE facet_pair.field = 'month'
    OR (facet_pair.field <> 'speaker' AND facet.field NOT IN ('speaker', 'addressee', 'entity'))"""
EMPTY = {"postgresql": "TRUNCATE facet_pair", "sqlite": "DELETE FROM facet_pair"}
FILL = """INSERT INTO facet_pair (facet_number, field, other_number, statements)
    SELECT facet_number, field, other_number, statements FROM kept_pair ORDER BY facet_number, field, other_number"""


def upgrade() -> None:
    """Write those that stay anew, so that PostgreSQL gives the room of the others back."""
    op.execute(KEPT)
    op.execute(EMPTY[op.get_bind().dialect.name])
    op.execute(FILL)
    op.execute("DROP TABLE kept_pair")


def downgrade() -> None:
    """Let the earlier version, as after a change of its analysis of words, count all facets and their pairs anew."""
    op.execute("UPDATE revision SET analysis = ''")
