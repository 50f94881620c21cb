"""The whole result as a sheet for Excel, read by another library."""

import io
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest

from api.http.responses.formats import MEDIA_TYPES
from api.http.responses.formats.columns import STATEMENTS
from api.http.responses.formats.writing import ROW_FORMATS
from schemas.statement import Format

pytestmark = [pytest.mark.shared, pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]


@pytest.fixture
def articles(add):
    add("putin > =1+1 [taiwan]\nxi > Frieden [ukraine]", "2022-06-16", title="+49 Müller")
    add("xi > 0123", "1871-01-18")


def fetch(client, address, **headers):
    with client.get(address, headers=headers) as response:
        assert response.mimetype == MEDIA_TYPES[Format.XLSX]
        return response.data, response.headers


def read(data):
    return list(openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True))


@pytest.mark.usefixtures("articles")
def test_every_cell_is_what_the_statement_says(client):
    header, *rows = read(fetch(client, "/statements?format=xlsx")[0])
    assert header == tuple(STATEMENTS)
    written = [dict(zip(header, row, strict=True)) for row in rows]
    statements = client.get("/statements").json["data"]
    for name in ("id", "text", "kind", "created_at"):
        assert [row[name] for row in written] == [statement[name] for statement in statements]
    assert [row["published_on"] for row in written] == [datetime(2022, 6, 16), datetime(2022, 6, 16), "1871-01-18"]
    assert written[0]["title"] == "+49 Müller"


@pytest.mark.usefixtures("articles")
def test_it_has_all_rows_however_it_is_asked_for_and_is_the_same_file(client):
    one, headers = fetch(client, "/statements?format=xlsx")
    assert headers["Total-Count"] == "3"
    assert fetch(client, "/statements.xlsx")[0] == one
    assert fetch(client, "/statements", Accept=MEDIA_TYPES[Format.XLSX])[0] == one
    assert len(read(fetch(client, "/statements?format=xlsx&limit=2")[0])) == 3
    assert len(read(fetch(client, "/statements?format=xlsx&speaker=niemand")[0])) == 1


@pytest.mark.usefixtures("articles")
def test_more_rows_than_a_sheet_has_are_refused(client, monkeypatch):
    media_type = MEDIA_TYPES[Format.XLSX]
    monkeypatch.setitem(ROW_FORMATS, media_type, replace(ROW_FORMATS[media_type], max_rows=2))
    response = client.get("/statements.xlsx")
    assert (response.status_code, response.json["errors"][0]["parameter"]) == (422, "format")
