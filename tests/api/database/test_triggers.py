"""What goes with a removed row: by foreign keys on SQLite, on PostgreSQL for rows of statements by a trigger."""

import pytest
from sqlalchemy import func, select

from api.articles import ingest
from api.models import Article, Statement
from tests import wholeness

# Two articles of one wording, so that there is a row in every table, and what the other one refers to stays.
SCRIPT = (
    "putin, xi > UNO und China [ukraine] {UN} (china) @ selenskyj % li-qiang ! appeal\n* call 2022-06-15 putin, xi\n"
)
TRIGGERS = {"sqlite": [], "postgresql": [("statement", "statement_removed")]}
LIST_TRIGGERS = {
    "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger' ORDER BY 1, 2",
    "postgresql": "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O' ORDER BY 1, 2",
}


def _columns(database):
    """Columns that refer to statements."""
    return [column for column, target in wholeness.references(database) if target.table.name == "statement"]


def _count(database, columns):
    with database.reading() as reader:
        rows = {column.table.name: select(func.count()).select_from(column.table) for column in columns}
        return {name: reader.session.scalar(query) for name, query in rows.items()}


@pytest.fixture
def filled(database, add):
    """The ids of two articles, after which each table that refers to statements has rows of both."""
    columns = _columns(database)
    one = add(SCRIPT * 2, "2022-06-16")
    before = _count(database, columns)
    assert min(before.values()) > 0, before
    two = add(SCRIPT * 2 + "xi > China", "2022-06-17")
    assert all(number > before[name] for name, number in _count(database, columns).items())
    return one, two


def test_the_tables_with_triggers(database):
    name = database.engine.dialect.name
    with database.reading() as reader:
        found = [tuple(row) for row in reader.connection.exec_driver_sql(LIST_TRIGGERS[name])]
    assert found == TRIGGERS[name]


def test_nothing_is_left_of_articles_that_are_removed(database, filled):
    for id_ in filled:
        assert ingest.remove(database, id_)
        wholeness.check(database)
    assert not any(_count(database, _columns(database)).values())


@pytest.mark.parametrize("model", [Statement, Article])
def test_nothing_is_left_of_rows_that_the_database_removes(database, filled, model):
    """Words and counts are kept by the application on SQLite, so they are not looked at here."""
    with database.writing() as session:
        session.execute(model.__table__.delete())
    assert wholeness.orphans(database) == []
    assert not any(_count(database, _columns(database)).values())


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_without_the_trigger_rows_are_left_over(database, filled):
    """Each table of which the trigger knows has such rows, so that none of them can be forgotten above."""
    with database.migrating() as connection:
        connection.exec_driver_sql("DROP TRIGGER statement_removed ON statement")
    with database.writing() as session:
        session.execute(Statement.__table__.delete())
    cascading = {"statement_event.sort_key"}
    assert set(wholeness.orphans(database)) >= {str(column) for column in _columns(database)} - cascading
