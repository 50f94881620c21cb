"""Sentences that go on around a frame, and words in marks that their sentence can't do without. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract


def _contents(text: str) -> list[tuple[str, ...]]:
    return [tuple(span.of(text) for span in s.spans) for s in extract(text).statements]


@pytest.mark.parametrize(
    ("head", "frame", "rest"),
    [
        ("Damit habe", "so der Minister", "die Regierung ihr Ziel erreicht"),
        ("Bis zum Herbst soll", "so Minister Kern", "der neue Hafen fertig sein"),
        ("Während der Flut habe", "so Jan Kern", "der Rat dreimal getagt"),
        ("Seit Januar sei", "sagte Jan Kern", "die Grenze geschlossen"),
        ("Ohne Hilfe sei", "betonte Jan Kern", "die Lage nicht zu bewältigen"),
    ],
)
def test_a_sentence_goes_on_behind_its_frame(head: str, frame: str, rest: str) -> None:
    assert _contents(f"{head}, {frame}, {rest}.") == [(head, rest)]


@pytest.mark.parametrize(
    "content",
    [
        "man helfe den Nachbarn, „frei, geeint und stark“ zu sein",
        "das sei ein „Fehler, den alle bereuen“",
        "man brauche die „Kraft, die aus der Ruhe kommt“",
        "die Halle solle nicht «allein», sondern vereint mit dem Markt gebaut werden",
        "der Rat habe beschlossen, die Halle nicht «allein», sondern vereint mit dem „Markt“ zu bauen",
    ],
)
def test_words_in_marks_stay_in_their_sentence(content: str) -> None:
    assert _contents(f"Ministerin Anna Kern sagte, {content}.") == [(content,)]


@pytest.mark.parametrize(
    "content",
    [
        "Das werde nicht immer verstanden, aber dieser „Weg kann nicht aufgegeben werden“",
        "Es ist der erste Schritt, „mit dem wir leben können“",
        "Der Hafen bleibe zu, „weil ihn niemand öffnen will“",
        "Dabei biete sich die Stadt als „Ort an, an dem sich Gegner treffen“",
    ],
)
def test_a_frame_behind_such_words_has_the_whole_sentence(content: str) -> None:
    assert _contents(f"{content}, sagte Ministerin Anna Kern.") == [(content,)]


@pytest.mark.parametrize(
    "opening",
    ["Minister Jan Kern trat vor die Presse. Es gehe voran.", "Der Präfekt zeigte den Hafen. Es fehle an allem."],
)
def test_a_quotation_behind_what_is_told_goes_on(opening: str) -> None:
    statements = extract(f"{opening} „Wir brauchen die Schiffe jetzt.“").statements
    assert statements[0].speakers == statements[-1].speakers
    assert statements[-1].text == "Wir brauchen die Schiffe jetzt"
