"""Two names in a row, and a noun right behind a name. The people and their words are invented."""

from __future__ import annotations

import pytest

from extraction import extract

_BEFORE = "Minister Ole Tsvetkov empfing die Abgeordnete Mira Bejanu. "


@pytest.mark.parametrize(
    ("text", "last", "speaker"),
    [
        (_BEFORE, "Am Abend bot Tsvetkov Bejanu eine Stelle an.", "ole-tsvetkov"),
        (_BEFORE, "Am Abend dankte Bejanu Tsvetkov für die Hilfe.", "mira-bejanu"),
        (_BEFORE, "Am Abend bot Tsvetkov Bejanu eine Stelle an. Bejanu bat um Geduld.", "mira-bejanu"),
        (_BEFORE, "In Riga sicherte Tsvetkov Mira Bejanu Geld zu. Bejanu bat um Geduld.", "mira-bejanu"),
        ("Präsident Emmanuel Macron empfing Mira Bejanu. ", "Danach versprach Macron Bejanu mehr Geld.", "emmanuel-macron"),
        ("Minister Ole Tsvetkov empfing Angela Merkel. ", "Danach dankte Tsvetkov Merkel für die Hilfe.", "ole-tsvetkov"),
        ("Minister Ole Tsvetkov empfing Angela Merkel. ", "Danach dankte Tsvetkov Merkel. Merkel bat um Geduld.", "angela-merkel"),
        ("", "Am Abend warf Tsvetkov Bejanu Verrat vor. Ministerin Mira Bejanu bat um Geduld.", "mira-bejanu"),
    ],
)  # fmt: skip
def test_two_names_in_a_row(text: str, last: str, speaker: str) -> None:
    assert extract(text + last).statements[-1].speakers == (speaker,)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Ministerin Ana Tsvetkov traf Minister Ole Bejanu. Minister Tsvetkov Bejanu bat um Geduld.",
            "tsvetkov-bejanu",
        ),
        ("Die Abgeordnete Solveig Hartung bat um Geduld.", "solveig-hartung"),
    ],
)
def test_one_name_of_two_words(text: str, speaker: str) -> None:
    assert extract(text).statements[-1].speakers == (speaker,)


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Am Abend bot Tsvetkov Hilfe an.", "Hilfe", "tsvetkov"),
        ("Am Abend bot Minister Tsvetkov Unterstützung an.", "Unterstützung", "tsvetkov"),
        ("Am Abend forderte Minister Ole Tsvetkov Zensur.", "Zensur", "ole-tsvetkov"),
    ],
)
def test_bare_objects_behind_strange_names(text: str, content: str, speaker: str) -> None:
    assert [(s.text, s.speakers) for s in extract(text).statements] == [(content, (speaker,))]
