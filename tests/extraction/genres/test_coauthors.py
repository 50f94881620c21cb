"""Texts that several people write or speak together. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract

OURS = (
    "Das Nordmeer wird eng. Die Häfen sind voll.\n\n"
    "Wir müssen mehr für unsere Küsten tun. Niemand wird uns die Arbeit abnehmen.\n\n"
    "Wir brauchen eine gemeinsame Hafenpolitik. Die Zeit der Ausreden ist vorbei."
)
TITLE = "Unser Platz am Meer"


@pytest.mark.parametrize(
    "byline",
    [
        "Von Anna Tammsoo und Ole Lindqvist",
        "Namensartikel von Anna Tammsoo und Ole Lindqvist",
        "Gastbeitrag von Ministerin Anna Tammsoo und Minister Ole Lindqvist",
        "Namensartikel von Außenministerin Anna Tammsoo und ihrem estnischen Amtskollegen Ole Lindqvist zur Hafenkonferenz",
        "Ein Beitrag der Verkehrsminister Anna Tammsoo und Ole Lindqvist",
        "Gemeinsamer Artikel von Anna Tammsoo sowie Dr. Ole Lindqvist in der Hafenzeitung",
        "Von Anna Tammsoo, Ministerin für Häfen in Estland, und Ole Lindqvist, Minister in Oslo",
        "Op-Ed von Anna Tammsoo / Ole Lindqvist",
    ],
)
def test_those_named_together_are_the_authors(byline: str) -> None:
    found = extract(f"{byline}\n\n{OURS}", title=TITLE).statements
    assert [s.speakers for s in found] == [("anna-tammsoo", "ole-lindqvist")] * 6


def test_three_authors() -> None:
    found = extract(f"Von Anna Tammsoo, Jana Kern und Ole Lindqvist\n\n{OURS}", title=TITLE).statements
    assert [s.speakers for s in found] == [("anna-tammsoo", "jana-kern", "ole-lindqvist")] * 6


def test_a_title_names_two_before_its_colon() -> None:
    found = extract(OURS, title=f"Anna Tammsoo und Ole Lindqvist: {TITLE}").statements
    assert [s.speakers for s in found] == [("anna-tammsoo", "ole-lindqvist")] * 6


@pytest.mark.parametrize(
    "title",
    [
        "Rede von Ministerin Anna Tammsoo beim Treffen mit Jana Kern und Ole Lindqvist",
        "Rede von Ministerin Anna Tammsoo zum Tag der Häfen und der Küsten",
        "Namensartikel von Anna Tammsoo, Ministerin für Häfen und Küsten",
    ],
)
def test_others_behind_the_author_write_nothing(title: str) -> None:
    assert {s.speakers for s in extract(OURS, title=title).statements} == {("anna-tammsoo",)}


def test_a_sentence_that_opens_with_whose_a_thought_is_is_no_byline() -> None:
    text = f"{OURS}\n\nVon Jana Kern stammt der Gedanke, dass die See und das Land zusammengehören."
    found = extract(text, title=f"Namensartikel von Anna Tammsoo: {TITLE}").statements
    assert len(found) == 7


@pytest.mark.parametrize(
    "head",
    [
        "Anna Tammsoo, Außenministerin von Estland\nOle Lindqvist, Außenminister von Norwegen",
        "Anna Tammsoo\nAußenministerin von Estland\nOle Lindqvist\nAußenminister von Norwegen",
    ],
)
def test_authors_in_lines_of_their_own(head: str) -> None:
    found = extract(f"{head}\n\n{OURS}", title=TITLE).statements
    assert [s.speakers for s in found] == [("anna-tammsoo", "ole-lindqvist")] * 6
