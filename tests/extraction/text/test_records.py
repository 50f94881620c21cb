"""Records and tables are made without what slows their making down, and are what they would be with it."""

import gc
from dataclasses import field

import pytest

from extraction.text import growing
from extraction.text.records import WORDS, dataclass, keeping_words, replace


@dataclass(frozen=True, slots=True)
class Point:
    x: int
    y: int = 0
    total: int = field(init=False, default=7)


def test_a_record_is_equal_to_one_with_the_same_fields_and_replaced_in_some():
    assert {Point(1, 2), Point(1, 2)} == {replace(Point(1, 5), y=2)}
    with pytest.raises(TypeError):
        replace(Point(1), z=2)


def test_what_grows_is_not_searched_for_garbage():
    with growing(), growing():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_stays_is_passed_by_afterwards():
    before = gc.get_freeze_count()
    with growing():
        table = [[word] for word in "der die das".split()]
    assert gc.get_freeze_count() >= before + len(table)
    gc.unfreeze()


@pytest.mark.parametrize(("word", "times"), [("Abkommen", 1), ("2030", 1), ("153200", 2), ("27-jährige", 2), ("", 1)])
def test_a_word_is_looked_up_once_and_a_long_figure_each_time(word, times):
    asked = []

    @keeping_words
    def look_up(word):
        asked.append(word)
        return word.lower()

    assert [look_up(word), look_up(word)] == [word.lower()] * 2
    assert len(asked) == times


def test_what_is_kept_is_bounded():
    look_up = keeping_words(str.lower)
    for n in range(WORDS + 10):
        look_up(f"Wort{n}")
    assert 0 < len(look_up.__self__) <= WORDS
