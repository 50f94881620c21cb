"""Transcripts of recorded talks with times at the start of their lines. All people and words are invented."""

from __future__ import annotations

import pytest

from extraction import extract

GUEST = "Liis Tammsoo"
LINES = (
    "Die Häfen sind ein blinder Fleck der",
    "Politik.",
    "Herzlich willkommen zu einer neuen Folge!",
    "{welcome}",
    "Frau Tammsoo, reicht das Geld?",
    "Das Geld reicht für drei",
    "Jahre.",
    "Und danach?",
    "Danach brauchen wir Zölle.",
    "Die Zölle treffen alle gleich.",
    "Das war Liis Tammsoo. Wir hören uns in zwei Wochen.",
)
SAID = [
    ["Die Häfen sind ein blinder Fleck der", "Politik"],
    ["Das Geld reicht für drei", "Jahre"],
    ["Danach brauchen wir Zölle"],
    ["Die Zölle treffen alle gleich"],
]
WELCOMES = [
    f"Unser Gast ist heute {GUEST}.",
    f"Zu Gast ist die Ökonomin {GUEST}, schön, dass Sie da sind!",
    f"Darüber spreche ich mit {GUEST}, guten Tag!",
]
TIMES = {
    "hours, minutes and a colon": "00:{0:02}:00: {1}",
    "in brackets": "[00:{0:02}:00] {1}",
    "in round brackets": "(0:{0:02}:00) {1}",
    "from and to, over the words": "00:{0:02}:00.000 --> 00:{0:02}:05.000\n{1}",
    "a number, from and to": "{0}\n00:{0:02}:00,000 --> 00:{0:02}:05,000\n{1}",
}


def _page(welcome: str, time: str, apart: str) -> str:
    lines = apart.join(time.format(n, line.format(welcome=welcome)) for n, line in enumerate(LINES))
    return f"Shownotes\n\nFeedback: Schreiben Sie uns an hafen@example.org.\n\n{lines}"


@pytest.mark.parametrize("apart", ["\n", "\n\n"], ids=["lines", "paragraphs"])
@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("welcome", WELCOMES)
def test_the_guest_of_a_recording_answers(welcome: str, time: str, apart: str) -> None:
    found = extract(_page(welcome, TIMES[time], apart), title="Was wird aus den Häfen?")
    assert [found.entities[s.speakers[0]].name for s in found.statements] == [GUEST] * len(SAID)
    for statement, parts in zip(found.statements, SAID, strict=True):
        assert statement.text.startswith(parts[0])
        assert statement.text.endswith(parts[-1])


def test_times_before_labels_are_no_part_of_them() -> None:
    text = "\n".join(
        f"00:0{n}:00 {who}: {words}"
        for n, (who, words) in enumerate(
            [
                ("KERN", "Der Hafen steht still."),
                ("LIND", "Das stimmt nicht ganz."),
                ("KERN", "Er steht seit Mai."),
                ("LIND", "Er fährt."),
            ]
        )
    )
    found = extract(text, title="Pressekonferenz von Ministerin Jana Kern und Minister Ole Lind")
    assert [found.entities[s.speakers[0]].name for s in found.statements][:3] == ["Jana Kern", "Ole Lind", "Jana Kern"]
