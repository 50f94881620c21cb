"""Whose reason it is behind a clause that shares its subject, and long lists in brackets. The people and their words are invented."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Die EU lobte den Bericht, verschob jedoch die Anerkennung mit der Begründung, dass Oslo Reformen brauche.",
         "Oslo Reformen brauche", "EU"),
        ("Norwegen schloss die Grenze und verlegte Truppen mit der Begründung, dass Schmuggler kämen.",
         "Schmuggler kämen", "norwegen"),
        ("Ministerin Ina Lahn warb dafür, den Staaten (Albanien, Bosnien-Herzegowina, Serbien, Mazedonien, Montenegro, Kosovo) "
         "mehr Geld zu geben.",
         "den Staaten (Albanien, Bosnien-Herzegowina, Serbien, Mazedonien, Montenegro, Kosovo) mehr Geld zu geben", "ina-lahn"),
    ],
)  # fmt: skip
def test_reasons_and_brackets(text: str, content: str, speaker: str) -> None:
    last = extract(text).statements[-1]
    assert (last.text, last.speakers) == (content, (speaker,))
