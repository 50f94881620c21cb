"""What sounds like speech and is told as a fact, and what is said once. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    "text",
    [
        "Nach dem Beben droht sich die Lage zu verschärfen.",
        "In Mali droht die Regierung die Kontrolle zu verlieren.",
        "Damit droht das Bündnis zu zerfallen.",
        "Estland unterstützt Kenia beim Bau des Hafens.",
        "Die EU unterstützt die Ukraine mit Schiffen.",
        "Die „eiserne Lady Estlands“, wie die Presse sie nannte, reiste ab. Von Versöhnung war die Rede.",
        "Lena Horn, die „Eiserne“, wie sie die Medien nennen, reiste ab.",
    ],
)
def test_what_is_told_is_nobodys_words(text: str) -> None:
    assert extract(text).statements == ()


@pytest.mark.parametrize(
    "text",
    [
        "Estland drohte, die Häfen zu schließen.",
        "Ministerin Lena Horn drohte, die Häfen zu schließen.",
        "Estland unterstützt den Bau des Hafens.",
        "Ministerin Lena Horn sagte, sie habe lange gewartet und beschlossen, den Hafen zu öffnen.",
        "Dem Vertragstext zufolge vereinbarten Estland und Lettland, „die Häfen zu öffnen“.",
    ],
)
def test_what_is_said_is_said_once(text: str) -> None:
    assert len(extract(text).statements) == 1


@pytest.mark.parametrize("place", ["Sydney", "New York", "Berlin/Paris"])
@pytest.mark.parametrize("opening", ["Die Ministerin Lena Horn sagte", "Nach dem Treffen sagte Ministerin Lena Horn"])
def test_a_place_without_a_mark_before_the_sentence_is_nobody(place: str, opening: str) -> None:
    (statement,) = extract(f"{place} {opening}, das Meer sei tief.").statements
    assert statement.speakers == ("lena-horn",)


@pytest.mark.parametrize(("opening", "closing"), ['""', "„“", "»«"])
def test_a_line_that_breaks_behind_a_colon_inside_of_words(opening: str, closing: str) -> None:
    text = f"Ministerin Lena Horn sagte: {opening}Für die EU ist klar:\nDas Meer gehört allen.{closing}"
    assert [s.speakers for s in extract(text).statements] == [("lena-horn",)] * 2


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Auch die Häfen waren Teil des Austausches.", "Auch die Häfen"),
        ("Bestandteil der Unterredung war der Handel.", "der Handel"),
        ("Ein weiterer Punkt der Unterredung war der Handel.", "der Handel"),
        ("Auch Präsidentin Rahel Oster war Teil der Gespräche.", None),
        ("Ein Rundgang durch den Hafen war Teil des Besuchs.", None),
    ],
)
def test_what_was_part_of_a_conversation(sentence: str, topic: str | None) -> None:
    found = extract(f"Minister Arvo Lind traf seine Amtskollegin Lena Horn in Riga. {sentence}").statements
    assert [s.text for s in found] == ([topic] if topic else [])


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Dem gestern vorgelegten Bericht", "Bericht"),
        ("Einem der Redaktion vorliegenden Dokument", "Dokument"),
        ("Einer am Montag veröffentlichten Studie", "Studie"),
        ("Dem neuen Bericht", "neuer Bericht"),
    ],
)
def test_a_source_with_a_long_attribute(source: str, speaker: str) -> None:
    found = extract(f"{source} zufolge sinkt die Zahl der Fischer.")
    (statement,) = found.statements
    assert statement.text == "sinkt die Zahl der Fischer"
    assert [found.entities[s].name for s in statement.speakers] == [speaker]
