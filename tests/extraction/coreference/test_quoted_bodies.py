"""Newspapers and movements by their names in quotation marks. All is invented but the papers' names."""

from __future__ import annotations

import pytest

from extraction import extract
from extraction.text import EntityType


def _speakers(text: str, title: str | None = None) -> list[str]:
    found = extract(text, title=title)
    return [found.entities[one].name for s in found.statements for one in s.speakers]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("„Le Figaro“ schrieb, der Präsident habe zu lange gezögert.", "Le Figaro"),
        ("Laut „Le Monde“ plant Paris neue Zölle.", "Le Monde"),
        ("Le Temps schrieb, der Präsident habe zu lange gezögert.", "Le Temps"),
        ("„El Watan“ berichtete, Algier warte ab.", "El Watan"),
        ("„Die Lage ist ernst“, kommentierte „La Stampa“.", "La Stampa"),
        ("Wie „The Scotsman“ berichtet, zögert London.", "The Scotsman"),
        ("„Der Standard“ schrieb, Wien zögere.", "Der Standard"),
    ],
)
def test_a_newspaper_is_no_person(text: str, name: str) -> None:
    found = extract(text)
    said = [found.entities[one] for s in found.statements for one in s.speakers]
    assert [(entity.name, entity.type) for entity in said] == [(name, EntityType.ORGANISATION)]


def test_a_title_before_the_surname_still_means_the_person() -> None:
    assert _speakers(
        "Der vietnamesische Premierminister Le Minh Hung kam an. Premierminister Le sagte, man warte ab."
    ) == ["Lê Minh Hưng"]


def test_sentences_in_a_review_of_the_press_are_no_names() -> None:
    text = "„Le Figaro“ (Paris)\n\n„Am Ende bekam er nichts.“\n\n„El País“ (Madrid)\n\n„Europa hat gewonnen. Spanien auch.“"
    assert _speakers(text, "Internationale Pressestimmen zum Handelsvertrag") == ["Le Figaro", "El País", "El País"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Das Bündnis »Minen weg« forderte ein Verbot.", "Bündnis Minen weg"),
        ("Die Initiative „Frieden jetzt“ verlangte, dass die Waffen schweigen.", "Initiative Frieden jetzt"),
        ("„Wir wollen reden“, sagte die Kampagne „Narwa ist überall“.", "Kampagne Narwa ist überall"),
        ("Nach Angaben des Bündnisses »Minen weg« sei die Lage ernst.", "Bündnis Minen weg"),
        ("Das Magazin „Atlas“ schrieb, Wien zögere.", "Atlas"),
    ],
)
def test_a_movement_has_its_noun_and_its_name(text: str, name: str) -> None:
    assert _speakers(text) == [name]


def test_a_movement_is_meant_again_by_its_noun() -> None:
    text = (
        "Das Bündnis „Frieden jetzt!“ erklärte, die Waffen müssten schweigen. Das Bündnis warnte, die Lage sei ernst."
    )
    assert _speakers(text) == ["Bündnis Frieden jetzt"] * 2


def test_a_movement_signs_a_letter() -> None:
    text = (
        "Sehr geehrter Herr Minister,\n\nwir danken Ihnen für Ihr Bekenntnis zur Räumung. Die Ausfuhr muss enden.\n\n"
        "Mit freundlichen Grüßen\n\nfür das Bündnis »Minen weg«\n\nJana Kern, Ole Lind"
    )
    assert _speakers(text, "Minen gehören geächtet") == ["Bündnis Minen weg"] * 2
