"""Statements as one stream of Parquet, in bounded memory; where its library is missing, that is said."""

import io

import pandas as pd
import pytest

from api.transfer.parquet import columns, library, writing

PARQUET = "application/vnd.apache.parquet"
pytestmark = [pytest.mark.shared, pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]


@pytest.fixture
def articles(add):
    add("putin > Eins [taiwan]\nxi > Frieden [ukraine]", "2022-06-16")
    add("xi > Zwei")


@pytest.mark.usefixtures("articles")
def test_it_is_what_a_filter_finds_however_it_is_asked_for(client):
    for address, headers in {
        "/statements.parquet?": {},
        "/statements?format=parquet&": {},
        "/statements?": {"Accept": PARQUET},
    }.items():
        response = client.get(f"{address}speaker=xi", headers={"Accept-Encoding": "gzip"} | headers)
        assert (response.mimetype, response.headers["Total-Count"]) == (PARQUET, "2")
        assert "Content-Encoding" not in response.headers
        assert response.headers["Content-Disposition"] == "attachment; filename=statements.parquet"
        table = pd.read_parquet(io.BytesIO(response.data))
        assert list(table["text"]) == ["Frieden", "Zwei"]
    for question, length in {"limit=1": 1, "speaker=niemand": 0}.items():
        table = pd.read_parquet(io.BytesIO(client.get(f"/statements.parquet?{question}").data))
        assert (len(table), list(table)) == (length, list(columns.COLUMNS))


@pytest.mark.usefixtures("articles")
def test_without_the_library_it_is_not_acceptable_and_all_else_is(client, monkeypatch):
    monkeypatch.setattr(library, "is_installed", lambda: False)
    for address, headers in {
        "/statements.parquet": {},
        "/statements?format=parquet": {},
        "/statements": {"Accept": PARQUET},
    }.items():
        response = client.get(address, headers=headers)
        assert (response.status_code, response.json["type"]) == (406, "/problems/not-acceptable")
    assert "pip install '.[parquet]'" in client.get("/statements.parquet").json["detail"]
    assert client.get("/statements", headers={"Accept": f"{PARQUET}, text/csv;q=0.5"}).mimetype == "text/csv"


@pytest.mark.usefixtures("articles")
def test_no_more_than_a_row_group_is_held(client, monkeypatch):
    [document] = client.get("/statements.ndjson?theme=taiwan").data.splitlines()
    monkeypatch.setattr(writing, "GROUP_ROWS", 10)
    taken = 0

    def parts():
        nonlocal taken
        for _ in range(100):
            taken += 4
            yield [document] * 4

    pieces = writing.write(parts())
    begun = next(pieces)
    assert taken == 12
    whole = begun + b"".join(pieces)
    assert len(pd.read_parquet(io.BytesIO(whole))) == taken == 400
