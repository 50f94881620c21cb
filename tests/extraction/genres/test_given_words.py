"""Words that a line announces with a noun: whoever gives them speaks, though no name is there. All events and words are invented."""

from __future__ import annotations

from datetime import date

import pytest

from extraction import extract

WORDS = ("Das Manöver verletzt unsere Hoheit", "Wir werden antworten", "Wer Feuer legt, kommt darin um")
OFFICE = "Sprecher des Außenministeriums der DVRK"


@pytest.mark.parametrize(
    ("opening", "speaker"),
    [
        ("Ein Sprecher des Außenministeriums der DVRK gab auf die Frage der Agentur folgende Antwort:", OFFICE),
        ("Der Sprecher des Außenministeriums der DVRK beantwortete die Frage eines Reporters wie folgt:", OFFICE),
        ("Der Sprecher des Außenministeriums der DVRK gab am 3. Mai eine Antwort.\n\nSie lautet:", OFFICE),
        (
            "Der Sprecher des Außenministeriums der DVRK veröffentlichte eine Erklärung dazu, dass Schiffe übten.\n\n"
            "Ihr Wortlaut ist wie folgt:",
            OFFICE,
        ),
        (
            "Außenministerin Liis Tammsoo gab gestern eine Stellungnahme ab.\n\nDer volle Wortlaut lautet wie folgt:",
            "Liis Tammsoo",
        ),
    ],
)
def test_whoever_gives_an_answer_or_a_statement_says_what_follows(opening: str, speaker: str) -> None:
    text = f"{opening}\n\n{WORDS[0]}.\n\n{WORDS[1]}. {WORDS[2]}.\n\n(Hafenstadt, 3. Mai 2024)\n\nDie Ernte begann früh."
    found = extract(text, title="Manöver vor der Küste", published_on=date(2024, 5, 3))
    said = [
        (statement.text, [found.entities[one].name for one in statement.speakers]) for statement in found.statements
    ]
    assert said == [(words, [speaker]) for words in WORDS]


def test_a_line_that_opens_a_wording_nobody_has_given_opens_nobodys_words() -> None:
    found = extract("Das Gesetz trat gestern in Kraft.\n\nSein Wortlaut:\n\nDie Häfen sind offen. Die Zölle entfallen.")
    assert not found.statements


@pytest.mark.parametrize("wording", ["Sie lautet wie folgt:", "Ihr Wortlaut ist wie folgt:", "Der volle Wortlaut:"])
@pytest.mark.parametrize("name", ["Kim Son Gyong", "Pak Min Hyok", "Tran Van Lieu"])
def test_the_title_and_the_line_before_the_wording_are_no_words(name: str, wording: str) -> None:
    text = (
        f"{name}, Vizeaußenminister für internationale Organisationen, veröffentlichte am 3. Mai folgende Presseerklärung"
        f" mit dem Titel\n„Das Meer ist kein Spielplatz“.\n\n{wording}\n\n{WORDS[0]}.\n\n{WORDS[1]}.\n\n"
        "Veröffentlicht unter Presseerklärung | Verschlagwortet mit Manöver, Meer"
    )
    found = extract(text, title="Stellungnahme des Vizeaußenministers der DVRK")
    said = [(s.text, [found.entities[one].name for one in s.speakers]) for s in found.statements]
    assert said == [(words, [name]) for words in WORDS[:2]]


def test_the_title_again_over_the_text_says_nothing() -> None:
    title = "Tammsoo: Das Meer bleibt frei"
    found = extract(f"{title}\n\nMinisterin Liis Tammsoo sagte, man werde antworten.", title=title)
    assert [s.text for s in found.statements] == ["man werde antworten"]
