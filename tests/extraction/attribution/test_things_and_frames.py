"""Things that stand where speakers do, and frames that come last behind a colon."""

from __future__ import annotations

import pytest

from extraction import extract

CASES = [
    ("Belgrad reagierte gereizt: Man brauche keine Belehrungen, sagte Präsident Aleksandar Vučić.", ["aleksandar-vucic"]),
    ("Die Opposition tobt: Der Vertrag sei Verrat, rief der Abgeordnete Timo Laine.", ["timo-laine"]),
    ("Die Bausumme bezifferte Vorstandschefin Gesa Voigt auf 85 Millionen. „Wir bauen“, sagte sie.", ["gesa-voigt"] * 2),
    ("Der Forscher Jauhen Krawez zögert. Dem Regime, so seine Überlegung, bleibe nur die Drohung.", ["jauhen-krawez"]),
    ("Sipho Dube sprach von Not. In seinem Bezirk suchten sechs von zehn eine Stelle: „Sie wollen Arbeit.“", ["sipho-dube"] * 2),
    ("Für die russische Zeitung KOMMERSANT steht der Sieger nicht auf dem Foto: „Moskau wartet.“", ["kommersant"]),
    ("Für das Wirtschaftsblatt LINEA liegt der Gewinner schon vorn: „Rom zögert.“", ["linea"]),
    ("Rasch rief ein Mann: „Wir gehen nicht.“", ["mann"]),
    ("EU-Kommissar Costas Kadis plädiert für eine Klausel.", ["costas-kadis"]),
    ("Die EU hatte Minister Jan Kern zur Ruhe aufgerufen.", ["EU"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speakers"), CASES)
def test_who_speaks(text: str, speakers: list[str]) -> None:
    assert [speaker for s in extract(text).statements for speaker in s.speakers] == speakers
