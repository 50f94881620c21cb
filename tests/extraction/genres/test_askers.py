"""Interviews in which the paper has a label and whoever answers has none: the paper says nothing. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract

LEAD = "Die frühere Botschafterin Liis Tammsoo erklärt, warum Narwa wieder gefragt ist."
QUESTIONS = (
    "Frau Botschafterin, die Gespräche finden in Maskat statt. Hat Narwa verloren?",
    "Was heißt das?",
    "Viele sagen, die Distanz schütze uns.",
    "Wie bewerten Sie die Kandidatur?",
)
ANSWERS = (
    "Verloren würde ich nicht sagen",
    "Man muss mit allen reden",
    "Distanz schützt niemanden",
    "Sie kommt zu spät",
)


def _interview(first: str, later: str) -> str:
    labels = (first, later, later, later)
    return "\n\n".join(f"{label}{q}\n\n{a}." for label, q, a in zip(labels, QUESTIONS, ANSWERS, strict=True))


@pytest.mark.parametrize(
    "before", [LEAD, f"{LEAD}\n\nvon Arvo Lehtsalu\n\n17.04.2025, 05:00", f"Von Arvo Lehtsalu\n\n{LEAD}"]
)
@pytest.mark.parametrize(
    "behind", ["", "\n\nZur Person: Liis Tammsoo (71) war Botschafterin in Maskat. Sie lebt in Narwa."]
)
@pytest.mark.parametrize(
    ("first", "later"), [("HAFENKURIER: ", ""), ("Kurier: ", ""), ("HAFENKURIER: ", "HAFENKURIER: ")]
)
def test_whoever_is_interviewed_answers_and_not_the_paper(before: str, behind: str, first: str, later: str) -> None:
    found = extract(
        f"{before}\n\n{_interview(first, later)}{behind}", title="„Distanz schützt niemanden“: Liis Tammsoo über Narwa"
    )
    said = [(s.text, [found.entities[one].name for one in s.speakers]) for s in found.statements if s.kind == "direct"]
    assert said == [(words, ["Liis Tammsoo"]) for words in ANSWERS]


def test_an_answer_may_ask_back() -> None:
    text = "Wer zahlt das?\n\nTAMMSOO: Herr Lehtsalu, wer hat denn gebaut?\n\nDie Stadt?\n\nTAMMSOO: Wir bauten. Das Geld ist da."
    found = extract(text, title="Interview mit Liis Tammsoo")
    assert [s.text for s in found.statements] == ["Wir bauten", "Das Geld ist da"]


@pytest.mark.parametrize(
    "greeting",
    [
        "Frage: Guten Abend.",
        "FRAGE: Guten Tag, Herr Präsident.",
        "Journalist: Vielen Dank.",
        "Frage (Reuters): Guten Morgen.",
        "Reporterin: Hallo, Herr Präsident.",
    ],
)
def test_one_who_asks_once_and_begins_with_a_greeting(greeting: str) -> None:
    text = (
        "Der Wortlaut\n\nOstermann: Guten Tag. Wir haben lange über die Fähren nach Narwa gesprochen. "
        "Ich halte das Ergebnis für gut.\n\n"
        f"Bitte, Ihre Fragen.\n\n{greeting}\n\nWorüber haben Sie am meisten gestritten?\n\nUnd noch etwas: Es gab große Hoffnungen "
        "auf die Rückkehr der Lotsen. Ist etwas entschieden?\n\nDanke.\n\nOstermann: Die Lotsen kehren im Mai zurück. "
        "Wir zahlen das."
    )
    found = extract(text, title="Pressekonferenz von Präsident Ostermann")
    assert [statement.text for statement in found.statements] == [
        "Wir haben lange über die Fähren nach Narwa gesprochen",
        "Ich halte das Ergebnis für gut",
        "Die Lotsen kehren im Mai zurück",
        "Wir zahlen das",
    ]
