"""Archives are loaded by many processes, each article once, and go on where they were broken off."""

import json
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from itertools import islice

import pytest

from api.articles import drafts, ingest
from api.transfer import archives
from api.transfer.archives import LoadOutcome
from tests.conftest import PARSER

TEXTS = [f"putin > Frieden {n}\nxi > Handel {n}" for n in range(12)]
REAL = (
    "Der Präsident traf den Minister. Wladimir Putin betonte, Russland sei zu Gesprächen bereit. Er forderte Frieden."
)


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "archive"
    (folder / "2022").mkdir(parents=True)
    for number, text in enumerate(TEXTS):
        (folder / "2022" / f"{number:02}.txt").write_text(text, encoding="utf-8")
    about = {"title": "T", "published_on": "2022-06-16", "source": "S", "url": "http://example.org/", "language": "de"}
    (folder / "2022" / "00.json").write_text(json.dumps(about), encoding="utf-8")
    return folder


@pytest.fixture
def load(database, monkeypatch):
    """Loads with threads and the scripted parser."""
    monkeypatch.setattr(archives, "_parser", lambda: PARSER)

    def load(archive, number=None):
        with ThreadPoolExecutor(2) as executor:
            return list(islice(archives.load_archive(database, archive, executor, 3), number))

    return load


def test_all_articles_come_in_with_what_is_known_of_them(load, client, folder):
    assert {loaded.outcome for loaded in load(folder)} == {LoadOutcome.ADDED}
    assert client.get("/statements").json["meta"]["total"] == 2 * len(TEXTS)
    [article] = client.get("/articles?source=S").json["data"]
    assert (article["title"], article["published_on"], article["url"]) == ("T", "2022-06-16", "http://example.org/")


def test_what_was_broken_off_goes_on_and_nothing_is_stored_twice(load, client, folder):
    load(folder, 5)
    before = client.get("/articles").json["meta"]["total"]
    assert 5 <= before < len(TEXTS)
    outcomes = [loaded.outcome for loaded in load(folder)]
    assert outcomes.count(LoadOutcome.KNOWN) == before
    assert outcomes.count(LoadOutcome.ADDED) == len(TEXTS) - before
    assert client.get("/articles").json["meta"]["total"] == len(TEXTS)


def test_what_was_parsed_meanwhile_is_stored_together_in_its_order(database, client, folder, monkeypatch):
    monkeypatch.setattr(archives, "_parser", lambda: PARSER)
    monkeypatch.setattr(archives, "TOGETHER", 3)
    sizes, store_all = [], ingest.store_all
    monkeypatch.setattr(ingest, "store_all", lambda *given: sizes.append(len(given[1])) or store_all(*given))
    loaded = list(archives.load_archive(database, folder, _AtOnce(), 5))
    assert [one.name for one in loaded] == [f"2022/{number:02}.txt" for number in range(len(TEXTS))]
    assert sizes == [3] * 4
    assert client.get("/articles").json["meta"]["total"] == len(TEXTS)


class _AtOnce(Executor):
    """Has done everything as soon as it is handed in."""

    def submit(self, call, /, *given, **named):
        future = Future()
        future.set_result(call(*given, **named))
        return future


def test_ndjson_is_taken_as_well_and_bad_articles_are_named(load, client, tmp_path):
    file = tmp_path / "archive.ndjson"
    lines = [{"text": TEXTS[0], "title": "T"}, {"text": TEXTS[0]}, {"title": "T"}, {"text": "English"}, {"text": "…"}]
    file.write_text("\n".join([*map(json.dumps, lines), "nonsense", ""]), encoding="utf-8")
    outcomes = {loaded.name: loaded.outcome for loaded in load(file)}
    assert {name for name, outcome in outcomes.items() if outcome is LoadOutcome.REFUSED} == {
        "line 3", "line 4", "line 5", "line 6",
    }  # fmt: skip
    assert client.get("/articles").json["meta"]["total"] == 1
    assert archives.count_items(file) == 6


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_command_parses_in_processes_of_its_own(app, client, database, tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"{REAL} Das war am {number + 1}. Juni.", encoding="utf-8")
    run = app.test_cli_runner().invoke
    result = run(args=["articles", "load", str(tmp_path), "--processes", "2"])
    assert result.exit_code == 0, result.output
    assert "3 added, 0 there already, 0 refused" in result.output
    assert client.get("/statements?speaker=wladimir-putin").json["meta"]["total"] >= 3
    assert "0 added, 3 there already" in run(args=["articles", "load", str(tmp_path)]).output
    text = (tmp_path / "0.txt").read_text(encoding="utf-8")
    assert not ingest.add(database, PARSER, drafts.NewArticle(text=text)).is_new
