"""Appeals in the passive: whoever is to do something does not speak. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    "text",
    [
        "Alle Staaten sind aufgerufen, mehr zu zahlen.",
        "Die Regierung reiste ab. Länder und Wirtschaft sind eingeladen, die Summe zu erhöhen.",
        "Die Bundesregierung ist aufgefordert, endlich zu handeln.",
        "Kinder sind eingeladen, am Fest teilzunehmen.",
        "Länder und Wirtschaft sind eingeladen auf 50 Mio. Dollar zu erhöhen",
    ],
)
def test_nobody_is_said_to_appeal(text: str) -> None:
    assert not extract(text).statements


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Die Reeder sind gebeten, im Hafen zu bleiben, sagte Ministerin Jana Tammsoo.",
            "jana-tammsoo",
            "Die Reeder sind gebeten, im Hafen zu bleiben",
        ),
        (
            "Die Reeder werden gebeten, im Hafen zu bleiben, erklärte Ministerin Jana Tammsoo.",
            "jana-tammsoo",
            "Die Reeder werden gebeten, im Hafen zu bleiben",
        ),
        (
            "Die Reeder sind von Ministerin Jana Tammsoo aufgefordert, im Hafen zu bleiben.",
            "jana-tammsoo",
            "im Hafen zu bleiben",
        ),
        (
            "Ministerin Jana Tammsoo hat die Reeder aufgefordert, im Hafen zu bleiben.",
            "jana-tammsoo",
            "im Hafen zu bleiben",
        ),
    ],
)
def test_who_appeals_is_named(text: str, speaker: str, content: str) -> None:
    (found,) = extract(text).statements
    assert found.speakers == (speaker,)
    assert found.text == content
