"""Minutes in which names stand on lines of their own, without a colon, over what each says. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract

_FIRST = (
    "Besten Dank für das Wort, sehr geehrter Präsident. Ich halte den Vertrag über die Fähren für einen Fortschritt. "
    "Die Häfen sind bisher nicht verbunden."
)
_SECOND = (
    "Ich werde die Fragen der Lotsen im Mai beantworten. Die Kosten für die Gemeinden bleiben in jedem Fall gleich."
)
_CONTENTS = [
    "Ich halte den Vertrag über die Fähren für einen Fortschritt",
    "Die Häfen sind bisher nicht verbunden",
    "Ich werde die Fragen der Lotsen im Mai beantworten",
    "Die Kosten für die Gemeinden bleiben in jedem Fall gleich",
]


@pytest.mark.parametrize("gap", ["", "\n", "\n\n"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Abg. Arno Sele", "Regierungsrätin Rahel Oster"),
        ("Abgeordneter Arno Sele", "Ministerin Rahel Oster"),
        ("Abg. Arno Sele", "Abg. Rahel Oster"),
    ],
)
def test_names_alone_over_words(first: str, second: str, gap: str) -> None:
    text = (
        "Landtagspräsident Emil Frommelt\nWir kommen zu Traktandum 12 und damit zum Vertrag über die Fähren. "
        f"Der Bericht steht zur Diskussion.{gap}{first}\n{_FIRST}{gap}{second}\n{_SECOND}"
    )
    found = extract(text, title="Vertrag über die Fähren (Nr. 12/2021); 1. Lesung")
    assert [statement.text for statement in found.statements] == _CONTENTS
    names = [found.entities[speaker].name for statement in found.statements for speaker in statement.speakers]
    assert names == ["Arno Sele"] * 2 + ["Rahel Oster"] * 2


def test_a_report_with_subheads_is_no_minutes() -> None:
    text = (
        "In Narwa stritten die Parteien über die Fähren.\n\nMinisterin Rahel Oster\nOster sagte am Montag, die Häfen seien nicht "
        "verbunden. „Ich halte das für falsch“, sagte sie den Lotsen in Narwa.\n\nSenator Arno Sele\nSele widersprach ihr "
        "am Abend. „Wir zahlen das nicht“, sagte der Senator den Gemeinden an der Küste."
    )
    found = extract(text, title="Streit über die Fähren")
    assert "Oster sagte am Montag" not in " ".join(statement.text for statement in found.statements)
    assert "Sele widersprach ihr am Abend" not in " ".join(statement.text for statement in found.statements)
