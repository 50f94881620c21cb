"""Days in the words of a text, resolved against Thursday, 14 May 2026."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.events.days import find_days, lies_long_before
from extraction.text.document import Document
from extraction.text.tokens import tokenise

ON = date(2026, 5, 14)
DAYS = [
    ("heute Vormittag", "2026-05-14"),
    ("beim gestrigen Gipfel", "2026-05-13"),
    ("vorgestern", "2026-05-12"),
    ("am Donnerstag", "2026-05-14"),
    ("am Mittwochnachmittag", "2026-05-13"),
    ("am Freitag", "2026-05-08"),
    ("am vergangenen Donnerstag", "2026-05-07"),
    ("am kommenden Freitag", "2026-05-15"),
    ("am Dienstag, 12. Mai,", "2026-05-12"),
    ("am 5. Mai 2025", "2025-05-05"),
    ("am 30. Dezember", "2025-12-30"),
    ("vom 11. bis 13. Mai", "2026-05-11"),
    ("am 3. und 4. Mai", "2026-05-03"),
    ("Bern, 13.05.2026 –", "2026-05-13"),
    ("am 7.5. in Bern", "2026-05-07"),
]  # fmt: skip


def tokens_of(text: str) -> Document:
    document = Document(text)
    tokenise(document)
    return document


@pytest.mark.parametrize(("words", "day"), DAYS)
def test_words_name_a_day(words: str, day: str) -> None:
    tokens = tokens_of(words).tokens
    assert [str(found.day) for found in find_days(tokens, 0, len(tokens), ON)] == [day]


@pytest.mark.parametrize("words", ["am 31. Februar", "mit 5. Rang", "Herr Freitag", "am Montagsblatt"])
def test_other_words_name_none(words: str) -> None:
    tokens = tokens_of(words).tokens
    assert find_days(tokens, 0, len(tokens), ON) == []


def test_without_a_day_of_publication_only_full_dates_are_days() -> None:
    tokens = tokens_of("gestern, am Montag, am 5. Mai und am 6. Mai 2025").tokens
    assert [str(found.day) for found in find_days(tokens, 0, len(tokens), None)] == ["2025-05-06"]


@pytest.mark.parametrize(
    ("words", "is_past"),
    [
        ("im März 2019", True),
        ("vor drei Jahren", True),
        ("im Herbst", True),
        ("im Mai", False),
        ("seit drei Jahren", False),
    ],
)
def test_long_ago_is_told_from_now(words: str, is_past: bool) -> None:
    tokens = tokens_of(words).tokens
    assert lies_long_before(tokens, 0, len(tokens), ON) is is_past
