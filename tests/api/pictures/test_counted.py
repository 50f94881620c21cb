"""Pictures of counts: true axes, every mark says its number, and nothing in them is markup but their own."""

import re
import xml.etree.ElementTree as ET
from datetime import date

import pytest

from api.pictures.counted import Drawing, draw, last_day, read_period
from api.pictures.timeline import round_up
from api.wording.texts import texts

SVG = "{http://www.w3.org/2000/svg}"


def picture(names, groups, **options):
    drawing = Drawing("Title", texts("en"), is_file=True, **options)
    return ET.fromstring(draw(names, groups, drawing))  # noqa: S314 - our own


def group(count, **key):
    return {"key": key, "count": count}


def bars(root):
    return [
        {name: float(bar.get(name)) for name in ("x", "width", "height")}
        for bar in root.iter(f"{SVG}rect")
        if bar.get("class") == "bar"
    ]


def test_time_has_its_gaps_and_counts_their_heights():
    months = [group(2, month="2020-01"), group(4, month="2020-02"), group(1, month="2022-01")]
    first, second, last = bars(picture(["month"], months))
    assert second["height"] == pytest.approx(2 * first["height"], rel=0.02)
    assert (last["x"] - first["x"]) / (second["x"] - first["x"]) == pytest.approx(731 / 31, rel=0.01)


def test_days_without_date_are_left_out_and_nothing_makes_no_picture():
    assert len(bars(picture(["day"], [group(5, day=None), group(1, day="2022-06-16")]))) == 1
    assert draw(["day"], [group(5, day=None)], Drawing("Title", texts("en"))) is None


def test_a_matrix_has_the_largest_rows_and_a_number_in_each_field():
    speakers = [{"id": f"s{n}", "name": f"Sprecherin {n}"} for n in range(14)]
    groups = [group(n + 1, speaker=one, act="reject") for n, one in enumerate(speakers)]
    root = picture(["speaker", "act"], groups, link=lambda key: f"/?{key['speaker']}&{key['act']}")
    said = [mark.get("aria-label") for mark in root.iter(f"{SVG}a")]
    assert said[0] == "Sprecherin 13, reject: 14"
    assert len(said) == 10
    assert [mark.get("tabindex") for mark in root.iter(f"{SVG}a")] == ["0", *["-1"] * 9]
    assert next(root.iter(f"{SVG}a")).get("href") == "/?s13&reject"


def test_a_field_that_was_not_counted_does_not_look_empty():
    groups = [group(90, source="a", act="endorse"), group(40, source="b", act="reject")]
    for is_cut in (True, False):
        words = [text.text for text in picture(["source", "act"], groups, is_cut=is_cut).iter(f"{SVG}text")]
        assert words.count("≤40") == 2 * is_cut


def test_in_a_matrix_with_time_the_columns_are_in_its_order():
    groups = [group(3, year="2023", act="endorse"), group(1, year="2021", act="reject")]
    heads = [text.text for text in picture(["year", "act"], groups).iter(f"{SVG}text") if text.get("transform")]
    assert heads == ["2021", "2023"]


def test_only_chosen_values_are_shown():
    groups = [
        group(2, speaker={"id": "a", "name": "A"}, act="reject"),
        group(1, speaker={"id": "b", "name": "B"}, act="reject"),
    ]
    drawn = draw(["speaker", "act"], groups, Drawing("Title", texts("en"), only={"speaker": ["b"]}))
    assert re.findall(r'aria-label="([^"]+): \d', drawn.replace('aria-label="Title', "")) == []
    assert ">B<" in drawn
    assert ">A<" not in drawn


def test_names_are_text():
    drawn = draw(["source"], [group(1, source='<b onload="x">&')], Drawing("Title", texts("en"), is_file=True))
    assert "<b" not in drawn
    ET.fromstring(drawn)  # noqa: S314


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022-W52", date(2022, 12, 26), date(2023, 1, 1)),
        ("9999", date(9999, 1, 1), date(9999, 12, 31)),
        ("2022-12-31", date(2022, 12, 31), date(2022, 12, 31)),
    ],
)
def test_periods_have_a_first_and_a_last_day(written, first, last):
    if written != "9999":  # the calendar ends with it
        assert last_day(written) == last
    assert read_period(written)[0] == first


@pytest.mark.parametrize(
    ("count", "top"), [(1, 2), (3, 4), (7, 8), (11, 12), (55, 60), (99, 100), (100, 100), (1105, 1200)]
)
def test_an_axis_ends_with_a_round_number(count, top):
    assert round_up(count) == top
