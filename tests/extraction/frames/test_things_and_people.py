"""Who speaks where a thing stands before the verb, alone or with a long attribute. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract


def _found(text: str) -> list[tuple[str, str]]:
    return [("+".join(s.speakers), s.text) for s in extract(text).statements]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Die von Russland erhobenen Vorwürfe wies Baerbock zurück.",
            "annalena-baerbock",
            "Die von Russland erhobenen Vorwürfe",
        ),
        ("Die in Genf erzielte Einigung begrüßte Macron.", "emmanuel-macron", "Die in Genf erzielte Einigung"),
        ("Die von der EU beschlossenen Zölle lehnt Ungarn ab.", "ungarn", "Die von der EU beschlossenen Zölle"),
        ("Diese Schritte begrüßte auch Norwegen.", "norwegen", "Diese Schritte"),
    ],
)
def test_an_object_in_front_is_no_speaker(text: str, speaker: str, content: str) -> None:
    assert _found(text) == [(speaker, content)]


def test_somebody_with_a_long_attribute_is_the_subject() -> None:
    text = "Die in London lebende Aktivistin Lena Horn kritisierte Riad."
    assert _found(text) == [("lena-horn", "Riad")]


def test_bodies_in_the_plural_are_who_acts() -> None:
    assert _found("Die Regierungen kritisierten Aktivisten.") == [("regierungen", "Aktivisten")]


@pytest.mark.parametrize(
    "text",
    [
        "Seine Rolle im Konflikt unterstrich den Wunsch nach Frieden.",
        "Präsident Moor hat ein Gesetz unterzeichnet, das den Vertrag für nichtig erklärt.",
    ],
)
def test_a_thing_says_nothing(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize("body", ["Die Diakonie", "Das Präsidium", "Die Gendarmerie", "Das Bistum", "Der Lotse"])
def test_a_body_called_like_a_thing_speaks(body: str) -> None:
    assert len(_found(f"{body} bestätigte den Vorfall.")) == 1


@pytest.mark.parametrize("thing", ["Untätigkeit", "Versagen", "Wortbruch"])
def test_a_common_noun_is_no_part_of_a_name(thing: str) -> None:
    assert _found(f"Dem Minister warf die Abgeordnete Lena Horn {thing} vor.") == [("lena-horn", thing)]


def test_a_demonstrative_behind_a_source_is_the_subject() -> None:
    text = "Wolter traf Minister Hakan Fidan. Laut Kreml mahnte dieser, die Gespräche müssten weitergehen."
    assert _found(text) == [("hakan-fidan", "die Gespräche müssten weitergehen")]


def test_a_document_in_a_relative_clause_is_whose_it_is() -> None:
    assert _found("Bekannt wurde ein Papier der OSZE, in dem es heißt, die Wahl sei frei gewesen.") == [
        ("OSCE", "die Wahl sei frei gewesen")
    ]


def test_what_a_preposition_governs_in_a_relative_clause_is_no_subject() -> None:
    assert _found("Es ist ein Abkommen, auf dessen Grundlage Ungarn eine Untersuchung fordert.") == [
        ("ungarn", "eine Untersuchung")
    ]


def test_what_a_preposition_governs_there_is_no_content() -> None:
    assert _found("Es ist ein Verfahren, mit dem sich der Bundestag befasst.") == []


def test_the_particle_of_a_verb_is_no_speaker() -> None:
    found = _found("Lena Horn brachte einen Antrag auf Prüfung ein, der ein klares Nein verlangt.")
    assert "ein" not in {speaker for speaker, _ in found}


def test_readiness_is_announced_by_who_announces_it() -> None:
    text = "Am Montag hatte Macron die Bereitschaft Frankreichs verkündet, die Häfen zu öffnen."
    assert [speaker for speaker, _ in _found(text)] == ["emmanuel-macron"]
