"""Whose documents and accounts are, and who put a motion to parliament. The events and the words are invented."""

from __future__ import annotations

from datetime import date

import pytest

from extraction import extract

DAY = date(2025, 6, 10)
ANSWER = "Die Bundesregierung hilft Mali. Das geht aus ihrer Antwort (21/31) auf eine Kleine Anfrage der SPD-Fraktion (21/2) hervor. "
QUESTION = "Die Fraktion Die Linke hat eine Kleine Anfrage (21/7) zum Hafen gestellt. "


def last_speakers(text: str) -> set[str]:
    return set(extract(text, published_on=DAY).statements[-1].speakers)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (ANSWER, "bundesregierung"),
        (ANSWER + "Die Fraktion fragte nach Mali. In der Antwort wird darauf hingewiesen, dass es kalt sei.", "bundesregierung"),
        (ANSWER + "Der Bericht nennt 40 Orte. Das Wasser ist nach Regierungsangaben kalt.", "bundesregierung"),
        ("In Bamako sind in Mali nach Regierungsangaben vier Hütten verbrannt.", "regierung-mali"),
        ("In Sofia blieben nach Behördenangaben vier Schulen zu.", "behoerden"),
        ("Der Europäische Rechnungshof hat am Montag einen Bericht vorgelegt. In dem Bericht wird bemängelt, dass es kalt sei.",
         "europaeischer-rechnungshof"),
        ("Der Rat der Europäischen Union hat getagt. Nach Auffassung des Rates ist die Lage schlecht.", "EU-COUNCIL"),
        ("Der Verband hat getagt. Die EU schwieg. Nach Auffassung des Verbandes ist die Lage schlecht.", "verband"),
    ],
)  # fmt: skip
def test_a_document_is_whose(text: str, speaker: str) -> None:
    assert last_speakers(text) == {speaker}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (QUESTION + "Zur Begründung schreiben die Abgeordneten, es sei kalt.", "die-linke"),
        (QUESTION + "Die Fragesteller kritisieren, es sei kalt.", "die-linke"),
        (ANSWER + "In der Vorbemerkung ihrer Anfrage schreiben die Abgeordneten, es sei kalt.", "spd-fraktion"),
        ("Die SPD-Fraktion kam. Die Abgeordneten kritisieren, es sei kalt.", "abgeordnete"),
        ("Die Fraktion der FDP lobte den Plan.", "fdp"),
    ],
)
def test_a_motion_is_whose(text: str, speaker: str) -> None:
    assert last_speakers(text) == {speaker}
