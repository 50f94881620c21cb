"""docs/clients.md is true: what stands there for each program is run, or asked for, as it stands there."""

import io
import json
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import update

from api.articles import access_tokens
from api.models import Revision
from tests.serving import serve

PAGE = (Path(__file__).parents[4] / "docs" / "clients.md").read_text(encoding="utf-8")
FOLDER = "notebook"
SERVER = "http://127.0.0.1:8000"
TEXT = "Kanzler Olaf Scholz sagte, Deutschland werde der Ukraine helfen."


def blocks(title, language):
    """The code of a language under a heading."""
    section = re.search(rf"^## {re.escape(title)}\n(.+?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)[1]
    return re.findall(rf"^```{language}\n(.+?)^```", section, re.MULTILINE | re.DOTALL)


@pytest.fixture
def address(seeded_copy):
    with serve(seeded_copy) as address:
        yield address


@pytest.fixture
def run(address, tmp_path, monkeypatch, capsys):
    """A function that runs code of the page in a folder of its own; its names, and what it printed."""
    (tmp_path / FOLDER).mkdir()
    monkeypatch.chdir(tmp_path / FOLDER)

    def run(code):
        names = {}
        exec(compile(code.replace(SERVER, address), "clients.md", "exec"), names)  # noqa: S102
        return names, capsys.readouterr().out

    return run


@pytest.fixture
def total(seeded):
    """How many statements the filter of the page finds."""
    return seeded.get("/statements?theme=ukraine").json["meta"]["total"]


def test_pandas(run, seeded, total):
    pytest.importorskip("pandas")
    tables, lines = blocks("pandas", "python")
    names, _ = run(tables)
    assert len(names["statements"]) == total > 0
    groups = seeded.get("/stats?group_by=speaker&theme=ukraine").json["data"]
    assert dict(names["by_speaker"]) == {group["key"]["speaker"]["id"]: group["count"] for group in groups}
    assert names["by_month"].to_numpy().sum() == sum(names["counts"]["count"])
    names, _ = run(lines)
    assert len(names["lines"]) == total
    assert {"type", "start", "text"} <= set(names["mentions"].columns)


def test_parquet(run, seeded, seeded_copy, total):
    of_filter, with_duckdb, with_pandas = blocks("Parquet: DuckDB, pandas, Spark", "python")
    names, _ = run(of_filter)
    assert len(names["statements"]) == total
    [command] = blocks("Parquet: DuckDB, pandas, Spark", "sh")
    result = seeded_copy.test_cli_runner().invoke(args=command.removeprefix("flask --app wsgi ").split())
    assert result.exit_code == 0, result.output
    names, _ = run(with_duckdb)
    groups = seeded.get("/stats?group_by=speaker&group_by=theme&limit=200").json["data"]
    expected = {(one["key"]["speaker"]["id"], one["key"]["theme"]["id"], one["count"]) for one in groups}
    assert set(names["by_theme"]) == expected
    assert names["by_year"] == [(2022, sum(number for _, number in names["by_year"]))]
    names, _ = run(with_pandas)
    groups = seeded.get("/stats?group_by=theme&limit=200").json["data"]
    assert dict(names["by_theme"]) == {one["key"]["theme"]["id"]: one["count"] for one in groups}


def test_r(address, tmp_path):
    if shutil.which("Rscript") is None:
        pytest.skip("R is not installed")
    [code] = blocks("R", "r")
    (tmp_path / "recipe.R").write_text(code.replace(SERVER, address) + "\nstopifnot(nrow(by_speaker) > 0)\n")
    subprocess.run(["Rscript", "recipe.R"], cwd=tmp_path, check=True)


def test_openpyxl_and_the_addresses_for_excel(run, seeded, total):
    [code] = blocks("Excel and LibreOffice", "python")
    names, printed = run(code)
    assert len(names["rows"]) == total
    assert names["statement"]["text"] in printed
    sheet, table = re.findall(rf"<{SERVER}(/\S+?)>", PAGE)[:2]
    assert openpyxl.load_workbook(io.BytesIO(seeded.get(sheet).data)).active.max_row == total + 1
    assert seeded.get(table).data.startswith("\ufefftheme;theme_name;count\r\n".encode())


def test_power_query_asks_for_a_table_of_its_columns(seeded):
    [code] = blocks("Power Query (Excel, Power BI)", "powerquery")
    path, query = re.search(r'RelativePath = "(.+?)", Query = \[(.+?)\]', code).groups()
    response = seeded.get(f"/{path}", query_string=dict(re.findall(r'(\w+) = "(.+?)"', query)))
    assert response.content_type == "text/csv; charset=utf-8"
    header = response.text.splitlines()[0].split(",")
    assert set(re.findall(r'\{"(\w+)", type', code)) <= set(header)
    assert len(response.text.splitlines()) > 1


def test_grafana_finds_its_columns(seeded):
    panels = [json.loads(code) for code in blocks("Grafana", "json")]
    assert len(panels) == 2
    for panel in panels:
        rows = seeded.get(panel["url"].removeprefix(SERVER)).json[panel["root_selector"]]
        for column in panel["columns"]:
            value = rows[0]
            for step in column["selector"].split("."):
                value = value[int(step)] if step.isdecimal() else value[step]
            assert isinstance(value, int if column["type"] == "number" else str)
            if column["type"] == "timestamp":
                assert re.fullmatch(re.sub("[0-9]", r"\\d", column["timestampFormat"]), value)


def test_feed_reader(run, total):
    [code] = blocks("A feed reader", "python")
    names, printed = run(code)
    assert len(names["feed"].entries) == total
    assert names["feed"].bozo is False
    assert printed.endswith("nothing new\n")


def test_the_copy_is_in_step_whenever_it_is_made(run, seeded_copy, tmp_path):
    [code] = blocks("A notebook that keeps a copy in step", "python")
    with seeded_copy.extensions["communique"].database.writing() as session:
        token = access_tokens.create(session, "clients")
    client, head = seeded_copy.test_client(), {"Authorization": f"Bearer {token}"}

    def is_in_step():
        run(code.replace("limit=200", "limit=2"))
        with sqlite3.connect(tmp_path / FOLDER / "copy.sqlite") as copy:
            kept = {id_: json.loads(document) for id_, document in copy.execute("SELECT * FROM statement")}
        return kept == {one["id"]: one for one in client.get("/statements?limit=200").json["data"]}

    assert is_in_step()
    added = client.post("/articles", json={"text": TEXT}, headers=head).json["id"]
    assert is_in_step()
    assert client.delete(f"/articles/{added}", headers=head).status_code == 204
    assert is_in_step()
    with seeded_copy.extensions["communique"].database.writing() as session:  # as if put back from elsewhere
        session.execute(update(Revision).values(number=Revision.number + 100, history="other"))
    client.post("/articles", json={"text": TEXT}, headers=head)
    assert is_in_step()
