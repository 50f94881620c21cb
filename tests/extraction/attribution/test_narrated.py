"""What a report tells of people is no statement of theirs, though its verb may report elsewhere."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Am Abend wollten sich die Minister noch mit der Lage in Mali befassen.", []),
        ("Das Außenministerium lehnte eine Stellungnahme ab.", []),
        ("Die Partei Nordlicht hat ihre Mehrheit im Rat verteidigt.", []),
        ("Das Hilfswerk Grünhaus unterstützt derzeit 900 Fischer mit Bargeld und Saatgut.", []),
        (
            "Mit dem Streit in Oslo befasst sich die Zeitung Der Bote: „Zum dritten Mal fällt der Vorhang.“",
            ["Zum dritten Mal fällt der Vorhang"],
        ),
        ("Minister Tobias Lenk lobte den Plan.\n\n„Ein Brief mit Folgen“\n\nIn Oslo war es ruhig.", ["den Plan"]),
    ],
)
def test_narrated(text: str, contents: list[str]) -> None:
    assert [statement.text for statement in extract(text).statements] == contents
