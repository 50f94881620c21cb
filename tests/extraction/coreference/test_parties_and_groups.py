"""People told apart by their party, groups with a pronoun, hosts and their guests. The events and words are invented."""

from __future__ import annotations

from datetime import date

import pytest

from extraction import extract
from extraction.coreference.context.parties import parties_in

_ON = date(2025, 7, 10)


def _speakers(text: str) -> list[str]:
    return ["+".join(sorted(s.speakers)) for s in extract(text, published_on=_ON).statements]


@pytest.mark.parametrize(
    ("word", "parties"),
    [
        ("SPD-Fraktionsvize", {"SPD"}),
        ("Unionspolitiker", {"CDU", "CSU"}),
        ("Linksfraktionschef", {"Linken"}),
        ("Verbandschef", set()),
        ("", set()),
    ],
)
def test_the_party_in_a_word(word: str, parties: set[str]) -> None:
    assert parties_in(word) == parties


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Der FDP-Außenpolitiker Jens Moor begrüßte das Gesetz. Der Vize der Unionsfraktion, Nils Lind, lobte die "
            "Einigung. „Das hilft“, sagte der CDU-Politiker.",
            "nils-lind",
        ),
        (
            "Jens Moor (SPD) sagte, das sei falsch. Karl Horn (CDU) widersprach: „Das hilft.“ Der SPD-Abgeordnete warnte vor "
            "den Kosten.",
            "jens-moor",
        ),
        (
            "Veit Kranich warnte vor Eile. SPD-Mann Rolf Brand forderte Gespräche. „Das hilft“, sagte der CDU-Politiker.",
            "veit-kranich",
        ),
        (
            "Die Grünen-Abgeordnete Lena Horn lobte den Beschluss. Die Linken-Abgeordnete Karla Moor tadelte den Plan. „Das "
            "hilft“, sagte die Grünen-Politikerin.",
            "lena-horn",
        ),
    ],
)
def test_nobody_of_another_party_is_meant(text: str, last: str) -> None:
    assert _speakers(text)[-1] == last


def test_die_linke_is_a_party_and_no_woman() -> None:
    text = "Parteichefin Lena Horn sprach am Montag. Die Linke sprach sich gegen den Einsatz aus."
    (found,) = extract(text).statements
    assert found.speakers == ("die-linke",)


@pytest.mark.parametrize("pair", ["Der Kanzler und er", "Er und der Kanzler", "Sein Kollege und er"])
def test_what_one_of_two_tells_both_did_is_told_by_them(pair: str) -> None:
    text = f"Präsident Karl Moor sagte, man müsse reden. {pair} hätten auch das Thema Fischfang angesprochen."
    assert _speakers(text) == ["karl-moor", "karl-moor"]


@pytest.mark.parametrize("verb", ["empfing", "traf"])
def test_who_receives_several_talks_with_them(verb: str) -> None:
    text = f"Ministerin Jana Kern {verb} die Minister Ali Demir und Karl Horn. Im Mittelpunkt standen die Zölle."
    assert _speakers(text) == ["ali-demir+jana-kern+karl-horn"]


def test_ministers_of_several_countries_with_von() -> None:
    text = "Die Präsidenten von Frankreich und Brasilien lobten den Vertrag."
    assert _speakers(text) == ["emmanuel-macron+luiz-inacio-lula-da-silva"]


@pytest.mark.parametrize("opening", ["Auf die Frage, ob der Kanzler komme,", "Gefragt, ob Präsident Moor komme,"])
def test_whom_a_question_names_does_not_answer_it(opening: str) -> None:
    text = f"Minister Jens Wolter sprach in Rom. {opening} antwortete er, das sei offen."
    assert _speakers(text) == ["jens-wolter"]


def test_a_minister_named_later_is_not_the_minister_so_far() -> None:
    text = "Außenminister Jens Wolter warnte vor Eile. „Das hilft“, sagte der Minister. Der EU-Minister Ali Demir kam auch."
    assert _speakers(text)[-1] == "jens-wolter"


def test_a_title_that_ends_like_a_longer_one() -> None:
    text = "Kardinalstaatssekretär Pietro Rossi war in Beirut. „Wir beten“, sagte der vatikanische Staatssekretär."
    assert _speakers(text) == ["pietro-rossi"]


def test_several_women_are_not_he() -> None:
    text = "Tom Fletcher sprach vor dem Rat. Frauen hätten ihm von Not berichtet, sagte er. Ein Dorf sei leer."
    assert _speakers(text)[-1] == "tom-fletcher"


def test_a_short_name_in_brackets_parts_no_title_from_its_holder() -> None:
    text = "Die Direktorin des Büros für Handel (BFH), Maria Kern, warb um Geduld. Viele kamen. Man warte, so die Direktorin."
    assert _speakers(text)[-1] == "maria-kern"
