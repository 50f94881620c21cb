"""Words of a text, found in two ways that must agree: the simple one is taken where nothing stands within a word."""

from hypothesis import given
from hypothesis import strategies as st

from api.queries.fulltext.analysis import analyse, list_forms, part
from api.queries.fulltext.snippets import highlighter
from api.queries.fulltext.syntax import parse

PIECES = [
    "Xi",
    "s",
    "U.",
    "N.",
    "z",
    ".",
    "'",
    "’",
    " ",
    "_",
    "-",
    "7",
    "\u0308",
    "a\u0308b",
    "ß",
    "é",
    "中",
    "&",
    "<",
    "\n",
]
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join) | st.text(max_size=40)


@given(texts)
def test_a_text_is_parted_into_the_words_that_are_analysed(text):
    pieces = part(text)
    assert "".join(pieces) == text
    words = [(word.folded, word.stem) for word in analyse(text)]
    assert list_forms(text) == words


def test_what_stands_within_words_does_not_part_them():
    assert part("Die U.N. und Xi's Plan a\u0308b.")[1::2] == ["Die", "U.N.", "und", "Xi's", "Plan", "a\u0308b"]
    assert part("Ja. Nein, 3 Länder")[1::2] == ["Ja", "Nein", "3", "Länder"]


def test_every_form_of_a_word_is_marked_and_all_else_escaped():
    highlight = highlighter(parse("Land <Xi>"))
    assert (
        highlight("Länder & Xi's <Landes>")
        == "<mark>Länder</mark> &amp; <mark>Xi&#x27;s</mark> &lt;<mark>Landes</mark>&gt;"
    )
    assert highlight("Land, Land") == "<mark>Land</mark>, <mark>Land</mark>"
