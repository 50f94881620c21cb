"""A folder of Parquet is what the API says, after every change; only what changed is written, and no end of it loses anything."""

import re
from datetime import UTC, date, datetime

import duckdb
import pandas as pd
import pytest

from api.articles import catalogue, ingest
from api.transfer.parquet import exporting
from api.transfer.parquet.columns import COLUMNS
from api.transfer.parquet.folder import Folder, WrongFolder, open_folder
from tests import scripted
from tests.serving import ROOT

FIRST = (
    "putin, xi > Frieden [ukraine] {UN} (china) @ selenskyj ! appeal\nxi > Handel [ukraine]\nputin > Eins\nxi > Zwei"
)

NUMBERS = "SELECT one, count(*) FROM (SELECT unnest({column}) AS one FROM {all}) GROUP BY one"


@pytest.fixture
def export(database, tmp_path):
    """A function that exports; how many files were written."""

    def export(rows=3):
        with open_folder(tmp_path / "out") as folder, database.exporting(60) as reader:
            return len(exporting.export(reader, folder, rows).written)

    return export


@pytest.fixture
def ask(tmp_path):
    """A function that asks DuckDB."""

    def ask(query, **names):
        source = f"read_parquet('{tmp_path}/out/**/*.parquet', hive_partitioning = true)"
        return duckdb.sql(query.format(all=source, **names)).fetchall()

    return ask


@pytest.fixture
def is_right(ask, client):
    """A function that compares the folder with the API."""

    def is_right():
        statements = client.get("/statements?limit=200").json["data"]
        expected = {
            (
                one["id"],
                one["text"],
                int(one["article"]["published_on"][:4]) if one["article"]["published_on"] else None,
                tuple(speaker["id"] for speaker in one["speakers"]),
                one["article"]["title"],
            )
            for one in statements
        }
        found = ask("SELECT id, text, year, speakers, title FROM {all}")
        return (
            len(found) == len(expected)
            and {(*others, tuple(speakers), title) for *others, speakers, title in found} == expected
        )

    return is_right


def files(tmp_path):
    return {file.name: file.stat().st_ino for file in (tmp_path / "out").glob("year=*/*")}


def test_after_every_change_readers_see_what_there_is(database, add, export, is_right, tmp_path):
    first = add(FIRST, "2022-06-16")
    other = add("putin > Ohne Tag")
    assert (export(), is_right()) == (3, True)
    assert export() == 0
    before = files(tmp_path)
    for number in range(5):
        add(f"xi > Neu {number}\nputin > Auch neu", f"2023-01-0{number + 1}")
        assert export() in (1, 2)
        assert is_right()
    assert before.items() <= files(tmp_path).items(), "files of other years stay"
    assert ingest.remove(database, other)
    assert (export(), is_right()) == (0, True)
    add("xi > Wieder ohne Tag")
    late = add("xi > Viel\nxi > Mehr\nputin > Noch mehr\nputin > Zuletzt", "2022-12-31")
    assert export() in (2, 3)
    assert is_right()
    assert ingest.remove(database, first)
    assert is_right() is False
    assert export() <= 1
    assert is_right()
    with database.writing() as session:
        renamed = scripted.ENTITIES | {"putin": scripted.Entity("putin", scripted.EntityType.PERSON, "W. Putin")}
        catalogue.update(session, renamed, [])
    assert export() > 0
    assert is_right()
    assert ingest.remove(database, late)
    assert (export() <= 1, is_right()) == (True, True)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_duckdb_and_pandas_have_the_numbers_of_stats(add, export, ask, client, tmp_path):
    add(FIRST, "2022-06-16", source="BRNN")
    add("xi > Frieden [taiwan]", "2023-01-01")
    export()
    table = pd.read_parquet(tmp_path / "out")

    def stats(field):
        groups = client.get(f"/stats?group_by={field}").json["data"]
        keys = ((group["key"][field], group["count"]) for group in groups)
        return {key["id"] if isinstance(key, dict) else key: number for key, number in keys}

    for field, column in {"speaker": "speakers", "theme": "themes", "act": "acts"}.items():
        expected = stats(field)
        assert dict(ask(NUMBERS, column=column)) == expected
        assert table.explode(column).groupby(column).size().to_dict() == expected
    years = {int(year): number for year, number in stats("year").items()}
    assert dict(ask("SELECT year, count(*) FROM {all} GROUP BY year")) == years
    assert table.groupby("year", observed=True).size().to_dict() == years


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_every_column_is_what_the_statement_says_and_what_the_page_says(add, export, client, tmp_path):
    add(FIRST, "2022-06-16", source="BRNN", url="https://example.org/1", title="Müller")
    export()
    [row] = pd.read_parquet(tmp_path / "out", filters=[("text", "==", "Frieden")]).to_dict("records")
    statement = next(one for one in client.get("/statements").json["data"] if one["text"] == "Frieden")
    assert list(row) == [*COLUMNS, "year"]
    assert (list(row["speaker_names"]), list(row["addressees"])) == (["Wladimir Putin", "Xi Jinping"], ["selenskyj"])
    assert list(row["spans"]) == statement["spans"]
    assert list(row["mentions"]) == statement["entities"]
    assert (row["article"], row["url"]) == (statement["article"]["id"], "https://example.org/1")
    assert row["published_on"] == date(2022, 6, 16)
    assert row["created_at"].to_pydatetime() == datetime.fromisoformat(statement["created_at"]).astimezone(UTC)
    page = (ROOT / "docs" / "parquet.md").read_text(encoding="utf-8")
    types = {name: (str(column.type), column.meaning) for name, column in COLUMNS.items()}
    assert {
        name: (type_, meaning) for name, type_, meaning in re.findall(r"^\| `(\w+)` \| `(.+?)` \| (.+) \|$", page, re.M)
    } == types


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
class TestBrokenOff:
    def test_while_it_writes_the_last_state_stays(self, add, export, ask, is_right, monkeypatch):
        add(FIRST, "2022-06-16")
        export()
        before = ask("SELECT count(*) FROM {all}")
        add("xi > Neu", "2022-06-17")
        with monkeypatch.context() as broken:
            broken.setattr(Folder, "commit", fail)
            with pytest.raises(OSError, match="full"):
                export()
        assert ask("SELECT count(*) FROM {all}") == before
        assert (export(), is_right()) == (1, True)

    def test_once_the_new_state_is_written_the_next_completes_it(self, add, export, is_right, monkeypatch, tmp_path):
        add(FIRST, "2022-06-16")
        export()
        add("xi > Neu", "2022-06-17")
        settle = Folder._settle
        with monkeypatch.context() as broken:
            broken.setattr(Folder, "_settle", lambda folder, to: settle(folder, to) if to == folder.state else fail())
            with pytest.raises(OSError, match="full"):
                export()
        assert (export(), is_right()) == (0, True)
        assert all(name.endswith(".parquet") and name[0] != "." for name in files(tmp_path))

    def test_a_file_that_is_lost_is_written_again(self, add, export, is_right, tmp_path):
        add(FIRST, "2022-06-16")
        export()
        next((tmp_path / "out").glob("year=2022/*.parquet")).unlink()
        assert (export(), is_right()) == (1, True)

    def test_a_database_of_another_history_takes_the_place_of_the_first(
        self, database, add, export, is_right, tmp_path
    ):
        add(FIRST, "2022-06-16")
        export()
        state = tmp_path / "out" / "_state.json"
        state.write_text(re.sub(r'"history": "\w+"', '"history": "other"', state.read_text()))
        assert (export(), is_right()) == (2, True)

    def test_a_replica_that_lags_takes_nothing_back(self, add, export, tmp_path):
        add(FIRST, "2022-06-16")
        export()
        state = tmp_path / "out" / "_state.json"
        state.write_text(re.sub(r'"revision": \d+', '"revision": 99', state.read_text()))
        with pytest.raises(exporting.LaggingDatabase):
            export()


def fail(*_):
    raise OSError("The disk is full.")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_rows_are_told_of_as_they_are_written(database, add, tmp_path):
    add(FIRST, "2022-06-16")
    told = []
    with open_folder(tmp_path / "out") as folder, database.exporting(60) as reader:
        exporting.export(reader, folder, 3, told.append)
    assert sum(told) == 4
    assert len(told) == 2


def test_a_folder_of_something_else_and_one_that_is_written_to_are_refused(tmp_path):
    with (
        open_folder(tmp_path / "out"),
        pytest.raises(WrongFolder, match="Another process"),
        open_folder(tmp_path / "out"),
    ):
        pass
    (tmp_path / "out" / "year=2022").mkdir()
    (tmp_path / "out" / "year=2022" / "mine.parquet").touch()
    with pytest.raises(WrongFolder, match="other files"), open_folder(tmp_path / "out"):
        pass
