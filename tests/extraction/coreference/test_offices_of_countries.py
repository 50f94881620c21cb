"""Offices of several countries behind "von", joint texts, and whom somebody speaks for to an audience. All is invented."""

from __future__ import annotations

from datetime import date

import pytest

from extraction import extract

DAY = date(2025, 9, 29)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Die Außenminister von Frankreich und Polen forderten neue Sanktionen.",
            {"jean-noel-barrot", "radoslaw-sikorski"},
        ),
        (
            "Die Regierungschefs von Deutschland, Italien und Polen verlangten ein Ende des Kriegs.",
            {"friedrich-merz", "giorgia-meloni", "donald-tusk"},
        ),
        (
            "Die Außenminister aus Deutschland und Polen betonten, man sei bereit.",
            {"johann-wadephul", "radoslaw-sikorski"},
        ),
        ("Die Präsidentin von Moldau und Polen forderten neue Regeln.", {"maia-sandu", "polen"}),
        ("Der Außenminister von Frankreich und Spanien forderten neue Regeln.", {"jean-noel-barrot", "spanien"}),
        (
            "Die Außenminister von Polen und den Niederlanden verlangten neue Regeln.",
            {"radoslaw-sikorski", "david-van-weel"},
        ),
        (
            "Die Außenminister von Frankreich, Friedrich Merz und Spanien forderten neue Regeln.",
            {"friedrich-merz", "spanien"},
        ),
    ],
)
def test_a_row_of_countries_behind_an_office(text: str, speakers: set[str]) -> None:
    (found,) = extract(text, published_on=DAY).statements
    assert set(found.speakers) == speakers


@pytest.mark.parametrize("document", ["Text", "Papier", "Schlussdokument", "Schreiben"])
def test_a_joint_text_is_theirs_who_met(document: str) -> None:
    text = f"Macron und Merz trafen sich in Toulon. In dem gemeinsamen {document} heißt es, man wolle mehr tun."
    (found,) = extract(text, published_on=DAY).statements
    assert set(found.speakers) == {"emmanuel-macron", "friedrich-merz"}


def test_greetings_that_a_speaker_bears_are_the_speakers_words() -> None:
    text = "Wir müssen mehr tun. Der Präsident freut sich darauf, Sie im Juli zu empfangen. Wir danken Ihnen. Europa ist stark."
    found = extract(text, title="Rede von Außenminister Marco Rubio in Riga", published_on=DAY).statements
    assert {statement.speakers for statement in found} == {("marco-rubio",)}
