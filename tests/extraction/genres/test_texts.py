"""Whole texts of every genre: which words are whose. All people, events and words are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

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
