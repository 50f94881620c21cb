"""Questions by speaker, organisation or theme walk an index in the order of the page."""

import pytest
from sqlalchemy import event

QUESTIONS = {
    "speaker=xi": "statement_speaker",
    "organisation=UN": "statement_organisation",
    "theme=ukraine": "statement_theme",
    "country=china": "statement_voice",
    "speaker=xi&organisation=UN&theme=ukraine": "statement_organisation",
    "": "statement",
}


@pytest.fixture
def plans(database):
    """The plans of all questions about statements that SQLite is asked."""
    found = []

    def explain(connection, cursor, statement, parameters, context, executemany):
        if "sort_key" in statement and statement.startswith("SELECT"):
            plan = connection.connection.execute(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()
            found.append(" | ".join(row[3] for row in plan))

    event.listen(database.engine, "before_cursor_execute", explain)
    return found


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("question", "table"), QUESTIONS.items())
def test_no_question_sorts_or_scans(client, add, plans, question, table):
    add("xi > China [ukraine] {UN} (china)", "2022-01-01")
    del plans[:]
    page = client.get(f"/statements?limit=1&{question}")
    assert page.status_code == 200
    assert plans
    for plan in plans:
        assert "TEMP B-TREE" not in plan
        if question:
            assert f"SEARCH {table}" in plan
            assert "SCAN" not in plan
