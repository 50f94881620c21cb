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
