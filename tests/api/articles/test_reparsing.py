"""Articles parsed again: what stays the same keeps its id, time and place, and only changes are told."""

import pytest

from api.articles import drafts, facets, reparsing
from api.database import revisions
from api.queries import fulltext
from tests import scripted

TEXT = "xi > China eins\nputin > Frieden zwei [ukraine] {UN}\nxi > Handel drei"


@pytest.fixture
def run(database):
    """A function that parses everything again with an extraction that sees each text as `change` gives it."""

    def run(change=lambda text: text):
        def extract(text, **fields):
            return scripted.extract(change(text), **fields)

        return list(
            reparsing.reparse(database, drafts.TextParser(extract, scripted.detect), reparsing.list_articles(database))
        )

    return run


def statements(client, **parameters):
    return client.get("/statements", query_string=parameters).json["data"]


def counts(result):
    return [(r.added, r.changed, r.removed) for r in result]


def test_nothing_changes_when_the_extraction_is_the_same(run, add, client, database):
    add(TEXT, day="2022-06-16")
    before, revision = statements(client), revisions.current(database)
    assert counts(run()) == [(0, 0, 0)]
    assert (statements(client), revisions.current(database)) == (before, revision)


def test_what_can_be_read_by_now_has_no_warning_any_more(run, add, client):
    address = "/articles/" + add(TEXT + "\n~ Störung")
    before = client.get(address)
    assert len(before.json["warnings"]) == 1
    assert counts(run(lambda text: text.replace("~", "-"))) == [(0, 0, 0)]
    after = client.get(address, headers={"If-None-Match": before.headers["ETag"]})
    assert after.json == before.json | {"warnings": []}


def test_a_statement_that_gets_other_labels_keeps_its_id_and_time(run, add, client):
    add(TEXT, day="2022-06-16")
    before = statements(client)
    cursor = client.get("/statements").headers["Changes-Cursor"]
    assert counts(run(lambda text: text.replace("[ukraine] {UN}", "[handel ] {UN}"))) == [(0, 1, 0)]
    after = statements(client)
    assert [s["id"] for s in after] == [s["id"] for s in before]
    assert [s["created_at"] for s in after] == [s["created_at"] for s in before]
    assert [after[0], after[2]] == [before[0], before[2]]
    assert after[1]["themes"] == ["handel"]
    assert (len(statements(client, theme="ukraine")), len(statements(client, theme="handel"))) == (0, 1)
    changes = client.get("/changes", query_string={"after": cursor}).json["data"]
    assert [(c["action"], c["id"]) for c in changes] == [("changed", before[1]["id"])]


def test_statements_lost_and_found_again_are_told_to_followers(run, add, client):
    add("xi > davor")
    add(TEXT, day="2022-06-16")
    before = statements(client)
    cursor = client.get("/statements").headers["Changes-Cursor"]
    for _ in range(3):
        assert counts(run(lambda text: text.replace("eins\nputin > F", "eins\nputin = F"))) == [(0, 0, 0), (0, 1, 1)]
        assert [s["id"] for s in statements(client)] == [before[0]["id"], before[2]["id"], before[3]["id"]]
        assert counts(run()) == [(0, 0, 0), (1, 1, 0)]
        assert [s["id"] for s in statements(client)] == [s["id"] for s in before]
    copy = {s["id"]: s for s in before}
    for change in client.get("/changes", query_string={"after": cursor, "limit": 200}).json["data"]:
        copy.pop(change["id"], None)
        if change["action"] != "removed":
            copy[change["id"]] = change["statement"]
    assert sorted(copy.values(), key=lambda s: s["id"]) == sorted(statements(client), key=lambda s: s["id"])


def test_filters_full_text_and_orders_agree_with_a_store_made_anew(run, add, client, database):
    add(TEXT, day="2022-06-16")
    add("putin > Frieden vier [ukraine]", day="2022-06-17")
    run(lambda text: text.replace("xi > China eins", "xi = China eins").replace("Frieden", "Handel "))
    run(lambda text: text.replace("Frieden", "Handel "))

    def ask():
        queries = [{"sort": s} for s in ("created_at", "-created_at", "published_on")]
        queries += [
            {"q": "Handel"},
            {"q": "Frieden"},
            {"speaker": "putin"},
            {"theme": "ukraine"},
            {"organisation": "UN"},
        ]
        stats = client.get("/stats?group_by=speaker").json["data"]
        return [[s["id"] for s in statements(client, **query)] for query in queries], stats

    found = ask()
    with database.writing() as session:
        revisions.advance(revisions.lock(session))
        session.flush()
        fulltext.rebuild(session.connection())
        facets.rebuild(session.connection())
    assert ask() == found
    assert len(found[0][3]) == 3


def test_an_article_that_can_not_be_parsed_stays_and_the_others_are_parsed(run, add, client):
    add("xi > eins")
    add("xi > zwei")

    def fail(text):
        if "eins" in text:
            raise ValueError("no")
        return text.replace("xi", "putin")

    assert [r.failure for r in run(fail)] == ["no", None]
    assert {s["text"]: s["speakers"][0]["id"] for s in statements(client)} == {"eins": "xi", "zwei": "putin"}


def test_the_command_says_what_has_changed(app, add, client):
    id_ = add("xi > eins")
    result = app.test_cli_runner().invoke(args=["articles", "reparse"])
    assert result.output.strip() == "1 articles parsed: 0 statements added, 0 changed, 0 removed"
    assert app.test_cli_runner().invoke(args=["articles", "reparse", id_]).exit_code == 0
