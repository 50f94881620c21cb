"""On PostgreSQL what goes with a statement is removed by one trigger: a foreign key looks for the statement of each row that comes."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

KEYS = {
    "statement_speaker": "fk_statement_speaker_sort_key",
    "statement_addressee": "fk_statement_addressee_sort_key",
    "statement_relay": "fk_statement_relay_sort_key",
    "statement_voice": "fk_statement_voice_sort_key",
    "statement_organisation": "fk_statement_organisation_sort_key",
    "statement_theme": "fk_statement_theme_sort_key",
    "statement_act": "fk_statement_act_sort_key",
    "mention": "fk_mention_sort_key",
    "statement_number": "fk_statement_number_sort_key",
    "statement_words": "fk_statement_words_sort_key",
}
FUNCTION = """CREATE FUNCTION remove_with_statements() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN {} RETURN NULL; END $$"""
REMOVE = "DELETE FROM {table} USING removed WHERE {table}.sort_key = removed.sort_key;"
TRIGGER = """CREATE TRIGGER statement_removed AFTER DELETE ON statement REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION remove_with_statements()"""


def upgrade() -> None:
    """Put the trigger in the place of the keys."""
    if op.get_bind().dialect.name == "postgresql":
        for table, key in KEYS.items():
            op.drop_constraint(key, table, type_="foreignkey")
        op.execute(FUNCTION.format(" ".join(REMOVE.format(table=table) for table in KEYS)))
        op.execute(TRIGGER)


def downgrade() -> None:
    """As it was."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER statement_removed ON statement")
        op.execute("DROP FUNCTION remove_with_statements")
        for table, key in KEYS.items():
            op.create_foreign_key(key, table, "statement", ["sort_key"], ["sort_key"], ondelete="CASCADE")
