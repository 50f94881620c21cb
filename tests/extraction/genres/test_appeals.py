"""Open letters and appeals that several people sign. All people, bodies and words are invented."""

from __future__ import annotations

import pytest

from extraction import extract

SALUTATION = "Sehr geehrte Frau Ministerin,\n\nwir sorgen uns um den Fluss."
PLAIN = "Wir sorgen uns um den Fluss."
DEMANDS = "Wir fordern die Regierung auf,\n\n{0} das Abkommen zu unterzeichnen;\n{0} die Häfen zu öffnen.\n\nDer Fluss wartet nicht."
SAID = ("das Abkommen zu unterzeichnen", "die Häfen zu öffnen", "Der Fluss wartet nicht")
ROWS = {
    "a greeting": "Mit freundlichen Grüßen\n\nDr. Jana Kernbach, Flussbund\nOle Lindqvist (Fischer)",
    "a greeting and a heading": "Hochachtungsvoll\n\nErstunterzeichner*innen:\nJana Kernbach, Flussbund\nOle Lindqvist",
    "a row": "Unterzeichnet von: Prof. Dr. Jana Kernbach, Flussbund; Ole Lindqvist, Fischer",
    "a row with commas": "Mit freundlichen Grüßen\n\nJana Kernbach und Ole Lindqvist",
    "offices below": "Mit freundlichen Grüßen\n\nJana Kernbach\nVorsitzende des Flussbunds\nOle Lindqvist\nPräsident der Fischer",
    "signed without a greeting": "gez. Jana Kernbach, Ärztin\ngez. Ole Lindqvist, Fischer",
    "a list": "Die Unterzeichner:innen:\n- Jana Kernbach – Ärztin\n- Ole Lindqvist – Fischer",
}


@pytest.mark.parametrize("item", ["-", "•"])
@pytest.mark.parametrize("signed", ROWS)
@pytest.mark.parametrize("opening", [SALUTATION, PLAIN], ids=["a salutation", "none"])
def test_an_appeal_is_said_by_those_who_sign_it(opening: str, signed: str, item: str) -> None:
    page = "Rettet den Fluss\n\n{}\n\n{}\n\n{}\n\nJetzt unterzeichnen!\nSpendenkonto: IBAN XY12 3456"
    found = extract(page.format(opening, DEMANDS.format(item), ROWS[signed]), title="Offener Brief an Ministerin Baum")
    said = {s.text: {found.entities[one].name for one in s.speakers} for s in found.statements}
    first = opening.rpartition("\n")[2].rstrip(".")
    assert said == {words: {"Jana Kernbach", "Ole Lindqvist"} for words in (first, *SAID)}


FEET = (
    "Pressekontakt: Flussverein Rosental e. V., Uferstr. 12, 30173 Hafenstadt",
    "Ansprechpartnerin für die Presse: Liv Moenk, 0170 1234567\nTags: Fluss, Häfen",
    "V. i. S. d. P.: Liv Moenk, Postfach 12, 30173 Hafenstadt",
    "Bei Rückfragen wenden Sie sich an Liv Moenk, Sprecherin.",
    "Kontakt:\nLiv Moenk\npresse@fluss.example",
)


@pytest.mark.parametrize("foot", FEET)
@pytest.mark.parametrize("signed", ROWS)
def test_nobody_signs_in_the_foot_of_the_page(signed: str, foot: str) -> None:
    text = f"{SALUTATION}\n\n{DEMANDS.format('-')}\n\n{ROWS[signed]}\n\n{foot}"
    found = extract(text, title="Offener Brief an Ministerin Baum")
    assert len(found.statements) == len(SAID) + 1
    assert all(
        {found.entities[one].name for one in s.speakers} == {"Jana Kernbach", "Ole Lindqvist"} for s in found.statements
    )


def test_organisations_sign_below_a_heading() -> None:
    signed = "Unterzeichnende Organisationen:\nFlussbund Rosental\nLotsen ohne Grenzen\nKontakt: x@y.example"
    text = f"{SALUTATION}\n\nDer Fluss wartet nicht.\n\n{signed}"
    found = extract(text, title="Offener Brief an Ministerin Baum")
    said = {s.text: {found.entities[one].name for one in s.speakers} for s in found.statements}
    assert set(said) == {"wir sorgen uns um den Fluss", "Der Fluss wartet nicht"}
    assert all(names == {"Flussbund Rosental", "Lotsen ohne Grenzen"} for names in said.values())


def test_a_report_on_a_letter_is_no_letter() -> None:
    text = (
        "Mehrere Fischer haben der Ministerin geschrieben.\n\n„Wir sind in Sorge“, sagte Jana Kernbach.\n\n"
        "Unterzeichner:\nJana Kernbach\nOle Lindqvist"
    )
    found = extract(text, title="Fischer schreiben offenen Brief")
    assert [s.text for s in found.statements] == ["Wir sind in Sorge"]


@pytest.mark.parametrize("signed", ["{}\nfür die Hafeninitiative Nord", "Hafeninitiative Nord\n{}"])
def test_those_who_sign_for_a_body_let_it_speak(signed: str) -> None:
    people = "Jana Kernbach, Ärztin\nOle Lindqvist"
    text = f"{SALUTATION}\n\nDer Fluss wartet nicht.\n\nMit freundlichen Grüßen\n\n{signed.format(people)}"
    found = extract(text, title="Offener Brief an Ministerin Baum")
    assert [found.entities[s.speakers[0]].name for s in found.statements] == ["Hafeninitiative Nord"] * 2
