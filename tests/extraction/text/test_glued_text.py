"""Texts in which an agency leaves no blank between sentences, paragraphs and the foot. All of it is invented."""

from __future__ import annotations

import pytest

from extraction import extract

TEXT = (
    "Narva (ots) -Ministerin Rahel Oster kam nach Narva. Sie sagte, die Krise treffe alle."
    '"Wir nehmen das nicht hin", erklärte Oster nach dem EU-Treffen."Wer schweigt, macht sich schuldig."'
    "Minister Arvo Lind betonte, er warte auf das EU-Abkommen.EU-Botschafterin Mara Velling sagte, Abkommen brauchten Zeit."
    "Narva, 3. Mai 2024Pressestelle der HafenweltOle KernPressekontakt:HafenweltTelefon: 0123 456Original-Content von: Hafenwelt"
)


def test_sentences_and_quotations_end_where_no_blank_does() -> None:
    found = extract(TEXT)
    assert [(found.entities[s.speakers[0]].name, s.text) for s in found.statements] == [
        ("Rahel Oster", "die Krise treffe alle"),
        ("Rahel Oster", "Wir nehmen das nicht hin"),
        ("Rahel Oster", "Wer schweigt, macht sich schuldig"),
        ("Arvo Lind", "er warte auf das EU-Abkommen"),
        ("Mara Velling", "Abkommen brauchten Zeit"),
    ]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ('Oster sagte: "Wir warten." "Wir gehen", sagte Lind.', ["Wir warten", "Wir gehen"]),
        ('Oster sagte: "Wir warten."Lind ging.', ["Wir warten"]),
        ('Die Lage sei ernst, sagte Oster."Wir warten."', ["Die Lage sei ernst", "Wir warten"]),
    ],
)
def test_straight_marks_open_and_close(text: str, contents: list[str]) -> None:
    assert [s.text for s in extract(f"Ministerin Rahel Oster traf Minister Arvo Lind. {text}").statements] == contents
