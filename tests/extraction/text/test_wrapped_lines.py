"""Lines that a program has cut at a width, as those of PDF files."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction import extract
from extraction.text.cleaning import join_wrapped_lines
from extraction.text.tokens import SOFT_HYPHEN

WRAPPED = """Schlussfolgerungen
Ministerin Liis Tammsoo hat die neue Strategie der Hafenstädte für Arbeit und
Handel gelobt. Sie forderte die Nachbarn auf, ihre Zölle auf Fisch, Holz und
Getreide bis zum Herbst zu senken. Der Minister Pavlo Orrenko sagte, sein Land
Tarsis werde im Frühjahr zwei neue Brücken bauen. Er warnte vor den Folgen des
Streits um die Häfen im Norden und kündigte an, dass Tarsis weitere
Gespräche führen werde. Am Abend dankte Orrenko der Ministerin für die gute
und lange Zusammenarbeit der beiden Länder, die seit vielen Jahren auf ihren
gemeinsamen Grenzen Brücken bauen.
1.
Die Zölle bleiben, sagte Orrenko."""


def test_a_sentence_goes_on_in_the_next_line() -> None:
    found = extract(WRAPPED).statements
    assert [statement.text.replace("\n", " ") for statement in found] == [
        "die neue Strategie der Hafenstädte für Arbeit und Handel",
        "ihre Zölle auf Fisch, Holz und Getreide bis zum Herbst zu senken",
        "sein Land Tarsis werde im Frühjahr zwei neue Brücken bauen",
        "vor den Folgen des Streits um die Häfen im Norden",
        "Tarsis weitere Gespräche führen werde",
        "für die gute und lange Zusammenarbeit der beiden Länder, die seit vielen Jahren auf ihren gemeinsamen Grenzen Brücken bauen",
        "Die Zölle bleiben",
    ]
    assert all(statement.text == WRAPPED[statement.spans[0].start : statement.spans[0].end] for statement in found)


def test_paragraphs_items_and_labels_stay_apart() -> None:
    paragraphs = "\n".join(["Der Minister sagte in der Hauptstadt am Montag, die Häfen seien offen."] * 8)
    assert join_wrapped_lines(paragraphs) == paragraphs
    labelled = WRAPPED.replace("Handel gelobt", "KERN: Handel gelobt")
    assert "und\nKERN:" in join_wrapped_lines(labelled)


# Around the lines of a case: so many lines of a page that was cut at a width that the text is one.
MINUTES = """Präsidentin Maja Orrenko:
Das Wort hat die Kollegin Tammsoo.

Jana Tammsoo (FPT):
Frau Präsidentin! Wir wollen die Häfen von Tarsis
öffnen, und zwar bis zum Herbst, weil die Fischer
nicht mehr warten können und weil ihre Boote bald
verrotten. Ich freue mich, dass viele Länder diese
Meinung teilen. Die Zölle auf Fisch sind zu hoch,
das wissen alle, die mit den Menschen an der Küste
reden. Wir haben lange gewartet, aber nun ist die
Zeit gekommen.

{case}
"""


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (
            "Sehr viele Boote liegen leider seit langem in\nHäfen, die niemand mehr kennt.",
            ["Sehr viele Boote liegen leider seit langem in Häfen, die niemand mehr kennt"],
        ),
        (
            "Eines ist sicher: Wir brauchen in der Republik\nein Gesetz: Die Fischer warten schon zu lange.",
            ["Eines ist sicher: Wir brauchen in der Republik ein Gesetz: Die Fischer warten schon zu lange"],
        ),
        (
            "Die Mehrheit dieses Hauses hat am Mittwoch, dem\n28. Juni, richtig entschieden.",
            ["Die Mehrheit dieses Hauses hat am Mittwoch, dem 28. Juni, richtig entschieden"],
        ),
        (  # the end of a page
            "Wir helfen. Das gilt für alle Menschen in diesem\nHause, es gilt auch für die Menschen draußen, und\n"
            "es gilt ganz gewiss für die Küste der südlichen\n\nRepublik. Wir helfen.",
            [
                "Wir helfen",
                "Das gilt für alle Menschen in diesem Hause, es gilt auch für die Menschen draußen, und "
                "es gilt ganz gewiss für die Küste der südlichen  Republik",
                "Wir helfen",
            ],
        ),
        (  # words parted without a hyphen, and with one
            "Die Regierung muss den Hafen von Ellin eröff\nnen. Wir stimmen für die Bekämp-\nfung der Not.",
            ["Die Regierung muss den Hafen von Ellin eröffnen", "Wir stimmen für die Bekämpfung der Not"],
        ),
        (
            "Wenn wir nun die Zölle auf alle Fische senken,\n\n(Beifall bei der FPT – Ole Lind [GLT]: Das\nwird teuer!)\n\n"
            "dann leben die Häfen. Wir handeln.\n\n(Ole Lind [GLT]: Niemals!)",
            ["Wenn wir nun die Zölle auf alle Fische senken, … dann leben die Häfen", "Wir handeln"],
        ),
        (
            "Wir haben in Tarsis (Heiterkeit bei der GLT) die\nbesten Häfen.",
            ["Wir haben in Tarsis … die besten Häfen"],
        ),
    ],
)
def test_sentences_of_minutes_go_on(case: str, expected: list[str]) -> None:
    text = MINUTES.format(case=case)
    statements = extract(text, title="Aussprache im Parlament von Tarsis").statements
    here = [s for s in statements if s.spans[0].start >= text.index(case)]
    assert [s.text.replace("-\n", "").replace("eröff\n", "eröff").replace("\n", " ") for s in here] == expected
    assert {name for s in statements for name in s.speakers} == {"jana-tammsoo"}
    assert all(s.text == " … ".join(text[span.start : span.end] for span in s.spans) for s in statements)


def test_interjections_between_unwrapped_lines() -> None:
    text = """Präsidentin Maja Orrenko: Das Wort hat Kollege Lind.
Ole Lind (FPT): Wir wollen die Häfen öffnen,
(Beifall bei der FPT)
wenn die Nachbarn das auch tun. Ich könnte lange reden –
(Petra Sand [GLT]: Bitte nicht!)
aber ich sage nur das eine: Die Zölle müssen weg.
(Beifall bei der FPT – Petra Sand [GLT]: Das ist
doch nicht wahr! – Zuruf von der GLT: Niemals!)
Präsidentin Maja Orrenko: Danke."""
    assert [s.text for s in extract(text).statements] == [
        "Wir wollen die Häfen öffnen, … wenn die Nachbarn das auch tun",
        "Ich könnte lange reden – … aber ich sage nur das eine: Die Zölle müssen weg",
    ]


def test_a_wrapped_letter_inside_a_page_of_long_lines() -> None:
    lines = [
        "Am Dienstag sprach der Minister lange über die Häfen, den Fisch und die Zölle, die er senken will, wenn es geht."
    ] * 8
    letter = """Die Ministerin Jana Tammsoo sagte am Montag, dass
Tarsis seine Häfen bald öffnen werde. Sie warnte
vor hohen Zöllen auf Fisch und Holz und vor einem
Streit mit den Nachbarn."""
    text = "\n".join([*lines, "", letter])
    assert [s.text.replace("\n", " ") for s in extract(text).statements[-2:]] == [
        "Tarsis seine Häfen bald öffnen werde",
        "vor hohen Zöllen auf Fisch und Holz und vor einem Streit mit den Nachbarn",
    ]


def test_soft_hyphens_part_no_word() -> None:
    text = "Die Außen\u00administerin Liis Tamm\u00adsoo sagte, die Be\u00adkämpfung der Not habe Vorrang."
    (statement,) = extract(text).statements
    assert statement.speakers == ("liis-tammsoo",)


@given(st.text(alphabet="abA .\n:-()", max_size=400))
def test_every_character_keeps_its_place(text: str) -> None:
    joined = join_wrapped_lines(text)
    assert len(joined) == len(text)
    allowed = {("\n", " "), ("\n", SOFT_HYPHEN), ("-", SOFT_HYPHEN)}
    assert all(a == b or (a, b) in allowed for a, b in zip(text, joined, strict=True))
