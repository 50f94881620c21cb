"""Two sides side by side, and positions in the order of time."""

import re

import pytest

from tests.api.pages.test_readings import text_of


def test_two_sides_stand_side_by_side(seeded):
    asked = "left.speaker=xi-jinping&right.speaker=wladimir-putin"
    page = seeded.get(f"/view/compare?{asked}").text
    answer = seeded.get(f"/compare?{asked}").json
    rows = re.findall(r'<tr class="row-([a-z-]+)" role="row">(.*?)</tr>', page, re.DOTALL)
    assert [kind for kind, _ in rows] == [row["kind"] for row in answer["data"]]
    for (_, shown), row in zip(rows, answer["data"], strict=True):
        cells = re.findall(r"<td[^>]*>(.*?)</td>", shown, re.DOTALL)
        for side, cell in zip(("left", "right"), cells, strict=True):
            told = row["cells"].get(side, [])
            assert all(one["text"] in text_of(cell) for one in told)
            assert ("not told here" in cell) == (not told)
    assert re.findall(r'role="columnheader">([^<]*)<', page) == ["Told by", "Xi Jinping", "Vladimir Putin"]


@pytest.mark.on_sqlite
def test_an_article_is_called_by_its_title(client, add):
    one, other = (
        add(f"putin > {said}", "2022-06-16", title=title) for said, title in (("Ja", "Zusage"), ("Nein", None))
    )
    page = client.get(f"/view/compare?left.article={one}&right.article={other}").text
    assert re.findall(r'role="columnheader">([^<]*)<', page)[1:] == ["Zusage", other]


@pytest.mark.parametrize("lang", ["en", "de"])
def test_the_choice_is_told_once(seeded, lang):
    assert text_of(seeded.get(f"/?act=nonsense&lang={lang}").text).count("intent-to-cooperate") == 1


def test_what_is_missing_in_a_comparison_is_told_beside_the_form(seeded):
    response = seeded.get("/view/compare?left.speaker=xi-jinping")
    assert response.status_code == 422
    assert "right.article" in response.text
    assert 'value="xi-jinping"' in response.text
    assert seeded.get("/view/compare").status_code == 200


def test_positions_have_their_stances_in_the_order_of_time(seeded):
    moved = seeded.get("/view/positions?speaker=xi&theme=ukraine")
    assert moved.headers["Location"] == "/view/positions?speaker=xi-jinping&theme=ukraine"
    page = seeded.get(moved.headers["Location"]).text
    assert "<h1>Positions: Xi Jinping on Ukraine</h1>" in page
    shown = re.findall(r'<li class="position">.*?<strong class="stance-(\w+)">', page, re.DOTALL)
    answer = seeded.get("/positions?speaker=xi-jinping&theme=ukraine").json
    assert shown == [row["stance"] for row in answer["data"]]
    assert seeded.get("/view/positions?speaker=xi-jinping").status_code == 422
    both = seeded.get("/view/positions?speaker=xi-jinping&theme=taiwan&theme=ukraine").text
    assert "<h1>Positions: Xi Jinping on Taiwan, Ukraine</h1>" in both


def test_a_speaker_leads_to_positions_and_a_source_has_a_page(seeded):
    assert "/view/positions?speaker=xi-jinping&amp;theme=ukraine" in seeded.get("/view/entities/xi-jinping").text
    page = seeded.get("/view/sources/brnn").text
    assert "<h1>BRNN</h1>" in page
    assert "account of China" in page
    assert seeded.get("/?source=Belt+and+Road+News+Network").headers["Location"] == "/?source=BRNN"
