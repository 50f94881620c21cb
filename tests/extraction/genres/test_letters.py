"""Letters: who writes them is never the one to whom they are. All people and words are invented."""

from __future__ import annotations

import pytest

from extraction import extract

WORDS = "wir schreiben Ihnen wegen der Häfen. Wir haben lange gewartet. Unsere Boote verrotten."
SAID = ("wir schreiben Ihnen wegen der Häfen", "Wir haben lange gewartet", "Unsere Boote verrotten")
GREETING = "Mit freundlichen Grüßen"
ADDRESS = "Ministerium für Fischerei\nMinister Pavlo Orrenko\nHafenstraße 1\n1234 Ellin\n\nEllin, 3. Mai 2024"


@pytest.mark.parametrize(
    ("title", "lines", "speakers"),
    [
        (  # an address block, many who sign, the body below
            "Offener Brief zu den Häfen",
            (ADDRESS, "Sehr geehrter Herr Minister,", WORDS, GREETING, "Karl Sandner, Pfarrer i. R.\nHelga Roth, Ärztin\n"
             "Prof. Dr. Jürgen Lind\nPeter Maurer\nfür die Initiative Offener Hafen\n\nImpressum | Datenschutz"),
            {"Initiative Offener Hafen"},
        ),
        (  # the surname in the salutation
            "Offener Brief zu den Häfen",
            (ADDRESS, "Sehr geehrter Herr Orrenko,", WORDS, GREETING, "Karl Sandner"),
            {"Karl Sandner"},
        ),
        (  # two who sign, each with an office
            "Offener Brief an Minister Pavlo Orrenko",
            ("Sehr geehrter Herr Minister,", WORDS, GREETING, "Karl Sandner\nBürgermeister\nHelga Roth, Ärztin"),
            {"Karl Sandner", "Helga Roth"},
        ),
        (  # the title says to whom and from whom
            "Offener Brief der Initiative Offener Hafen an Minister Pavlo Orrenko",
            ("Sehr geehrter Herr Minister,", WORDS, GREETING, "Karl Sandner"),
            {"Initiative Offener Hafen"},
        ),
        (  # who writes says "ich"
            "Offener Brief an Minister Pavlo Orrenko",
            ("Sehr geehrter Herr Minister,", WORDS.replace("Wir haben", "Ich habe"), GREETING, "Karl Sandner"),
            {"Karl Sandner"},
        ),
        (  # the body in front of those who act for it
            "Brief an Ministerin Helga Roth",
            ("Sehr geehrte Frau Ministerin,", WORDS, GREETING, "Verband der Fischer\nKarl Sandner"),
            {"Verband der Fischer"},
        ),
    ],
)  # fmt: skip
def test_who_signs_speaks_and_not_the_addressee(title: str, lines: tuple[str, ...], speakers: set[str]) -> None:
    found = extract("\n\n".join(lines), title=title)
    assert tuple(s.text.replace("Ich habe", "Wir haben") for s in found.statements) == SAID
    assert {found.entities[name].name for s in found.statements for name in s.speakers} == speakers


def test_demands_are_said_and_not_the_line_above_them() -> None:
    demands = "Wir fordern Sie auf:\n\n- die Häfen zu öffnen,\n- die Zölle zu senken."
    text = "\n\n".join((ADDRESS, "Sehr geehrter Herr Minister,", WORDS, demands, GREETING, "Helga Roth"))
    assert [s.text for s in extract(text, title="Offener Brief zu den Häfen").statements][3:] == [
        "die Häfen zu öffnen",
        "die Zölle zu senken",
    ]
