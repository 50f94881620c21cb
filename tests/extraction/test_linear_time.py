"""The work that a text takes grows as its length does. Steps of the interpreter are counted: the clock depends on the machine."""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from extraction import extract

ARTICLE = (
    "Präsident Xi Jinping hat am Dienstag mit Wladimir Putin telefoniert. Er betonte, dass China bereit sei, den Handel mit "
    "Russland zu vertiefen. Die Lage in der Ukraine sei ernst. „Wir wollen die Häfen ausbauen“, sagte Putin vor Journalisten "
    "in Genf, „und den Frieden sichern.“ Nach Angaben des Ministeriums stieg die Zahl der Anträge. Der Sprecher der Regierung, "
    "Bolat Muster, forderte die EU auf, die Sanktionen aufzuheben. Beide Seiten tauschten sich über die Reform der WTO aus.\n"
)
TEXTS = {
    "articles": ARTICLE,
    "names": "Bundeskanzler Friedrich Merz, Emmanuel Macron und die EU sprachen mit dem Minister über Energie und Klima. ",
}
ONCE, MORE = 25, 100


def steps(text: str) -> int:
    """How many lines are run to extract a text, each turn of a loop counted."""
    counted = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal counted
        counted += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        extract(text)
    finally:
        sys.settrace(before)
    return counted


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_of_four_times_the_length_takes_about_four_times_the_work(kind):
    extract(TEXTS[kind] * MORE)  # tables and words are read before
    few, many = steps(TEXTS[kind] * ONCE), steps(TEXTS[kind] * MORE)
    assert many < 1.2 * (MORE / ONCE) * few
