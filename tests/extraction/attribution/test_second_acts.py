"""Second acts and sentences of one speaker, whole complements, and who acts among several who are named."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from extraction import extract

KERN = "Ministerin Lena Kern"

CONTENTS = [
    # A row of adjectives is one phrase with its noun.
    (f"{KERN} forderte einen vollständigen, freien und sicheren Zugang.", ["einen vollständigen, freien und sicheren Zugang"]),
    (f"{KERN} versprach schnelle, unbürokratische und großzügige Hilfe.", ["schnelle, unbürokratische und großzügige Hilfe"]),
    (f"{KERN} verlangte freien, ungehinderten und stets sicheren Zugang.", ["freien, ungehinderten und stets sicheren Zugang"]),
    (f"{KERN} lehnte einseitige, diskriminierende Maßnahmen ab.", ["einseitige, diskriminierende Maßnahmen"]),
    # What the noun before the participle means stands behind it.
    (f"{KERN} hat die Notwendigkeit betont, das Wattenmeer zu schützen.", ["die Notwendigkeit … das Wattenmeer zu schützen"]),
    (f"{KERN} hat den Plan kritisiert, um Zeit zu gewinnen.", ["den Plan"]),
    # A name takes no "für".
    ("Der Damm ist laut Lena Kern für Norwegen ein Gewinn.", ["Der Damm ist … für Norwegen ein Gewinn"]),
    # The noun alone is what is said, and no dative is part of it.
    (f"{KERN} sprach allen Fischern und ihren Familien ihr tief empfundenes Beileid aus.", ["ihr tief empfundenes Beileid"]),
    (f"{KERN} stellte allen Inseln und der Küste schnelle Hilfe in Aussicht.", ["schnelle Hilfe"]),
    # What should be goes on.
    (f"{KERN} sagte, Oslo sollte zahlen. Diese Gelder sollten helfen.", ["Oslo sollte zahlen", "Diese Gelder sollten helfen"]),
    (f"{KERN} sagte, Oslo sollte die Quoten senken. Gestern sollte der Rat entscheiden.", ["Oslo sollte die Quoten senken"]),
    # A quotation that opens in told words goes on over the full stop.
    (
        f"{KERN} sagte, das Dorf werde „nicht aufgeben. Wir bauen weiter. Das Meer wartet nicht“, und reiste ab.",
        ["das Dorf werde „nicht aufgeben", "Wir bauen weiter", "Das Meer wartet nicht"],
    ),
    (
        f"Das Dorf werde „keinen Streit suchen. Wir bauen weiter“, betonte {KERN}.",
        ["Das Dorf werde „keinen Streit suchen", "Wir bauen weiter"],
    ),
    (f"„Der Weg ist weit“, so {KERN}, die hinzufügte: „Wir gehen ihn.“", ["Der Weg ist weit", "Wir gehen ihn"]),
    (f"„Der Weg ist weit“, sagte {KERN} in Anspielung auf die massiv belasteten Beziehungen zu Island.", ["Der Weg ist weit"]),
    (f"{KERN} verwies auf die Hilfe, zudem habe Oslo Boote entsandt.", ["auf die Hilfe", "zudem habe Oslo Boote entsandt"]),
    # What is told before an act, and what stands beside it.
    (
        f"{KERN} sagte, der Winter sei hart. Norwegen unterstütze die Fischer und fordert, dass der Rat handelt.",
        ["der Winter sei hart", "Norwegen unterstütze die Fischer", "der Rat handelt"],
    ),
    (
        "Lena Kern rief Jan Lind an. Man habe vereinbart, dazu in engem Austausch zu bleiben und sei sich einig, dass alles hält.",
        ["dazu in engem Austausch zu bleiben", "alles hält"],
    ),
]  # fmt: skip

SPEAKERS = [
    ("Die EU fordert Ruhe und lobt die Ukraine für ihre Geduld.", [("EU",), ("EU",)]),
    ("Die NATO fordert Ruhe und dankt der Slowakei für ihre Geduld.", [("NATO",), ("NATO",)]),
    ("In einem Brief forderte Human Rights Watch Scholz auf, den Fall zu prüfen.", [("human-rights-watch",)]),
    ("Danach rief die EU-Kommission Premier Viktor Orban auf, den Fall zu prüfen.", [("EU-COMMISSION",)]),
    ("Am Montag lobte Bundesrat Cassis den Vertrag.", [("ignazio-cassis",)]),
    ("Merkel und Xi trafen sich. Norwegen hat einen Plan, in dem es sich dazu verpflichtet, zu helfen.", [("norwegen",)]),
    ("Sikorski empfing Baerbock. Die Außenminister beider Länder lobten den Vertrag.", [("radoslaw-sikorski", "annalena-baerbock")]),
    ("Am Montag gratulierte Merkel Macron und dem neuen Minister Jan Lind zum Sieg.", [("angela-merkel",)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "contents"), CONTENTS)
def test_contents(text: str, contents: list[str]) -> None:
    assert [statement.text for statement in extract(text).statements] == contents


@pytest.mark.parametrize(("text", "speakers"), SPEAKERS)
def test_speakers(text: str, speakers: list[tuple[str, ...]]) -> None:
    found = extract(text, published_on=date(2022, 11, 3)).statements
    assert [statement.speakers for statement in found] == speakers


@pytest.mark.parametrize("day", ["2024-01-01", 2024, ("2024", "01")])
def test_a_day_that_is_no_date_is_refused(day: Any) -> None:
    with pytest.raises(TypeError, match=r"published_on takes a datetime\.date"):
        extract("Lena Kern lobte den Plan.", published_on=day)
