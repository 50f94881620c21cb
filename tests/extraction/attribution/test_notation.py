"""The notation of the sentence table says what a linguist means by it."""

import re
from pathlib import Path

import pytest

from extraction.text.results import Kind
from tests.extraction.attribution.notation import (
    NotationError,
    cue_agrees,
    phrase_agrees,
    read_case,
    read_cases,
    readings,
)

TABLE = sorted((Path(__file__).parent / "sentences").glob("*.txt"))

SPLIT = """\
# a split quotation
„[1: Wir bleiben]“, sagte er, „[1: bis morgen].“ [Das Wetter sei gut].
  speaker: er | cue: sagte | kind: direct | addressee: -
  speaker: er | cue: - | kind: free_indirect
"""


def contents(case):
    return [[case.text[start:end] for start, end in s.pieces] for s in case.statements]


def test_brackets_give_text_and_pieces():
    case = read_case(SPLIT)
    assert case.title == "a split quotation"
    assert case.text == "„Wir bleiben“, sagte er, „bis morgen.“ Das Wetter sei gut."
    assert contents(case) == [["Wir bleiben", "bis morgen"], ["Das Wetter sei gut"]]


def test_descriptions_follow_the_order_of_the_text():
    first, second = read_case(SPLIT).statements
    assert (first.speaker, first.cue, first.kind, first.addressee) == ("er", "sagte", "direct", None)
    assert first.checks_addressee
    assert (second.cue, second.kind, second.checks_addressee) == (None, "free_indirect", False)


def test_content_may_stand_inside_content():
    case = read_case(
        "# nested\nA sagte, [1: B komme und meine, [2: es gehe]].\n"
        "  speaker: A | cue: sagte | kind: indirect\n  speaker: B | cue: meine | kind: indirect"
    )
    assert contents(case) == [["B komme und meine, es gehe"], ["es gehe"]]


def test_every_line_at_the_margin_is_a_paragraph():
    assert read_case("# two paragraphs\nEins.\nZwei.").text == "Eins.\nZwei."


def test_blank_lines_separate_cases(tmp_path):
    (tmp_path / "a.txt").write_text("# one\nEins.\n\n\n# two\nZwei.\n", encoding="utf-8")
    assert [case.title for case in read_cases(tmp_path / "a.txt")] == ["one", "two"]


@pytest.mark.parametrize(
    "block",
    [
        "# no description\n[Eins].",
        "# no content\nEins.\n  speaker: er | cue: so | kind: direct",
        "# never closed\n[Eins.\n  speaker: er | cue: so | kind: direct",
        "# never opened\nEins].\n  speaker: er | cue: so | kind: direct",
        "# unknown field\n[Eins].\n  speaker: er | cue: so | kind: direct | mood: good",
        "# missing field\n[Eins].\n  speaker: er | kind: direct",
    ],
)
def test_a_faulty_case_is_refused(block):
    with pytest.raises(NotationError, match=block.splitlines()[0].lstrip("# ")):
        read_case(block)


@pytest.mark.parametrize(
    ("expected", "found", "agrees"),
    [
        ("der Sprecher", "Sprecher", True),
        ("Sprecher", "Der Sprecher", True),
        ("er", "er", True),
        (None, None, True),
        (None, "er", False),
        ("er", None, False),
        ("der Sprecher", "der Minister", False),
        ("Merz (, Kanzler)", "Merz, Kanzler", True),
        ("Merz (, Kanzler)", "Merz", True),
        ("Merz (, Kanzler)", "Merz, Kanz", False),
        ("(einer Erklärung) des Amts", "des Amts", True),
        ("(einer Erklärung) des Amts", "einer Erklärung des Amts", True),
    ],
)
def test_phrases_agree_but_for_article_and_round_brackets(expected, found, agrees):
    assert phrase_agrees(expected, found) is agrees


@pytest.mark.parametrize(
    ("expected", "found", "agrees"),
    [
        ("hob hervor", "hervor hob", True),
        ("hob hervor", "hob", False),
        ("hob hervor", "hob er hervor", False),
        ("lehnte (es) ab", "lehnte ab", True),
        ("lehnte (es) ab", "lehnte es ab", True),
        (None, None, True),
        (None, "so", False),
        ("(:)", None, True),
        ("(:)", ":", True),
    ],
)
def test_cues_agree_as_sets_of_words(expected, found, agrees):
    assert cue_agrees(expected, found) is agrees


@pytest.mark.parametrize("path", TABLE, ids=lambda path: path.stem)
def test_the_table_keeps_the_guideline(path):
    for case in read_cases(path):
        assert case.title
        for expected in case.statements:
            assert expected.kind in set(Kind), case.title
            assert (expected.cue is None) is (expected.kind == Kind.FREE_INDIRECT), case.title
            assert set(re.findall(r"\w+", expected.cue or "")) <= set(re.findall(r"\w+", case.text)), case.title
            assert any(reading in case.text for reading in readings(expected.speaker or "")), case.title
            for start, end in expected.pieces:
                content = case.text[start:end]
                assert content == content.strip(" ,"), case.title
                assert not content.endswith("."), case.title
