"""What those ask whose trade it is, and words in marks as what somebody is accused of. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize("asker", ["Die Moderatorin", "Ein Zuhörer", "Der Journalist Jan Weber"])
@pytest.mark.parametrize("question", ["wollte wissen, ob Oslo baue", "fragte, warum Oslo baue"])
def test_what_moderators_and_hearers_ask_is_no_statement(asker: str, question: str) -> None:
    found = extract(f"{asker} {question}. Ministerin Anna Kern antwortete, das Meer sei kalt.")
    assert [s.text for s in found.statements] == ["das Meer sei kalt"]


def test_what_others_ask_is_one() -> None:
    assert [s.text for s in extract("Ministerin Anna Kern fragte, warum Oslo baue.").statements] == ["warum Oslo baue"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Anna Kern wirft dem Kanzler „Verrat in Zeitlupe“ vor.", "Verrat in Zeitlupe"),
        ("Anna Kern warf Oslo „Verrat“ vor.", "Verrat"),
        ("Anna Kern warf der Zeitung „Kurier“ Lügen vor.", "Lügen"),
    ],
)
def test_words_in_marks_behind_who_is_accused_are_the_content(text: str, content: str) -> None:
    assert [s.text for s in extract(text).statements] == [content]
