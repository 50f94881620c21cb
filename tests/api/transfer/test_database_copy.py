"""A database can be moved to another kind, and queries can be answered by a replica."""

import shutil
import sqlite3

import pytest

from api import create_app
from api.articles import drafts, ingest
from tests.conftest import NUMBERS, PARSER


@pytest.fixture(params=["sqlite", "postgresql"])
def target_url(request, tmp_path):
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql_template")(f"target_{next(NUMBERS)}")
    return f"sqlite:///{shutil.copy(request.getfixturevalue('sqlite_template'), tmp_path / 'target.sqlite')}"


@pytest.fixture
def copy(settings, target_url):
    """Copies into the target; gives the command's result and an application on the target."""

    def copy():
        app = create_app(settings.__class__(database_url=target_url, secret_key=settings.secret_key), PARSER)
        return app.test_cli_runner().invoke(args=["database", "copy", settings.database_url]), app

    return copy


QUERIES = ["/statements?explain=1", "/statements?speaker=putin&theme=ukraine", "/statements?q=Frieden", "/stats?group_by=speaker",
             "/articles", "/speakers", "/entities?limit=200", "/statements?sort=-created_at"]  # fmt: skip


def test_the_copy_gives_the_same_answers(client, add, database, copy):
    removed = add("xi > Handel [trade]", "2022-02-02")
    add(
        "putin > Frieden mit China [ukraine] {UN} (russland) @ xi\nxi > „Handel“ (china)", "2022-01-01", source="Quelle"
    )
    ingest.remove(database, removed)
    result, app = copy()
    assert result.exit_code == 0, result.output
    for query in QUERIES:
        assert app.test_client().get(query).json == client.get(query).json, query
    after = app.extensions["communique"].database
    ingest.add(after, PARSER, drafts.NewArticle(text="jemand-neues > Frieden [neues]"))
    assert app.test_client().get("/statements?q=Frieden").json["meta"]["total"] == 2


def test_nothing_is_copied_over_what_is_there(add, copy):
    add("putin > Frieden")
    copy()
    result, _ = copy()
    assert result.exit_code == 1
    assert "not empty" in result.output


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_questions_go_to_the_replica_and_what_is_written_to_the_primary(settings, add, writer, tmp_path):
    add("putin > Frieden")
    url = settings.database_url
    replica = tmp_path / "replica.sqlite"
    with sqlite3.connect(url.removeprefix("sqlite:///")) as one, sqlite3.connect(replica) as other:
        one.backup(other)
    app = create_app(
        settings.__class__(database_url=url, database_read_url=f"sqlite:///{replica}", secret_key=settings.secret_key),
        PARSER,
    )
    client = app.test_client()
    first = client.get("/statements")
    before, tag = first.json["meta"]["total"], first.headers["ETag"]
    headers = {"Authorization": writer.environ_base["HTTP_AUTHORIZATION"]}
    response = client.post("/articles", json={"text": "xi > Handel"}, headers=headers)
    assert (response.status_code, len(response.json["statements"])) == (201, 1)
    again = client.get("/statements")
    assert (again.json["meta"]["total"], again.headers["ETag"]) == (before, tag)
    assert writer.get("/statements").json["meta"]["total"] == 2
