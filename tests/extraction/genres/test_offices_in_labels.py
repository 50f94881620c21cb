"""Labels of question times that have an office beside the name: the speaker is the person. All people and words are invented."""

from __future__ import annotations

import pytest

from extraction import extract

TEXT = """Vizepräsident Lind: Ich rufe die Frage 7 des Abgeordneten Maurer auf:
Wird der Hafen geöffnet?
{label}: Herr Kollege, der Hafen wird geöffnet.
Vizepräsident Lind: Herr Abgeordneter Maurer.
Maurer (FPT): Herr Staatssekretär, wann wird das sein?
(Heiterkeit)
{label}: Im Herbst öffnen wir ihn.
(Frau Roth [GLT]: Danke!)
Vizepräsident Lind: Danke."""


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Sandner, Parl. Staatssekretär", "Sandner"),
        ("Dr. Sandner, Parl. Staatssekretär", "Sandner"),
        ("Parl. Staatssekretär Sandner", "Sandner"),
        ("Parl. Staatssekretärin Dr. Sandner", "Sandner"),
        ("Sandner, Parl. Staatssekretär beim Bundesminister für Fischerei", "Sandner"),
        ("Karl Sandner, Parl. Staatssekretär bei der Bundesministerin für Häfen", "Karl Sandner"),
        ("Frau Sandner, Staatsministerin", "Sandner"),
        ("Stellv. Ministerpräsident Sandner", "Sandner"),
    ],
)
def test_a_label_with_an_office_names_the_person(label: str, name: str) -> None:
    found = extract(TEXT.format(label=label), title="Fragestunde: Hafen")
    assert [s.text for s in found.statements] == ["Herr Kollege, der Hafen wird geöffnet", "Im Herbst öffnen wir ihn"]
    assert {found.entities[speaker].name for s in found.statements for speaker in s.speakers} == {name}
