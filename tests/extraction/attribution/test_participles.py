"""Present participles that report beside a main clause, as state agencies write. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract


def _said(text: str) -> list[tuple[tuple[str, ...], str]]:
    return [(s.speakers, s.text) for s in extract(text).statements]


@pytest.mark.parametrize("participle", ["Betonend", "Anmerkend", "Aufzeigend", "Darauf hinweisend", "Feststellend"])
@pytest.mark.parametrize(
    ("main", "content"),
    [
        ("sagte Anna Kern, die Häfen müssten wachsen", "die Häfen müssten wachsen"),
        ("rief Anna Kern die Nachbarn auf, offen zu bleiben", "offen zu bleiben"),
        ("forderte Anna Kern eine Waffenruhe", "eine Waffenruhe"),
    ],
)
def test_a_participle_reports_its_clause(participle: str, main: str, content: str) -> None:
    found = _said(f"{participle}, dass der Vertrag bald ende und nichts folge, {main}.")
    assert found == [(("anna-kern",), "der Vertrag bald ende und nichts folge"), (("anna-kern",), content)]


@pytest.mark.parametrize(
    ("opening", "content"),
    [
        ("Die rege Teilnahme vieler Firmen begrüßend", "Die rege Teilnahme vieler Firmen"),
        ("Den Angriff scharf verurteilend", "Den Angriff"),
        ("Auf die lange Freundschaft verweisend", "Auf die lange Freundschaft"),
    ],
)
def test_a_participle_reports_its_object(opening: str, content: str) -> None:
    found = _said(f"{opening}, sagte Jan Kern, der Hafen werde wachsen.")
    assert found == [(("jan-kern",), content), (("jan-kern",), "der Hafen werde wachsen")]


def test_a_participle_behind_its_main_clause_has_its_subject() -> None:
    assert _said("Jan Kern verließ den Saal, darauf verweisend, dass die Zeit um sei.") == [
        (("jan-kern",), "die Zeit um sei")
    ]
