"""Which sentences of a turn say nothing."""

from __future__ import annotations

import pytest

from extraction.turns import says_nothing

NOTHING = [
    "Landsleute!",
    "Bürgerinnen und Bürger!",
    "Ja, zum Hafenabkommen.",
    "Meine Damen und Herren, ich freue mich, dass Frau Kern heute bei uns ist.",
    "Meine Damen und Herren, ich freue mich, den maltesischen Minister hier begrüßen zu dürfen.",
    "Als Ministerin habe ich die Ehre, Sie zu diesem Empfang begrüßen zu dürfen.",
    "Schönen Dank für die Einladung zu dieser Sitzung und die Gelegenheit, über alles zu sprechen, was Sie alle heute bewegt.",
    "Vielleicht darf ich das ergänzen.",
    "Ich will mich am Anfang auf vier Bemerkungen konzentrieren.",
    "Das war es von mir.",
    "Bula vinaka!",
    "haben Sie Dank für den Duft von Jasmin, mit dem Sie uns empfangen haben.",
]
SOMETHING = [
    "Meine Damen und Herren, der Frieden ist kostbar.",
    "Herr Präsident, wir fordern Gerechtigkeit.",
    "Ich freue mich, dass der Vertrag nun gilt.",
    "Ja, zum Hafenabkommen stehen wir.",
    "Wir bleiben!",
    "Jana Kern.",
    "Ich will mich auf den Frieden konzentrieren.",
    "Ich möchte das Abkommen ergänzen.",
]


@pytest.mark.parametrize(("sentence", "says"), [(s, True) for s in NOTHING] + [(s, False) for s in SOMETHING])
def test_greetings_and_calls(sentence: str, says: bool) -> None:
    assert says_nothing(sentence) is says
