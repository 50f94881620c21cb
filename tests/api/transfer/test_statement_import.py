"""Statements that were exported are stored again: the same, once, or not at all."""

import json
import os
from functools import partial
from io import BytesIO

import msgspec
import pytest

from api import create_app
from api.articles import documents, ingest
from api.models import Article, Statement
from api.transfer import statement_import
from schemas import statement, statement_line
from tests.conftest import PARSER

SCRIPT = "putin > Frieden mit China [ukraine] {UN} (russland) @ xi ! appeal\nErzählung\nxi, li-qiang > „Handel“ [trade] (china)"


@pytest.fixture
def run(app, database, tmp_path):
    """Import lines (dicts or text)."""

    def run(lines, *options):
        file = tmp_path / "statements.ndjson"
        text = "".join(
            (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)) + "\n" for line in lines
        )
        file.write_text(text, encoding="utf-8")
        return app.test_cli_runner().invoke(args=["statements", "import", str(file), *map(str, options)])

    return run


@pytest.fixture
def exported(client, add, database):
    """Statements of an article that has been removed since."""
    add(SCRIPT, "2022-01-01", title="Titel", source="Quelle")
    add("xi > Sicherheit", None)
    lines = client.get("/statements?explain=1").json["data"]
    for article in {line["article"]["id"] for line in lines}:
        ingest.remove(database, article)
    assert client.get("/statements").json["data"] == []
    return lines


def timeless(lines):
    return [{name: value for name, value in line.items() if name != "created_at"} for line in lines]


def test_what_comes_back_is_what_was_exported(run, client, exported):
    result = run(exported)
    assert result.exit_code == 0, result.output
    assert "3 statements stored" in result.output
    assert timeless(client.get("/statements?explain=1").json["data"]) == timeless(exported)


QUERIES = (
    "speaker=putin organisation=UN theme=ukraine q=Frieden entity=china country=china addressee=xi act=appeal kind=direct"
    " source=Quelle from=2022-01-01"
).split()


def test_it_is_found_as_before(run, client, add, database, exported):
    def found():
        return {query: [line["id"] for line in client.get(f"/statements?{query}").json["data"]] for query in QUERIES}

    run(exported)
    before = found()
    assert all(before.values())
    for article in client.get("/articles").json["data"]:
        ingest.remove(database, article["id"])
    add("xi > Sicherheit", None)
    add(SCRIPT, "2022-01-01", title="Titel", source="Quelle")
    assert found() == before


def test_stored_and_fresh_dumps_are_equal(run, database, exported):
    run(exported)
    with database.writing() as session:
        for row in session.query(Statement):
            stored = row.document
            documents.write_document(row)
            assert row.document == stored


def test_again_nothing_is_stored(run, client, exported):
    run(exported)
    before = client.get("/statements").json
    assert "0 statements stored, 3 passed by" in run(exported, "--batch", 1).output
    assert client.get("/statements").json == before
    assert "0 statements stored" in run([*exported, *exported]).output


def test_articles_are_marked_and_have_their_sentences_in_place(run, client, exported):
    run(exported[:1])
    [article] = client.get("/articles").json["data"]
    assert article["is_excerpt"] is True
    run(exported)
    text = client.get(f"/articles/{article['id']}").json["text"]
    assert text == SCRIPT.replace("Erzählung", "         ").replace("\n", " ")
    for line in exported[:2]:
        assert [text[span["start"] : span["end"]] for span in line["spans"]] == [line["text"]]


def test_the_whole_article_takes_the_place_of_its_excerpt(run, client, add, exported):
    run(exported)
    add(SCRIPT, "2022-01-01", title="Titel", source="Quelle")
    found = client.get("/statements?explain=1").json
    assert found["meta"]["total"] == 3
    assert timeless(found["data"]) == timeless(exported)
    assert client.get(f"/articles/{found['data'][0]['article']['id']}").json["text"] == SCRIPT
    assert "0 statements stored" in run(exported).output


def test_entities_and_themes_that_are_missing_are_made(run, client, exported):
    line = exported[0]
    line["speakers"] = [
        {"id": "neu", "type": "person", "name": "Eva Neu", "wikidata": "Q1", "code": None, "country": "DE"}
    ]
    line["themes"] = ["neues"]
    run([line])
    assert client.get("/statements?speaker=Eva+Neu&theme=neues").json["meta"]["total"] == 1
    assert client.get("/speakers/neu").json["wikidata"] == "Q1"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "sung"}, "kind"),
        ({"text": 1}, "$.text"),
        ({"surprise": 1}, "surprise"),
        ({"speakers": []}, "$.speakers"),
        ({"context": "Etwas ganz anderes"}, "context"),
        ({"spans": [{"start": 5, "end": 7}]}, "long"),
        ({"spans": [{"start": 7, "end": 7}]}, "ends"),
        ({"themes": ["a", "a"]}, "themes"),
        ({"text": "\0"}, "NUL"),
    ],
)
@pytest.mark.on_sqlite
def test_a_bad_line_is_named_and_its_batch_left_out(run, client, exported, change, said):
    result = run([exported[0], exported[1], exported[2] | change], "--batch", 2)
    assert result.exit_code == 1
    assert "line 3: " in result.output
    assert said in result.output
    assert "Nothing after line 2 was stored" in result.output
    assert client.get("/statements").json["meta"]["total"] == 2
    assert run([*exported[:2], "nonsense", "[]"]).output.count("line ") == 3
    assert client.get("/statements").json["meta"]["total"] == 2


@pytest.mark.parametrize("is_killed", [False, True])
@pytest.mark.on_sqlite
def test_by_several_processes_the_same_comes_of_it(exported, database, monkeypatch, is_killed):
    """An article's statements are in several chunks, one chunk is known in part, one process may be killed."""
    lines = [json.dumps(line, ensure_ascii=False).encode() + b"\n" for line in [*exported, exported[0]]]
    monkeypatch.setattr(statement_import.lines, "CHUNK", 2)
    monkeypatch.setattr(statement_import.pool, "CHUNK", 2)
    monkeypatch.setattr(statement_import.pool, "SMALL", 1)
    monkeypatch.setattr(statement_import.pool, "_begin", partial(os._exit, 1) if is_killed else int)
    list(statement_import.store(database, BytesIO(b"".join(lines[:1]))))
    done = list(statement_import.store(database, BytesIO(b"".join(lines)), processes=2))
    assert [(stored.lines, stored.new) for stored in done] == [(4, 2)]
    with database.reading() as reader:
        found = [
            msgspec.json.decode(row.document) for row in reader.session.query(Statement).order_by(Statement.created_at)
        ]
    without = [timeless([line])[0] for line in exported]
    assert timeless(found) == [{name: value for name, value in line.items() if name != "evidence"} for line in without]


def test_a_statement_that_contradicts_its_article_is_refused(run, client, add, exported):
    add(SCRIPT, "2022-01-01", title="Titel", source="Quelle")
    line = exported[0] | {"id": "other", "context": "putin > Frieden mit Japan", "text": "Frieden mit Japan"}
    result = run([line])
    assert "does" in result.output
    assert result.exit_code == 1


def test_the_form_of_a_line_is_that_of_the_schema():
    assert set(statement_line.StatementLine.__struct_fields__) == set(statement.Statement().fields)
    for struct, schema in [
        (statement_line.Mention, statement.Mention),
        (statement_line.Cue, statement.Cue),
        (statement_line.EntityReference, statement.EntityReference),
        (statement_line.ArticleReference, statement.ArticleReference),
        (statement_line.Evidence, statement.Evidence),
    ]:
        assert set(struct.__struct_fields__) == set(schema().fields)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_the_real_extraction_finds_survives(seeded, settings, tmp_path):
    lines = seeded.get("/statements?explain=1").json["data"]
    app = create_app(settings, PARSER)
    file = tmp_path / "seed.ndjson"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    result = app.test_cli_runner().invoke(args=["statements", "import", str(file)])
    assert result.exit_code == 0, result.output
    found = app.test_client().get("/statements?explain=1").json["data"]
    assert timeless(found) == timeless(lines)
    with app.extensions["communique"].database.reading() as reader:
        assert reader.session.query(Article).one().is_excerpt


def test_the_help_tells_how_many_lines_are_stored_at_once(app, monkeypatch):
    told = app.test_cli_runner().invoke(args=["statements", "import", "--help"]).output
    assert all(f"{size:,} on {dialect}" in " ".join(told.split()) for dialect, size in statement_import.BATCHES.items())
