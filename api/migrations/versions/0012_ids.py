"""Ids of articles and statements begin with a letter, so that no spreadsheet takes them for numbers.

Whoever follows the changes makes a new copy: what they know by its old id would be there twice.
"""

import secrets
from math import ceil
from time import time

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

OLD = {
    "sqlite": "length({0}) = 20 AND {0} NOT GLOB '*[^0-9a-f]*'",
    "postgresql": "{0} ~ '^[0-9a-f]{{20}}$'",
}
STATEMENTS = """UPDATE statement SET id = {new}, document = replace(document, '{{"id":"' || id || '"', '{{"id":"' || {new} || '"')
    WHERE {is_old}"""
DOCUMENTS = """UPDATE statement SET document = replace(document, '"article":{{"id":"' || article.id || '"', '"article":{{"id":"' || {new} || '"')
    FROM article WHERE article.number = statement.article_number AND {is_old}"""
OTHERS = "UPDATE {table} SET {column} = {new} WHERE {is_old}"


def upgrade() -> None:
    """Write the new ids everywhere."""
    connection = op.get_bind()
    old = OLD[connection.dialect.name]
    changed = _run(STATEMENTS.format(new=_new("s", "id"), is_old=old.format("id")))
    changed += _run(DOCUMENTS.format(new=_new("a", "article.id"), is_old=old.format("article.id")))
    for table, column, letter in (("article", "id", "a"), ("removal", "id", "s"), ("removal", "article_id", "a")):
        changed += _run(OTHERS.format(table=table, column=column, new=_new(letter, column), is_old=old.format(column)))
    if changed:
        _renew(connection)


def downgrade() -> None:
    """Nothing: earlier versions read ids of any form."""


def _new(letter: str, column: str) -> str:
    return f"'{letter}-' || substr({column}, 1, 18)"


def _run(statement: str) -> int:
    """How many rows it changed. It is run as it is: a colon in it marks no parameter."""
    return op.get_bind().exec_driver_sql(statement).rowcount


def _renew(connection: sa.Connection) -> None:
    """Other data, of another history."""
    renewed = sa.text(
        "UPDATE revision SET number = number + 1, mark = :mark, history = :history,"
        " modified_at = CASE WHEN modified_at >= :now THEN modified_at + 1 ELSE :now END"
    )
    connection.execute(renewed, {"mark": secrets.token_hex(8), "history": secrets.token_hex(8), "now": ceil(time())})
