"""Verbs that judge, congratulate or take a stance, and "man" at a place. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract


def _said(text: str) -> list[tuple[tuple[str, ...], str]]:
    return [(s.speakers, s.text) for s in extract(text).statements]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("erachtete den Vorstoß als erfüllt", "den Vorstoß als erfüllt"),
        ("empfand den Vorschlag als zu mild", "den Vorschlag als zu mild"),
        ("qualifizierte den Entwurf als verfrüht", "den Entwurf als verfrüht"),
        ("erachtete es als nötig, die Häfen zu schließen", "die Häfen zu schließen"),
        ("bezeichnete es als nötig, die Häfen zu schließen", "die Häfen zu schließen"),
        ("gratulierte der Zeitung, so viele Leser zu haben", "so viele Leser zu haben"),
        ("beglückwünschte die Forscher, so rasch fertig zu sein", "so rasch fertig zu sein"),
        ("votierte dafür, die Truppen abzuziehen", "die Truppen abzuziehen"),
        (
            "demonstrierte den Willen, „offen zu reden und nichts zu verschweigen“",
            "offen zu reden und nichts zu verschweigen",
        ),
        ("zeigte die Bereitschaft, neue Wege zu gehen", "neue Wege zu gehen"),
    ],
)
def test_frames_of_judging_and_wishing(sentence: str, content: str) -> None:
    assert _said(f"Ministerin Anna Kern {sentence}.") == [(("anna-kern",), content)]


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("In Warschau ist man überzeugt, dass der Handel wachse.", "polen"),
        ("Im Kreml rechnet man damit, dass der Handel wachse.", "kreml"),
        ("In Oslo geht man davon aus, dass der Handel wachse.", "norwegen"),
        ("In Europa ist man sich sicher, dass der Handel wachse.", "europa"),
    ],
)
def test_one_at_a_place_is_who_decides_there(sentence: str, speaker: str) -> None:
    assert _said(sentence) == [((speaker,), "der Handel wachse")]


def test_one_in_a_season_is_nobody() -> None:
    assert not _said("Im Sommer sagt man, dass die Tage lang seien.")


def test_an_act_of_one_at_a_place_is_nobodys() -> None:
    assert not _said("In Pristina fürchtet man ein zweites Bosnien.")


@pytest.mark.parametrize(
    "places",
    [
        "Vor ihrer Reise nach Polen, Litauen und in die Ukraine",
        "Nach Besuchen in Jordanien, Niger sowie in Ghana",
        "Bei Gesprächen mit China, Russland und mit dem Iran",
    ],
)
def test_a_row_of_places_before_the_verb_says_nothing(places: str) -> None:
    assert _said(f"{places} forderte Ministerin Jana Kern mehr Hilfe.") == [(("jana-kern",), "mehr Hilfe")]


@pytest.mark.parametrize("adverb", ["Ausserdem", "Gleichermassen", "Schliesslich", "Abschliessend"])
def test_adverbs_in_swiss_spelling(adverb: str) -> None:
    text = f"Ministerin Jana Kern kam. {adverb} betonte sie die Lage."
    assert _said(text) == [(("jana-kern",), "die Lage")]


def test_whoever_hands_over_papers_says_nothing() -> None:
    assert _said("Die Kommission hat dem Rat einen Entwurf übermittelt.") == []


@pytest.mark.parametrize(
    "content", ["verstärkte Hilfe für Mali", "verspätete Lieferungen", "engagierte Politik", "verstärkten Schutz"]
)
def test_a_participle_before_an_object_without_an_article_belongs_to_it(content: str) -> None:
    assert _said(f"Ministerin Jana Kern kritisierte {content}.") == [(("jana-kern",), content)]
