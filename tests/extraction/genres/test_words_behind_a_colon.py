"""Blocks of words without marks below a line that closes with a colon and tells what somebody did. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract

REPORT = "Die Flut kam früh.\n\nDer Damm brach um drei.\n\nAlle warteten.\n\nEs war kalt.\n\n"


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Am Abend hielt der Präfekt Jan Kern einen flammenden Appell:", "jan-kern"),
        ("Dann wandte sich Ministerin Anna Kern im Fernsehen an die Bürger:", "anna-kern"),
        ("Zum Schluss trat die Vorsitzende der Synode, Eva Kern, ans Pult:", "eva-kern"),
    ],
)
@pytest.mark.parametrize(
    "words",
    [
        ("Bleiben Sie zu Hause", "Helfen Sie Ihren Nachbarn"),
        ("Wir dürfen nicht wegsehen", "Unsere Kinder zählen darauf"),
    ],
)
def test_who_acts_before_the_colon_speaks(line: str, speaker: str, words: tuple[str, str]) -> None:
    found = extract(f"{REPORT}{line}\n\n{words[0]}. {words[1]}.\n\nDie Pegel stiegen weiter.").statements
    assert [(s.speakers, s.text) for s in found] == [((speaker,), word) for word in words]


def test_what_is_told_behind_a_colon_is_nobodys() -> None:
    text = f"{REPORT}Minister Jan Kern fuhr an drei Orte:\n\nIn Graz sah er das Werk. In Linz traf er Arbeiter.\n\nEs schneite."
    assert not extract(text).statements


@pytest.mark.parametrize("mark", ['"', "„"])
@pytest.mark.parametrize("above", ["", REPORT])
def test_a_quotation_that_nothing_closes_goes_on_over_paragraphs(mark: str, above: str) -> None:
    text = (
        f"{above}Zur Anhörung nimmt Dr. Anna Kern, Vizechefin von Seehilfe in Wien, als Zeugin wie folgt Stellung:\n"
        f"{mark}Seehilfe begrüßt den Bericht. Er kommt spät.\nSo kann es nicht weitergehen.\nNur Schiffe helfen.\n"
    )
    found = [(s.speakers, s.text) for s in extract(text).statements]
    words = ["Seehilfe begrüßt den Bericht", "Er kommt spät", "So kann es nicht weitergehen", "Nur Schiffe helfen"]
    assert found == [(("anna-kern",), word) for word in words]
