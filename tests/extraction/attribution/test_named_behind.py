"""Quotations whose speaker the next sentence names, by what the words are called. The words are invented."""

from __future__ import annotations

import pytest

from extraction import extract

QUOTED = "Die Hafenbehörde fordert mehr Geld. „Die Häfen sind zu klein. Wir brauchen Platz.“ "


def _speakers(text: str) -> list[str]:
    return ["+".join(sorted(s.speakers)) for s in extract(text).statements]


@pytest.mark.parametrize(
    "behind",
    [
        "Diese Auffassung vertrat heute Ministerin Liis Tammsoo.",
        "Diesen Standpunkt vertritt Ministerin Liis Tammsoo.",
        "Zu diesem Schluss kommt Ministerin Liis Tammsoo.",
        "Diese Forderung erhob am Montag Ministerin Liis Tammsoo.",
        "Diese Worte sprach heute (3. Mai 2025) Ministerin Liis Tammsoo.",
        "Diese Position bekräftigte Ministerin Liis Tammsoo.",
        "Mit diesen Worten entließ Ministerin Liis Tammsoo ihre Gäste.",
    ],
)
def test_what_the_words_are_called_behind_them_names_who_said_them(behind: str) -> None:
    assert _speakers(QUOTED + behind) == ["hafenbehoerde", "liis-tammsoo", "liis-tammsoo"]


def test_who_shares_a_view_has_not_said_it() -> None:
    found = extract(f"{QUOTED}Diese Auffassung teilt Ministerin Liis Tammsoo.").statements
    assert [s.speakers for s in found if s.text.startswith("Die Häfen")] == [("hafenbehoerde",)]
