"""Whole texts of every genre: which words are whose. All people, events and words are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction import extract
from extraction.genres import reading
from extraction.text import Genre
from extraction.turns import Script, silence
from tests.extraction.genres.cases import Case, found_in, read_cases

FOLDER = Path(__file__).parent / "texts"
CASES = [
    pytest.param(case, id=f"{path.stem}-{number}-{case.shows}")
    for path in sorted(FOLDER.glob("*.txt"))
    for number, case in enumerate(read_cases(path), start=1)
]


@pytest.mark.parametrize("case", CASES)
def test_text(case: Case) -> None:
    assert found_in(case) == list(case.statements)


def test_a_form_in_which_nobody_says_anything_gives_way_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_silence(source):
        return Script(Genre.DECLARATION, (silence(0, len(source.text)),))

    monkeypatch.setattr(reading, "_READERS", (read_silence, *reading._READERS))
    found = extract("Ministerin Liis Tammsoo erklärte heute:\n\nDer Hafen bleibt offen. Wir warten.")
    assert [statement.text for statement in found.statements] == ["Der Hafen bleibt offen", "Wir warten"]
