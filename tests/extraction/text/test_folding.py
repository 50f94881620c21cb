"""Spellings of one name meet under one key, and different names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.text.folding import fold


@pytest.mark.parametrize(
    "spellings",
    [
        ("Müller", "MÜLLER", "Mueller", "Muller", "Mu\u0308ller"),
        ("Außenminister", "Aussenminister", "AUSSENMINISTER"),
        ("Jiang Zemin", "jiang  zemin", "Jiang-Zemin"),
        ("Jörg", "Joerg", "JORG"),
        ("Scholz’", "scholz"),
        ("U.N.", "UN", "un"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Jens Stoltenberg ", "jens stoltenberg"),
        ("Mette Frederiksen", "METTE FREDERIKSEN"),
        ("Lars Løkke", "Lars Lokke", "Lars Loekke"),
        ("Wałęsa", "Walesa"),
        ("Straße", "STRASSE", "STRAẞE"),
        ("İstanbul", "Istanbul", "istanbul"),
        ("Ägypten", "Aegypten", "ÄGYPTEN"),
    ],
)
def test_spellings_of_one_name_meet(spellings):
    assert len({fold(s) for s in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bauer", "Baur"),
        ("Treue", "Treu"),
        ("Xi", "Li"),
        ("Guinea", "Guinea-Bissau"),
        ("Niger", "Nigeria"),
        ("Queck", "Quck"),
    ],
)
def test_different_names_stay_apart(one, other):
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(name):
    assert fold(fold(name)) == fold(name)


@given(st.text())
def test_case_does_not_matter_to_the_key(name):
    assert fold(name.casefold()) == fold(name)


@given(st.text(alphabet="aeouäöüqß .-'sXé", max_size=12))
def test_folding_twice_changes_nothing_in_german_words(name):
    assert fold(fold(name)) == fold(name)


def test_scripts_other_than_latin_are_kept():
    assert fold("Владимир Путин") == fold("владимир  путин") != ""
    assert fold("习近平") == "习近平"
