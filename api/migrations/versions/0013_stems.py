"""The full-text index and the facets are made anew: words are told apart by their umlauts.

`api.migrations.upgrade` fills what is empty.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty the index and the numbers by which facets know statements."""
    op.execute(sa.text("DELETE FROM statement_words"))
    op.execute(sa.text("DELETE FROM statement_number"))


def downgrade() -> None:
    """Empty them for the earlier version, which fills them too."""
    upgrade()
