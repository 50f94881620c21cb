"""Acts that are told by a set phrase or a verb with more than an object, and which words are their content."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("Der Verband Grünhaus sieht die Länder in der Pflicht.", ["die Länder in der Pflicht"]),
        ("Besonders in der Pflicht sieht Ministerin Rahel Oster die Kommunen.", ["die Kommunen"]),
        ("Ministerin Rahel Oster hält das für eine Selbstverständlichkeit.", ["das für eine Selbstverständlichkeit"]),
        ("Minister Tobias Lenk hielt die Absage für richtig.", ["die Absage für richtig"]),
        ("Eine Verschiebung hielt die Ministerin Rahel Oster für falsch.", ["Eine Verschiebung … für falsch"]),
        (
            "Der Präsident, der die Reise für verfrüht hält, mahnte zur Geduld.",
            ["die Reise für verfrüht", "zur Geduld"],
        ),
        ("Das Außenministerium nahm den Bericht zur Kenntnis.", ["den Bericht"]),
        (
            "Im Lager Nord dankte die Ministerin Rahel Oster (51) den 40 Sanitätern der Truppe.",
            ["den 40 Sanitätern der Truppe"],
        ),
        ("Ministerin Rahel Oster dankte den Helfern für ihre Geduld.", ["für ihre Geduld"]),
        ("Minister Tobias Lenk gab Norwegen die Schuld.", ["Norwegen"]),
        ("Der Verband Grünhaus solidarisierte sich mit den Fischern.", ["mit den Fischern"]),
        ("Die Botschaft Norwegens äußerte ihr „Bedauern“.", ["ihr „Bedauern“"]),
        (
            "Minister Tobias Lenk bekräftigte die Bereitschaft des Königs zu einem Besuch.",
            ["die Bereitschaft des Königs zu einem Besuch"],
        ),
        ("Zur Begründung führte Minister Tobias Lenk die hohen Kosten an.", ["die hohen Kosten"]),
        (
            "General Tobias Lenk berichtete von einer „angespannten, aber nicht aussichtslosen“ Lage.",
            ["von einer „angespannten, aber nicht aussichtslosen“ Lage"],
        ),
        (
            "Nun warnt der frühere Botschafter Tobias Lenk vor überhasteten Beschlüssen in Oslo.",
            ["vor überhasteten Beschlüssen in Oslo"],
        ),
        (
            "Am Abend hatte die Chefin der Partei, Rahel Oster, den Plan verspottet und von „Luft ohne Tür“ gesprochen.",
            ["den Plan", "von „Luft ohne Tür“"],
        ),
        (
            "Ein Berater der Ministerin, Tobias Lenk, nannte das auf Anfrage der Zeitung „frei erfunden“.",
            ["das … frei erfunden"],
        ),
        (
            "Die Gewerkschaft verlangt Kurzarbeit, die Regierung eine längere Frist.",
            ["Kurzarbeit", "eine längere Frist"],
        ),
        ("Ministerin Rahel Oster reagierte mit Unverständnis auf den Beschluss.", ["auf den Beschluss"]),
        ("Ministerin Rahel Oster legte den Parteien einen Kompromiss nahe.", ["einen Kompromiss"]),
        (
            "Minister Tobias Lenk verwies auf die Blockade durch Norwegen: „Einer bremst immer.“",
            ["auf die Blockade durch Norwegen", "Einer bremst immer"],
        ),
    ],
)
def test_told_acts(text: str, contents: list[str]) -> None:
    assert [statement.text for statement in extract(text).statements] == contents
