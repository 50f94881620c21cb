"""Who is meant by titles that are shortened or put together, and by names of three syllables. All people are invented."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Tirols LH Arvo Lehtsalu forderte eine Maut. Landeshauptmann Pavlo Orrenko lehnte eine Maut ab.",
            ["Arvo Lehtsalu", "Pavlo Orrenko"],
        ),
        (
            "Landeshauptmann Arvo Lehtsalu betonte, die Bahn sei wichtig. Er verstehe die Sorgen, so der LH.",
            ["Arvo Lehtsalu", "Arvo Lehtsalu"],
        ),
        (
            "Regierungschef-Stellvertreterin Liis Tammsoo war in Rom. „Das Land ist klein“, so die Regierungschef-Stellvertreterin.",
            ["Liis Tammsoo"],
        ),
        (
            "Landeshauptmann Arvo Lehtsalu forderte eine Maut. "
            "Der Narwaer Landeshauptmann und amtierende Ratspräsident Pavlo Orrenko lehnte eine Maut ab.",
            ["Arvo Lehtsalu", "Pavlo Orrenko"],
        ),
        ("Parlamentspräsident Tran Thanh Man betonte, der Handel wachse.", ["Tran Thanh Man"]),
        ("Der Vizeaußenminister der DVRK, Kim Song Ryol, verurteilte die Manöver.", ["Kim Song Ryol"]),
        ("Die Abgeordnete Vu Thi Das forderte mehr Geld.", ["Vu Thi Das"]),
        (
            "Der Haushaltspolitische Ausschuss des Landtags forderte mehr Geld.",
            ["Haushaltspolitischer Ausschuss des Landtags"],
        ),
        ("Die Haushaltspolitische Kommission forderte mehr Geld.", ["Haushaltspolitische Kommission"]),
    ],
)
def test_whoever_is_meant_has_the_whole_name_and_no_title(text: str, speakers: list[str]) -> None:
    found = extract(text)
    assert [found.entities[s.speakers[0]].name for s in found.statements] == speakers
