"""What goes on with a clause behind a relative one is its object. The people and their words are invented."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ministerin Ina Lahn fordert von der EU, die seit Monaten zögert, mehr Geld für die Häfen.", "mehr Geld für die Häfen"),
        ("Ministerin Ina Lahn hat von der EU, die seit Monaten zögert, mehr Geld gefordert.", "mehr Geld"),
        ("Der Minister kündigte auf der Konferenz, die in Oslo stattfand, ein neues Abkommen an.", "ein neues Abkommen"),
        ("Die Ministerin lehnte bei der Sitzung, die am Montag stattfand, neue Zölle ab.", "neue Zölle"),
        ("Der Minister bestätigte gegenüber der Zeitung, die ihn befragt hatte, das Treffen.", "das Treffen"),
    ],
)  # fmt: skip
def test_objects_behind_relative_clauses(text: str, content: str) -> None:
    assert [s.text for s in extract(text).statements] == [content]
