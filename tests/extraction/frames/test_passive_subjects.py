"""What was discussed or voiced in the passive, with clauses and lists in the subject. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract

TALK = "Ministerin Anna Tammsoo empfing Minister Ole Lindqvist. "


@pytest.mark.parametrize(
    ("subject", "rest"),
    [
        ("Die Sorge über Waffen, die dem Frieden schaden", ", wurde zum Ausdruck gebracht."),
        ("Beiderseitiges Interesse an einem Abkommen, das den Handel erleichtert", ", wurde zum Ausdruck gebracht."),
        ("Die Bereitschaft, die Zusammenarbeit auszubauen", ", wurde bekräftigt."),
        ("Viele Fragen der Seefahrt, einschließlich der Zölle im Nordmeer", " wurden erörtert."),
        ("Mehrere Themen der Seefahrt, insbesondere die Lage in Syrien, in Libyen und im Jemen", " wurden besprochen."),
        ("Fragen des Handels, darunter Zölle und Normen", ", wurden ausführlich erörtert."),
    ],
)
def test_the_whole_subject_is_what_was_talked_about(subject: str, rest: str) -> None:
    (found,) = extract(TALK + subject + rest).statements
    assert found.text == subject
    assert found.speakers == ("anna-tammsoo", "ole-lindqvist")
