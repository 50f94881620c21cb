"""Words of a speech with greetings in other languages, thanks, and lines broken in the middle. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract

TITLE = "Rede von Ministerin Anna Tammsoo zum Tag der Häfen"


def _said(*lines: str) -> list[str]:
    text = "\n\n".join(("Sehr geehrte Damen und Herren,", *lines))
    return [" ".join(s.text.split()) for s in extract(text, title=TITLE).statements]


@pytest.mark.parametrize(
    "greeting",
    [
        "Mesdames et Messieurs,",
        "Excellencies, distinguished guests, ladies and gentlemen,",
        "Szanowni Państwo,",
        "Señoras y señores,",
        "cari amici.",
        "And to our friends from abroad: Welcome!",
        "C’est un grand plaisir pour moi d’être ici.",
        "Thank you very much for this kind invitation.",
        "Vielen Dank, dass Sie heute so zahlreich gekommen sind.",
        "Danke, dass ich hier sprechen darf.",
        "Es ist schön, Sie alle hier zu sehen.",
        "Ja, guten Morgen!",
    ],
)
def test_greetings_and_thanks_say_nothing(greeting: str) -> None:
    assert _said(greeting, "Die Häfen sind voll.") == ["Die Häfen sind voll"]


@pytest.mark.parametrize(
    "words", ["Vielen Dank, dass Lettland die Küste schützt.", "Amerika kam spät.", "Was war da los?!", "So nie mehr."]
)
def test_thanks_for_what_others_do_and_short_german_sentences_say_something(words: str) -> None:
    said = _said(words, "Die Häfen sind voll.")
    assert len(said) == 2 or words.endswith("?!")


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_line_broken_in_the_middle_goes_on(between: str) -> None:
    text = f"Liebe Gäste,\n\nDie Beziehungen zu unseren Nachbarn sind gut{between}und vertrauensvoll.\n\nDas bleibt so."
    found = extract(text, title=TITLE).statements
    assert [" ".join(s.text.split()) for s in found] == [
        "Die Beziehungen zu unseren Nachbarn sind gut und vertrauensvoll",
        "Das bleibt so",
    ]
    assert found[0].spans[0].of(text).endswith(f"gut{between}und vertrauensvoll")


def test_a_heading_above_words_that_open_with_a_capital_is_no_part_of_them() -> None:
    assert _said("Ein Hafen für alle", "Die Zeit drängt.") == ["Die Zeit drängt"]


@pytest.mark.parametrize(
    "words",
    [
        "Estland und Deutschland setzen sich dafür ein, die Küste zu schützen.",
        "Deutschland, Lettland und Estland fordern, die Sperre zu beenden.",
        "Beide Länder haben vereinbart, mehr Lotsen auszutauschen.",
    ],
)
def test_what_countries_do_together_is_said_by_whoever_speaks(words: str) -> None:
    (found,) = extract(f"Sehr geehrte Damen und Herren,\n\n{words}", title=TITLE).statements
    assert found.speakers == ("anna-tammsoo",)
    assert found.text == words.removesuffix(".")
