"""Queries by speaker, organisation or theme walk an index in the order of the page."""

import re

import pytest

QUERIES = {
    "speaker=xi": "statement_speaker",
    "organisation=UN": "statement_organisation",
    "theme=ukraine": "statement_theme",
    "country=china": "statement_voice",
    "entity=china": "mention",
    "kind=indirect": "statement",
    "speaker=xi&organisation=UN&theme=ukraine": "facet_bitmap",
    "speaker=xi&from=2022-01-01": "statement_speaker",
    "q=China": "statement_words",
    "sort=published_on&speaker=xi": "statement_speaker",
    "": "statement_number",
}


@pytest.fixture
def plans(database):
    """The plans of all queries about statements that SQLite is asked."""
    found = []

    def explain(connection, statement, values):
        if statement.startswith("SELECT"):
            plan = connection.connection.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
            found.append(" | ".join(row[3] for row in plan))

    database.observe(explain)
    return found


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("query", "table"), QUERIES.items())
def test_no_query_sorts_or_scans(client, add, plans, query, table):
    add("xi > China [ukraine] {UN} (china)\nxi > China [ukraine] {UN} (china)", "2022-01-01")
    del plans[:]
    page = client.get(f"/statements?limit=1&{query}")
    assert page.json["meta"]["total"] == 2
    steps = [step for plan in plans for step in plan.split(" | ")]
    assert (
        any(step.startswith((f"SEARCH {table} ", f"SCAN {table} VIRTUAL TABLE INDEX ")) for step in steps) or not query
    )
    assert not any("TEMP B-TREE" in step for step in steps)
    small = " VIRTUAL TABLE INDEX |_listed| packed$| revision$"  # a revision is one row
    assert not [step for step in steps if step.startswith("SCAN") and not re.search(small, step)]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("query", ["speaker=xi", "theme=ukraine", "q=China", "organisation=UN&to=2023-01-01"])
def test_a_page_of_one_index_is_one_query(client, add, plans, query):
    add("xi > China [ukraine] {UN}", "2022-01-01")
    client.get(f"/statements?{query}")
    del plans[:]
    assert client.get(f"/statements?limit=7&{query}").json["meta"]["total"] == 1
    assert len([plan for plan in plans if re.search("SEARCH statement (?!AS)", plan)]) == 1
    assert not any("SEARCH statement_number" in plan for plan in plans)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("query", ["", "speaker=xi&", "entity=china&", "kind=indirect&", "act=comment&"])
def test_a_range_of_days_beside_one_value_takes_no_bitmaps(client, add, plans, query):
    for day in ("2021-12-14", "2021-12-15", "2022-01-31", "2022-03-10", "2022-03-11", None):
        add(f"xi > China vom {day} [ukraine] {{UN}} (china)", day)
    del plans[:]
    page = client.get(f"/statements?{query}from=2021-12-15&to=2022-03-10").json
    assert (page["meta"]["total"], len(page["data"])) == (3, 3)
    assert plans
    assert not any("facet_bitmap" in plan for plan in plans)
