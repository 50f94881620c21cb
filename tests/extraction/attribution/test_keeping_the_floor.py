"""Who goes on behind sentences with two frames, with acts of others and with wishes. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract


def _speakers(text: str) -> list[str]:
    return ["+".join(s.speakers) for s in extract(text).statements]


@pytest.mark.parametrize(
    "opening", ["Nach Macrons Aufruf, mehr zu zahlen,", "Angesprochen auf Macrons Forderung, mehr zu zahlen,"]
)
def test_a_noun_that_reports_takes_no_floor(opening: str) -> None:
    text = f"Minister Jens Wolter war in Kairo. {opening} sagte Wolter, das sei richtig. Die Flotte brauche Geld."
    assert _speakers(text)[-1] == "jens-wolter"


def test_the_second_verb_shows_that_both_are_told() -> None:
    text = "Lena Horn sagte, die Lage sei ernst. Helfer machten Übergriffe öffentlich und nähmen Risiken in Kauf. Das sei mutig."
    assert _speakers(text) == ["lena-horn"] * 3


def test_what_a_ministry_has_done_is_told_by_who_spoke_before() -> None:
    text = "Der Abgeordnete Jens Moor sagte, das sei schlimm. Das Außenministerium habe die Lage beschönigt."
    assert _speakers(text) == ["jens-moor", "jens-moor"]


@pytest.mark.parametrize("wish", ["würde lieber sparen", "hätte gern verhandelt", "würde am liebsten abreisen"])
def test_what_another_would_like_is_nobodys_word(wish: str) -> None:
    assert _speakers(f"Merz fordert mehr Geld. SPD-Chef Lars Klingbeil {wish}.") == ["friedrich-merz"]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Der Kreml zeigte sich laut der Agentur Tass enttäuscht.", "kreml"),
        ("Präsidentin Lena Horn äußerte sich laut AFP zufrieden.", "lena-horn"),
        ("Laut Xinhua begrüßte Ministerin Lena Horn die Wahl.", "lena-horn"),
        ("Wie die Zeitung „Hafenblatt“ meldet, lehnte Ministerin Lena Horn das Angebot ab.", "lena-horn"),
    ],
)
def test_whose_words_a_medium_passes_on_goes_on(sentence: str, speaker: str) -> None:
    assert _speakers(f"{sentence} Man wolle vermitteln.")[-1] == speaker


def test_a_ministry_that_tells_of_an_act_goes_on() -> None:
    text = "Nach Angaben des Innenministeriums kamen 300 Boote. Zwei seien gesunken."
    assert _speakers(text) == ["innenministerium"] * 2
