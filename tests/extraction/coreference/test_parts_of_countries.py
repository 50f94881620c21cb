"""Countries behind the part that they play, and those who are counted and then named. The people and their words are invented."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Nach Angaben des Vermittlers Katar beginnt die Waffenruhe am Montag.", ("katar",)),
        ("Laut Gastgeber Schweiz beginnt die Waffenruhe am Montag.", ("schweiz",)),
        ("Der Nato-Partner Türkei forderte mehr Geld.", ("tuerkei",)),
        ("Die Vermittler Katar und Ägypten erklärten, die Waffenruhe beginne am Montag.", ("katar", "aegypten")),
        ("Die Atommacht Indien wies den Vorwurf zurück.", ("indien",)),
        ("Beide Seiten, Oslo und Riga, forderten mehr Geld.", ("norwegen", "lettland")),
        ("Die beiden Länder, Estland und Lettland, forderten mehr Geld.", ("estland", "lettland")),
    ],
)
def test_countries_by_their_part(text: str, speakers: tuple[str, ...]) -> None:
    assert extract(text).statements[-1].speakers == speakers
