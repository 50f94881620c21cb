"""Articles moved from one server to another, and back: the responses are the same."""

import json
import shutil
import threading

import pytest

from api import create_app
from api.articles import catalogue
from api.articles.events import by_hand
from api.settings import Settings
from tests import scripted
from tests.conftest import NUMBERS, PARSER

QUERIES = [
    "/articles?limit=200",
    "/statements?limit=200&explain=true",
    "/statements?limit=200&sort=created_at",
    "/statements?limit=200&sort=-created_at",
    "/statements?q=Frieden",
    "/statements?theme=ukraine",
    "/stats?group_by=speaker&group_by=theme",
    "/speakers",
    "/stats?group_by=event",
    "/events?limit=200",
]


@pytest.fixture(params=["sqlite", "postgresql"])
def other(request, tmp_path, sqlite_template, postgresql_template):
    """A second server, empty but for the scripted entities."""
    if request.param == "sqlite":
        address = f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'other.sqlite')}"
    else:
        address = postgresql_template(f"other_{next(NUMBERS)}")
    app = create_app(Settings(database_url=address, secret_key="for tests only"), PARSER)
    database = app.extensions["communique"].database
    with database.writing() as session:
        catalogue.update(session, scripted.ENTITIES, [])
    yield app
    database.engine.dispose()


@pytest.fixture
def filled(app, add):
    add(
        "putin, xi > Frieden eins [ukraine] {UN} (china) @ selenskyj ! appeal\nxi > Handel\n* call 2022-06-15 putin, xi",
        day="2022-06-17",
        source="S",
        title="T",
    )
    add("xi > Frieden zwei [ukraine]\n* call 2022-06-15 xi, putin", day="2022-06-16", url="http://x.de/")
    add("jemand neues > Frieden drei [handel]\n* speech 2022-07-01 jemand\n~ Störung")
    return app


def run(app, *arguments, **options):
    return app.test_cli_runner().invoke(args=["articles", *map(str, arguments)], **options)


def responses(app):
    client = app.test_client()
    found = [client.get(query).json["data"] for query in QUERIES]
    return found + [client.get(f"/articles/{article['id']}").json for article in found[0]]


def test_a_round_trip_gives_the_same_answers(filled, other, tmp_path):
    [speech, call] = filled.test_client().get("/events").json["data"]
    by_hand.join(filled.extensions["communique"].database, call["id"], speech["id"])
    assert run(filled, "export", tmp_path / "all.ndjson").exit_code == 0
    result = run(other, "import", tmp_path / "all.ndjson")
    assert result.output.strip() == "3 articles stored, 0 there already", result.output
    assert responses(other) == responses(filled)
    assert run(other, "export").stdout_bytes == (tmp_path / "all.ndjson").read_bytes()
    assert "0 articles stored, 3 there already" in run(other, "import", tmp_path / "all.ndjson").output


def test_what_was_there_stays_and_the_order_of_storing_is_that_of_times(filled, other, tmp_path):
    (tmp_path / "own.txt").write_text("putin > Frieden vier")
    run(other, "add", tmp_path / "own.txt")
    run(filled, "export", tmp_path / "all.ndjson")
    run(other, "import", tmp_path / "all.ndjson")
    client = other.test_client()
    pages = ["/statements?sort=created_at&limit=2"]
    found = []
    while pages[-1]:
        page = client.get(pages[-1]).json
        found += page["data"]
        pages.append(page["links"]["next"])
    assert [s["created_at"] for s in found] == sorted(s["created_at"] for s in found)
    assert len({s["id"] for s in found}) == 5
    (tmp_path / "later.txt").write_text("xi > Frieden fünf")
    run(other, "add", tmp_path / "later.txt")
    assert client.get("/statements?sort=-created_at&limit=1").json["data"][0]["text"] == "Frieden fünf"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda line: line | {"format": "x"},
        lambda line: line | {"text": line["text"] + " mehr"},
        lambda line: line | {"entities": []},
        lambda line: line | {"language": "en"},
        lambda line: line | {"created_at": "2022-06-16T10:00:00"},
        lambda line: {name: line[name] for name in line if name != "statements"},
        lambda line: line | {"statements": [{}]},
        lambda line: [],
    ],
)
@pytest.mark.on_sqlite
@pytest.mark.parametrize("other", ["sqlite"], indirect=True)
def test_a_faulty_line_is_named_and_nothing_is_stored(filled, other, spoil):
    first, *rest = run(filled, "export").stdout.splitlines()
    content = "\n".join([*rest, json.dumps(spoil(json.loads(first)))])
    threads = threading.active_count()
    result = run(other, "import", "-", input=content)
    assert threading.active_count() == threads  # nobody goes on telling how far it has come
    assert (result.exit_code, "line 3" in result.output) == (1, True), result.output
    assert other.test_client().get("/articles").json["data"] == []


@pytest.mark.parametrize(
    ("importing", "exporting"),
    [("articles", ["articles", "export"]), ("statements", None)],
)
def test_a_server_that_was_never_seeded_gives_the_same_answers(
    seeded_copy, sqlite_template, tmp_path, importing, exporting
):
    queries = [
        *(f"/{kind}?limit=200" for kind in ("entities", "organisations", "themes", "speakers", "sources")),
        "/stats?group_by=speaker&group_by=theme",
        "/stats?group_by=theme&group_by=organisation",
        "/entities?q=chi",
    ]
    fresh = create_app(
        Settings(database_url=f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'fresh.sqlite')}", secret_key="x")
    )
    lines = (
        seeded_copy.test_cli_runner().invoke(args=exporting).stdout_bytes
        if exporting
        else seeded_copy.test_client().get("/statements?format=ndjson").data
    )
    (tmp_path / "lines").write_bytes(lines)
    result = fresh.test_cli_runner().invoke(args=[importing, "import", str(tmp_path / "lines")])
    assert result.exit_code == 0, result.output
    before, after = ([app.test_client().get(query).json["data"] for query in queries] for app in (seeded_copy, fresh))
    fresh.extensions["communique"].database.engine.dispose()
    assert after == before
