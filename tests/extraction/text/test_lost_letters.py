"""Letters that a page has lost are read as the word has them, and every character keeps its place. All of it is invented."""

from __future__ import annotations

import pytest

from extraction import extract
from extraction.text.cleaning import restore_letters

TEXT = (
    "Die Hafensprecherin hat am Dienstag die regul?re Pressekonferenz geleitet. Dazu erkl?rte Sprecherin Rahel Oster, die Abgaben "
    "entspr?chen dem Gesetz. Alle L?nder k?nnten sie zahlen. Was hei?t das? Niemand wei? es."
)


def test_statements_go_on_over_lost_letters_and_keep_them() -> None:
    found = extract(TEXT, title="?u?erungen zu Abgaben")
    assert [s.text for s in found.statements] == [
        "die Abgaben entspr?chen dem Gesetz",
        "Alle L?nder k?nnten sie zahlen",
    ]
    assert all(TEXT[s.spans[0].start : s.spans[0].end] == s.text for s in found.statements)


@pytest.mark.parametrize(
    ("lost", "whole"),
    [
        ("Beh?rden, f?r L?nder", "Behörden, für Länder"),
        ("Souver?nit?t, ?u?erungen, gro?e", "Souveränität, Äußerungen, große"),
        ("m?chten, m?sse, h?tte", "möchten, müsse, hätte"),
        ("Hafenarbeitsm?glichkeiten, L?nder, Antr?ge", "Hafenarbeitsmöglichkeiten, Länder, Anträge"),
        ("Beh\ufffdrden, f\ufffdr L\ufffdnder", "Behörden, für Länder"),
        ("Kommt er?Ja. Wirklich? Nein. Wann?Bald. Wo? Da?", "Kommt er?Ja. Wirklich? Nein. Wann?Bald. Wo? Da?"),
        ("Ein L?nder allein bleibt.", "Ein L?nder allein bleibt."),
    ],
)
def test_lost_letters(lost: str, whole: str) -> None:
    assert restore_letters(lost) == whole


def test_a_text_that_lacks_letters_everywhere_is_restored_up_to_a_bound():
    restored = restore_letters("L?nder " * 3000)
    assert restored.startswith("Länder Länder")
    assert restored.endswith("L?nder ")
    assert len(restored) == 7 * 3000
