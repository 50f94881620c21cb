"""Counts as a table and as a picture."""

import pytest


@pytest.fixture(autouse=True)
def articles(add):
    add("xi > Frieden [ukraine] ! appeal, comment\nputin, xi > Krieg [taiwan]", "2022-06-16", source="BRNN")
    add("selenskyj > Frieden sei nötig [ukraine] ! demand", "2023-01-01", source="Xinhua")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_groups_are_a_table_and_a_picture(client):
    table = client.get("/stats.csv?group_by=speaker&group_by=month")
    assert table.text.splitlines()[:2] == ["speaker,speaker_name,month,count", "xi,Xi Jinping,2022-06,2"]
    assert table.headers["Total-Count"] == str(len(table.text.splitlines()) - 1)
    assert client.get("/stats?group_by=speaker&format=csv&limit=1").text.count("\r\n") == 2
    picture = client.get("/stats?group_by=act&format=svg&lang=de")
    assert picture.content_type == "image/svg+xml"
    assert "Forderung: 1" in picture.text
    assert "Total-Count" in picture.headers
    assert "Nothing found" in client.get("/stats.svg?group_by=act&speaker=putin&q=Handel").text
