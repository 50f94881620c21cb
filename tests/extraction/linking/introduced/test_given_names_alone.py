"""People whom reportages call by a given name alone."""

from __future__ import annotations

import pytest

from extraction import extract

CASES = [
    ("Oleg, 34, wartet vor der Botschaft. „Ich will nur den Stempel“, sagt er.", "oleg"),
    ("Ein Mann mit Hut mischt sich ein, er heißt Jewgenij. „Ich fahre trotzdem“, sagt er.", "jewgenij"),
    ("Der Fahrer, der sich als Giorgi vorstellt, nickt. „Früher kamen die Russen“, sagt er.", "giorgi"),
    ("Samira (29) hat ihren Laden wieder geöffnet. „Die Stadt braucht Strom“, sagt sie.", "samira"),
    ("Draußen raucht Stipe, Lastwagenfahrer aus Split. „Das ist eine Grenze“, meint er.", "stipe"),
    ("Hamid will unerkannt bleiben. „Jetzt bin ich eine Nummer“, sagt er.", "hamid"),
]


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_given_name_alone(text: str, speaker: str) -> None:
    assert {tuple(s.speakers) for s in extract(text).statements} == {(speaker,)}


@pytest.mark.parametrize(
    "text",
    [
        "Der Hurrikan Melissa zog ab. Am Abend kam Melissa zurück. „Wir sind in Not“, sagte Minister Jan Kern.",
        "Anders sieht es Minister Jan Kern. „Wir sind in Not“, sagte er.",
        "Ein Dorf namens Kalinka brennt. „Wir sind in Not“, sagte Minister Jan Kern.",
    ],
)
def test_storms_words_and_places_are_nobody(text: str) -> None:
    assert {speaker for s in extract(text).statements for speaker in s.speakers} == {"jan-kern"}


def test_given_name_of_somebody_named_whole() -> None:
    text = "Livia Marugg sitzt am Fenster. Livia schweigt. „Ich warte“, sagt sie."
    assert [tuple(s.speakers) for s in extract(text).statements] == [("livia-marugg",)]
