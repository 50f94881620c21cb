"""Lines that a program has cut at a width, as those of PDF files."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extraction import extract
from extraction.text.cleaning import join_wrapped_lines

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


@given(st.text(alphabet="ab .\n:", max_size=400))
def test_every_character_keeps_its_place(text: str) -> None:
    joined = join_wrapped_lines(text)
    assert len(joined) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, joined, strict=True))
