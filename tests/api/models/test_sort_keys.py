"""Sort keys put statements into the order of pages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.models.sort_keys import MAX_ARTICLES, MAX_STATEMENTS, article_key, statement_key, statement_keys

places = st.tuples(st.dates() | st.none(), st.integers(0, MAX_ARTICLES - 1), st.integers(0, MAX_STATEMENTS - 1))


def key(place):
    day, number, position = place
    return statement_key(article_key(day, number), position)


@given(places, places)
def test_keys_sort_by_day_and_article_downwards_and_by_position_upwards(one, other):
    def order(place):
        return (place[0] or date.min, place[0] is not None, place[1], -place[2])

    assert (key(one) < key(other)) == (order(one) < order(other))
    assert (key(one) == key(other)) == (one == other)
    assert 0 <= key(one) < 2**63


@given(places, st.dates(), st.dates())
def test_ranges_hold_the_keys_of_their_days(place, first, last):
    assert (key(place) in statement_keys(first, last)) == (place[0] is not None and first <= place[0] <= last)


@pytest.mark.parametrize(("number", "position"), [(MAX_ARTICLES, 0), (-1, 0), (0, MAX_STATEMENTS), (0, -1)])
def test_what_has_no_room_is_an_error(number, position):
    with pytest.raises(OverflowError):
        statement_key(article_key(None, number), position)
