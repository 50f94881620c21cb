"""Every list as a table: the same rows as on its pages, in the same order."""

import csv
import io
from urllib.parse import urlencode

import pytest

from api.http.responses import listing
from api.http.responses.formats import OFFERS
from api.http.responses.formats.columns import COLUMNS, SEPARATOR

pytestmark = pytest.mark.shared
ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
NEEDED = {"/positions": {"speaker": "putin", "theme": "taiwan"}}
LISTS = sorted(COLUMNS)


@pytest.fixture(autouse=True)
def articles(add):
    add("* call 2022-06-15 putin, xi\nputin > =eins [taiwan]\nxi > zwei", "2022-06-16", source="BRNN", title="+49")
    add("putin > drei [taiwan] ! reject\nselenskyj > vier [ukraine]", "2022-07-01", source="Kreml")
    add("xi > fünf", None, source="Xinhua")


def read(response, separator=","):
    assert response.content_type == "text/csv; charset=utf-8"
    text = response.data.decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def address(path, **query):
    needed = NEEDED.get(path.removesuffix(".csv"), {})
    return f"{path}?{urlencode(needed | query)}"


@pytest.mark.parametrize("path", LISTS)
def test_the_table_has_all_rows_of_the_list(client, path, monkeypatch):
    monkeypatch.setattr(listing, "BATCH", 2)
    whole = client.get(address(path, limit=200)).json
    response = client.get(address(f"{path}.csv"))
    rows = read(response)
    names = [(row.get("statement") or row)["id"] for row in whole["data"]]
    assert [row["id"] for row in rows] == names[: len(rows)]
    assert len(rows) == int(response.headers["Total-Count"]) == whole["meta"]["total"] > 0
    assert list(rows[0]) == list(COLUMNS[path])
    assert response.headers["Content-Disposition"] == f"attachment; filename={path[1:]}.csv"


@ON_SQLITE
@pytest.mark.parametrize("path", [path for path in OFFERS if path != "/stats"])
def test_a_german_spreadsheet_gets_its_own_and_a_page_is_a_page(client, path):
    plain = read(client.get(address(path, format="csv", limit=1)))
    excel = client.get(address(f"{path}.csv", dialect="excel", limit=1))
    assert excel.data.startswith(b"\xef\xbb\xbf")
    assert read(excel, ";") == plain
    assert len(plain) == 1
    assert client.get(address(path, dialect="lotus")).status_code == 422


@ON_SQLITE
def test_cells_are_what_the_rows_say(client):
    article = read(client.get("/articles.csv?source=BRNN"))[0]
    assert (article["title"], article["statements"], article["is_excerpt"], article["side"]) == (
        "'+49",
        "2",
        "false",
        "CN",
    )
    [event] = read(client.get("/events.csv"))
    described = client.get("/events").json["data"][0]
    assert event["participants"].split(SEPARATOR) == [one["entity"]["id"] for one in described["participants"]]
    assert (event["day"], event["place"], event["articles"]) == ("2022-06-15", "", described["articles"][0]["id"])
    [china] = read(client.get("/entities.csv?q=Volksrepublik China&type=country"))[:1]
    entity = client.get("/entities/china").json
    assert (china["name_en"], china["code"], china["aliases"]) == ("China", "CN", SEPARATOR.join(entity["aliases"]))
    [kremlin] = read(client.get("/sources.csv?q=kreml"))[:1]
    assert (kremlin["home"], kremlin["articles"], kremlin["statements"]) == ("russland", "1", "2")
    first, last = read(client.get("/positions.csv?speaker=putin&theme=taiwan"))
    assert (first["text"], last["stance"], last["marks"].split(SEPARATOR)) == (
        "'=eins",
        "oppose",
        last["marks"].split("|"),
    )


@ON_SQLITE
def test_counts_for_a_german_spreadsheet(client):
    plain, excel = (
        client.get("/stats.csv", query_string={"group_by": "speaker", **more}) for more in ({}, {"dialect": "excel"})
    )
    assert excel.data.startswith(b"\xef\xbb\xbfspeaker;speaker_name;count\r\n")
    assert read(excel, ";") == read(plain)
    assert excel.headers["ETag"] != plain.headers["ETag"]


@ON_SQLITE
def test_warnings_come_with_a_table(client):
    response = client.get("/articles.csv?speaker=Putni")
    assert read(response) == []
    assert "Putni" in response.headers["Warnings"]
