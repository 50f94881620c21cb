"""Bodies and groups in a row: two adjectives of one noun, abbreviations in brackets, "Pro Asyl". The words are invented."""

from __future__ import annotations

import pytest

from extraction import extract


def _speakers(text: str) -> list[str]:
    return ["+".join(s.speakers) for s in extract(text).statements]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Estnische und lettische Medien berichteten, der Hafen sei zu.", "estnische-medien+lettische-medien"),
        ("Estnische und finnische Diplomaten begrüßten die Einigung.", "estnischer-diplomat+finnischer-diplomat"),
        (
            "Ranghohe polnische sowie dänische Beamte erklärten, der Hafen sei zu.",
            "polnischer-beamter+daenischer-beamter",
        ),
        ("Wie estnische und lettische Medien melden, ist der Hafen zu.", "estnische-medien+lettische-medien"),
        (
            "Die estnischen und lettischen Behörden teilten mit, der Hafen sei zu.",
            "behoerden-estland+behoerden-lettland",
        ),
    ],
)
def test_two_adjectives_of_one_noun_mean_two_groups_and_no_country(text: str, speakers: str) -> None:
    assert _speakers(text) == [speakers]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Heute fordern die Nordische Kirche in Estland (NKE) und die Lettische Bischofskonferenz einen Waffenstillstand.",
            "nordische-kirche+lettische-bischofskonferenz",
        ),
        (
            "Heute fordern die Gewerkschaft Hafen und Meer (GHM) und der Nordische Städtetag mehr Geld.",
            "gewerkschaft-hafen-und-meer+nordischer-staedtetag",
        ),
        (
            "Heute verurteilten die Arbeitsgemeinschaft der Häfen und der Zentralrat der Lotsen den Anschlag.",
            "arbeitsgemeinschaft-der-haefen+zentralrat-der-lotsen",
        ),
    ],
)
def test_a_masculine_body_behind_und_is_the_second_of_two(text: str, speakers: str) -> None:
    assert _speakers(text) == [speakers]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Pro Asyl fordert ein Ende der Abschiebungen.", ["pro-asyl"]),
        ("Pro Hafen warnte vor neuen Lagern.", ["pro-hafen"]),
        ("Pro Kopf fordert die EU mehr Geld.", ["EU"]),
        ("Pro Woche verlangt Ministerin Liis Tammsoo einen Bericht.", ["liis-tammsoo"]),
    ],
)
def test_pro_opens_the_name_of_an_association(text: str, speakers: list[str]) -> None:
    assert _speakers(text) == speakers


def test_a_name_with_an_arabic_article_is_somebodys_though_no_list_has_it() -> None:
    text = "Man stimme zu, sagte Taremi al-Nusso, ein Berater von Hafenchef Nils Lind. Der Hafen bleibe offen, fügte er hinzu."
    assert _speakers(text) == ["taremi-al-nusso", "taremi-al-nusso"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Kaum ein anderer Minister sprach so deutlich von einer Krise wie Nils Lind.", []),
        ("Kaum jemand kritisierte den Plan so scharf wie Nils Lind.", []),
        ("Kaum eine Woche nach der Wahl forderte Minister Nils Lind neue Häfen.", ["nils-lind"]),
    ],
)
def test_hardly_anybody_says_nothing(text: str, speakers: list[str]) -> None:
    assert _speakers(text) == speakers
