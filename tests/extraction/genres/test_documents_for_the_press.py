"""Words behind "erklärte in einer Pressemitteilung:", below a caption, with numbers of others in them. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract

BELOW = (
    "\n\nDie Lage an der Küste ist dramatisch.\n\nDamit fehlen inzwischen neun Millionen Euro."
    "\n\nAuch in Narwa wächst der Druck. {} Der Rat muss handeln."
)
OTHERS = "Insgesamt 113 Abgeordnete bekennen sich damit klar zu einem Beitritt."


@pytest.mark.parametrize(
    "lead",
    [
        "Der Verein Küstenhilfe erklärte am Freitag in einer Pressemitteilung:",
        "Der Verein Küstenhilfe teilte am Freitag in einer Presseerklärung mit:",
        "Ein Boot liegt im Hafen. Es fährt nicht mehr.\n\nDer Verein Küstenhilfe erklärte in einer Stellungnahme:",
    ],
)
@pytest.mark.parametrize("others", ["", OTHERS, "Viele Minister fordern ein Verbot."])
def test_the_whole_text_below_is_the_bodys(lead: str, others: str) -> None:
    found = extract(lead + BELOW.format(others), title="Druck wächst").statements
    assert [s.speakers for s in found] == [("kuestenhilfe",)] * (5 if others else 4)


def test_what_a_minister_is_said_to_have_demanded_ends_the_words() -> None:
    lead = "Der Verein Küstenhilfe erklärte am Freitag in einer Pressemitteilung:"
    found = extract(lead + BELOW.format("Ministerin Liis Tammsoo forderte gestern mehr Geld.")).statements
    assert ("liis-tammsoo",) in [s.speakers for s in found]


def test_an_attack_on_a_town_is_not_interviewed() -> None:
    text = (
        "Der Streit um die Häfen, der Giftanschlag von Narwa, die Zölle: Vieles trennt die Länder.\n\n"
        "Der estnische Botschafter, Jaan Tamm, sieht Anlass zur Hoffnung.\n\n"
        "Frage: Herr Botschafter, wie ist die Lage?\n\nAntwort: Die Lage ist schwierig. Wir haben aber Hoffnung."
    )
    found = extract(text, title="Botschafter: „Wir reden“").statements
    assert {s.speakers for s in found if "Lage" in s.text or "Hoffnung" in s.text} == {("jaan-tamm",)}
