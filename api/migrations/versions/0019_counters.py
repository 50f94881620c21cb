"""On PostgreSQL pages of what is counted keep room for rows that change, and what rows link is not looked up row by row."""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

COUNTED = ("facet", "facet_bitmap", "facet_pair")
KEYS = {
    "fk_facet_bitmap_facet_number": ("facet_bitmap", "facet"),
    "fk_facet_pair_facet_number": ("facet_pair", "facet"),
    "fk_statement_theme_theme_number": ("statement_theme", "theme"),
    "fk_statement_speaker_entity_number": ("statement_speaker", "entity"),
    "fk_statement_addressee_entity_number": ("statement_addressee", "entity"),
    "fk_statement_relay_entity_number_entity": ("statement_relay", "entity"),
    "fk_statement_voice_entity_number": ("statement_voice", "entity"),
    "fk_statement_organisation_entity_number": ("statement_organisation", "entity"),
    "fk_mention_entity_number": ("mention", "entity"),
}
PERCENT = 85  # of a page that is filled at first: a row that changes finds room on it, and its indexes need not change


def upgrade() -> None:
    """Rows that are there move as they change."""
    if op.get_bind().dialect.name == "postgresql":
        for name, (table, _) in KEYS.items():
            op.drop_constraint(name, table, type_="foreignkey")
        for table in COUNTED:
            op.execute(f"ALTER TABLE {table} SET (fillfactor = {PERCENT})")


def downgrade() -> None:
    """As it was."""
    if op.get_bind().dialect.name == "postgresql":
        for table in COUNTED:
            op.execute(f"ALTER TABLE {table} RESET (fillfactor)")
        for name, (table, target) in KEYS.items():
            op.create_foreign_key(name, table, target, [f"{target}_number"], ["number"])
