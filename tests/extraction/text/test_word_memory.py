"""What was found out of words is kept, but not of figures, and not without end."""

import pytest

from extraction.text.word_memory import WORDS, keeping_words


@pytest.mark.parametrize(("word", "times"), [("Abkommen", 1), ("2030", 2), ("27-jährige", 2), ("", 1)])
def test_a_word_is_looked_up_once_and_a_figure_each_time(word, times):
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
