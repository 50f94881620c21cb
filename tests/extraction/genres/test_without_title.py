"""Talks and speeches that come without a title, which their form alone tells. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract


def _said(text: str) -> list[tuple[tuple[str, ...], str]]:
    return [(s.speakers, s.text) for s in extract(text).statements]


@pytest.mark.parametrize(
    ("label", "speaker"),
    [
        ("Abgeordnete Mag. Eva Kern (Grüne)", "eva-kern"),
        ("Dr. Eva Kern (CDU/CSU)", "eva-kern"),
        ("Abg. Kern (SPÖ)", "kern"),
    ],
)
@pytest.mark.parametrize(
    "address",
    ["Herr Präsident!", "Hohes Haus!", "Sehr geehrte Frau Präsidentin, liebe Kolleginnen und Kollegen!"],
)
def test_a_speech_in_a_parliament_shows_by_its_address(label: str, speaker: str, address: str) -> None:
    text = f"{label}: {address} Die Mieten steigen. Wir fordern einen Deckel."
    assert _said(text) == [((speaker,), "Die Mieten steigen"), ((speaker,), "Wir fordern einen Deckel")]


def test_who_leads_a_sitting_opens_it() -> None:
    text = (
        "Präsident Jan Kern: Ich rufe Punkt drei auf. Das Wort hat der Staatssekretär.\n\n"
        "Staatssekretär Tom Weber: Vielen Dank, Herr Präsident. Die Zahlen sind gut."
    )
    assert _said(text) == [(("tom-weber",), "Die Zahlen sind gut")]


QUESTIONS = """
HAFENBLATT: Frau Ministerin, wie war das Jahr?

Anna Kern: Es war schwer.

Echt jetzt? Der Damm brach im Mai, das Haus steht seither leer ...

Das stimmt, wir bauen es neu.

Wie geht es weiter?

Wir bauen Schiffe.
"""


@pytest.mark.parametrize("heading", ["Kern: „Wir stehen kurz vor dem Ziel“", "„Wir stehen kurz vor dem Ziel“", ""])
def test_a_heading_in_the_text_says_nothing(heading: str) -> None:
    text = f"{heading}\n\nDie Ministerin Anna Kern spricht im Interview.\n{QUESTIONS}"
    said = [content for _, content in _said(text)]
    assert said == ["Es war schwer", "Das stimmt, wir bauen es neu", "Wir bauen Schiffe"]
    assert {speakers for speakers, _ in _said(text)} == {("anna-kern",)}


@pytest.mark.parametrize("title", ["", "Regierungspressekonferenz", "Erklärungen des Amts vom 5. Mai"])
def test_a_question_under_its_label_is_no_answer(title: str) -> None:
    text = (
        "Wagner (AA)\n\nDie Ministerin reist nach Riga. Sie trifft ihre Kollegen.\n\nFrage\n\n"
        "Herr Wagner, wie ist die Lage?\n\nDazu auch eine Frage an ein anderes Haus. Es gab Berichte über Ausfälle.\n"
    )
    assert [s.text for s in extract(text, title=title).statements] == [
        "Die Ministerin reist nach Riga",
        "Sie trifft ihre Kollegen",
    ]


def test_whom_a_speech_addresses_is_not_said() -> None:
    text = "Herr Bundespräsident, Frau Kern,\n\nunsere Länder sind Freunde. Das Meer verbindet uns."
    found = [s.text for s in extract(text, title="Tischrede des Königs beim Staatsbankett").statements]
    assert found == ["unsere Länder sind Freunde", "Das Meer verbindet uns"]
