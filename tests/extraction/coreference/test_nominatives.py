"""Bodies that no list has go by their name in the nominative, whatever case and article they stand in."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Nach Darstellung der kroatischen Küstenwache sank das Boot.", "kroatische Küstenwache"),
        ("Laut dem dänischen Verband der Reeder fehlen Schiffe.", "dänischer Verband der Reeder"),
        ("Nach Einschätzung des belgischen Instituts für Außenpolitik droht Streit.", "belgisches Institut für Außenpolitik"),
        ("Nach Angaben des estnischen Grenzschutzes sank die Zahl.", "estnischer Grenzschutz"),
        ("Nach Auffassung des Zentralen Schiedsgerichtshofs ist die Klage zulässig.", "Zentraler Schiedsgerichtshof"),
        ("Der tunesischen Ärztekammer zufolge fehlen Mediziner.", "tunesische Ärztekammer"),
        ("Der Nautische Ausschuss des Verbands warnte vor Eile.", "Nautischer Ausschuss des Verbands"),
        ("Laut der Organisation Mujeres de Negro sitzen 80 Menschen in Haft.", "Mujeres de Negro"),
    ],
)  # fmt: skip
def test_a_body_is_named_in_the_nominative(text: str, speaker: str) -> None:
    found = extract(text)
    assert [found.entities[s].name for statement in found.statements for s in statement.speakers] == [speaker]
