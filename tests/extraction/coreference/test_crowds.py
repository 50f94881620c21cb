"""Whom "sie" and "seine Sicht" mean: crowds without a name, views. The people, the events and their words are invented."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Die Regierungsgegner besetzten den Hafen. Sie forderten ein Ende der Zölle.", "regierungsgegner"),
        ("Mehr als 300 Lehrer zogen durch Riga. Sie trugen Kerzen. Sie verlangten höhere Löhne.", "lehrer"),
        (
            "Am Abend blockierten Anhänger von Ina Lahn die Brücke. Sie forderten eine Neuwahl.",
            "anhaenger-von-ina-lahn",
        ),
        ("Die Polizei ging gegen die Studenten vor. Sie forderten Neuwahlen.", "studenten"),
        ("Demonstrierende stürmten das Rathaus. „Wir bleiben“, riefen sie.", "demonstrierende"),
        ("Rund 40 Abgeordnete verließen den Saal. Sie warfen der Regierung Wortbruch vor.", "abgeordnete"),
    ],
)
def test_crowds_without_a_name(text: str, speaker: str) -> None:
    assert extract(text).statements[-1].speakers == (speaker,)


@pytest.mark.parametrize(
    "text",
    [
        "Minister Jan Kern und Ministerin Ina Lahn sprachen vor Studenten. Sie lobten die Universität.",
        "Minister Jan Kern und Ministerin Ina Lahn besuchten Mali. Die Reise dauerte drei Tage. Sie begrüßten die Waffenruhe.",
    ],
)
def test_people_with_names_stay_meant(text: str) -> None:
    assert set(extract(text).statements[-1].speakers) == {"jan-kern", "ina-lahn"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Botschafter Jan Kern sprach über Mali. Aus seiner Sicht wäre ein Treffen sinnvoll.", "jan-kern"),
        ("Minister Jan Kern reiste nach Riga. Ein Abzug wäre aus seiner Sicht falsch.", "jan-kern"),
        ("Jan Kern traf Ministerin Ina Lahn. Aus ihrer Sicht ist der Vertrag gut.", "ina-lahn"),
        ("Minister Jan Kern traf Ministerin Ina Lahn. Aus deren Sicht ist der Vertrag gut.", "ina-lahn"),
        ("Die EU berät über Zölle. Aus ihrer Sicht sind die Zölle falsch.", "EU"),
    ],
)
def test_whose_view_it_is(text: str, speaker: str) -> None:
    assert extract(text).statements[-1].speakers == (speaker,)
