"""Op-eds whose title names their author and nothing else does. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract

OURS = (
    "Das Nordmeer wird eng. Die Häfen sind voll.\n\n"
    "Wir müssen mehr für unsere Küsten tun. Niemand wird uns die Arbeit abnehmen.\n\n"
    "Wir brauchen eine gemeinsame Hafenpolitik. Die Zeit der Ausreden ist vorbei."
)


@pytest.mark.parametrize(
    "title",
    [
        "Anna Tammsoo: Unser Platz am Meer",
        "Anna Tammsoo über die Zukunft der Häfen",
        "Kommentar von Anna Tammsoo: Unser Platz am Meer",
        "Meinung: Anna Tammsoo über die Häfen",
        "Anna Tammsoo – Unser Platz am Meer",
        "Unser Platz am Meer – von Anna Tammsoo",
        "„Unser Platz am Meer“ – Anna Tammsoo zur Lage der Häfen",
        "Unser Platz am Meer (Anna Tammsoo)",
        "Verkehrsministerin Anna Tammsoo: Unser Platz am Meer",
    ],
)
def test_a_title_that_names_the_author_of_words_in_the_first_person(title: str) -> None:
    found = extract(OURS, title=title).statements
    assert [s.speakers for s in found] == [("anna-tammsoo",)] * 6


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (OURS, "Nordmeer: Unser Platz am Meer"),
        (OURS, "Unser Platz am Meer | Eurohafa Nordia"),
        (OURS.replace("Wir", "Sie").replace("uns", "ihnen"), "Anna Tammsoo: Unser Platz am Meer"),
        (f"{OURS} So sieht es auch Tammsoo.", "Anna Tammsoo: Unser Platz am Meer"),
    ],
)
def test_a_headline_over_news_makes_nobody_the_author(text: str, title: str) -> None:
    assert not any(s.text.startswith("Das Nordmeer") for s in extract(text, title=title).statements)
