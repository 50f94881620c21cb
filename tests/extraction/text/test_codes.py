"""Codes by which agencies name their reports are no part of what is said, and every character keeps its place."""

from __future__ import annotations

from extraction import extract
from extraction.text.cleaning import blank_codes


def test_a_code_ends_no_statement_and_hides_no_end_of_a_sentence():
    text = "Senatorin Jana Kern sagte, sie wolle Lotsen einsetzen.[nABC123XYZ] Beides sei gut."
    assert [s.text for s in extract(text).statements] == ["sie wolle Lotsen einsetzen", "Beides sei gut"]


def test_only_codes_are_blanked():
    text = "Der Hafen[nicht die Insel] ist offen.[nABC123XYZ] Gut [n]."
    assert blank_codes(text) == text.replace("[nABC123XYZ]", " " * 12)
