"""Bodies that a text calls by a whole name and an abbreviation. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Die Gesellschaft für bedrohte Häfen (GfbH) hat mehr Hilfe gefordert. Die Lage sei schlecht, sagte die GfbH.",
            "Gesellschaft für bedrohte Häfen",
        ),
        (
            "Der Verband der Lotsen Nordmeer (VLN) kritisierte das Gesetz. Der VLN forderte Änderungen.",
            "Verband der Lotsen Nordmeer",
        ),
        (
            "Das Institut für Küstenforschung (kurz: IfK) warnte vor einer Flut. Das IfK forderte Deiche.",
            "Institut für Küstenforschung",
        ),
        (
            "Die AGL (Arbeitsgemeinschaft Lotsen) forderte Hilfe. Die Arbeitsgemeinschaft Lotsen lobte das Gesetz.",
            "Arbeitsgemeinschaft Lotsen",
        ),
        (
            "Die AGL forderte Hilfe. Die Arbeitsgemeinschaft Lotsen (AGL) lobte das Gesetz.",
            "Arbeitsgemeinschaft Lotsen",
        ),
    ],
)
def test_an_abbreviation_in_brackets_is_another_name(text: str, name: str) -> None:
    found = extract(text)
    assert len(found.statements) == 2
    (speaker,) = {speaker for s in found.statements for speaker in s.speakers}
    assert found.entities[speaker].name == name


def test_a_party_behind_a_name_is_not_the_person() -> None:
    found = extract("Jana Tammsoo (SPD) forderte Hilfe. Die SPD kritisierte das Gesetz.").statements
    assert len({s.speakers for s in found}) == 2
