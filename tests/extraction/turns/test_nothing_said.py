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


@pytest.mark.parametrize(
    "sentence",
    [
        "So weit von mir.",
        "Soweit zunächst.",
        "Von mir aus war’s das.",
        "Damit wäre ich durch.",
        "Das reichen wir Ihnen gern nach.",
        "Gern geschehen.",
        "Ich überbringe Ihnen die herzlichen Grüsse des Bundesrates.",
        "Muito obrigada – und ein frohes Fest.",
        "Kommen Sie gut nach Hause.",
        "Landsleute!",
    ],
)
def test_what_closes_or_greets_says_nothing(sentence: str) -> None:
    assert says_nothing(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sofort!",
        "Durchhalten!",
        "Drei Dinge sind mir wichtig.",
        "So weit sind wir noch nicht.",
        "Ich bringe den Gruß meiner Stadt und die Bitte um Frieden.",
        "Wir nehmen gern Flüchtlinge auf.",
        "Das war ein Fehler – und wir haben daraus gelernt.",
    ],
)
def test_a_short_sentence_with_content_says_something(sentence: str) -> None:
    assert not says_nothing(sentence)
