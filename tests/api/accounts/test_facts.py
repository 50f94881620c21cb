"""Where accounts of one event differ about the event itself."""

from datetime import date

import pytest

from api.accounts.facts import Facts, differ
from extraction.events.durations import Duration

HOUR, NEARLY, TWO = Duration(60, "eine Stunde"), Duration(55, "55 Minuten"), Duration(120, "zwei Stunden")
FIRST, SECOND = date(2025, 3, 4), date(2025, 3, 5)


@pytest.mark.parametrize(
    ("field", "one", "other", "is_told"),
    [
        ("initiative", "schweden", "kenia", True),
        ("initiative", "schweden", None, True),
        ("initiative", "schweden", "schweden", False),
        ("day", FIRST, SECOND, True),
        ("day", FIRST, None, False),
        ("day", FIRST, FIRST, False),
        ("duration", HOUR, TWO, True),
        ("duration", HOUR, None, True),
        ("duration", HOUR, NEARLY, False),
        ("duration", None, None, False),
    ],
)
def test_what_the_sides_say_is_told_where_it_differs(field, one, other, is_told):
    found = differ({"SE": [Facts("a", **{field: one})], "KE": [Facts("b", **{field: other})]})
    expected = {"SE": one, "KE": other} if is_told else None
    assert getattr(found, field) == expected
    assert sum(getattr(found, name) is not None for name in ("initiative", "day", "duration")) == is_told


def test_of_several_articles_of_a_side_most_count():
    told = [Facts("c", day=FIRST), Facts("a", day=SECOND), Facts("b", day=FIRST)]
    assert differ({"SE": told, "KE": [Facts("d", day=SECOND)]}).day == {"SE": FIRST, "KE": SECOND}
