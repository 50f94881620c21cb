"""The cue of a statement as it is shown."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Olaf Scholz hat am Montag vor einem Abbruch der Gespräche gewarnt.", "gewarnt"),
        ("Olaf Scholz und Emmanuel Macron haben sich auf einen Fonds verständigt.", "verständigt"),
        ("Olaf Scholz wies am Montag darauf hin, dass der Hafen offen bleibe.", "wies … darauf hin"),
        ("Olaf Scholz und Emmanuel Macron tauschten sich über den Hafen aus.", "tauschten sich … aus"),
    ],
)
def test_a_cue_in_the_perfect_is_its_participle(text: str, cue: str) -> None:
    (statement,) = extract(text).statements
    assert statement.cue is not None
    assert statement.cue.text == cue
    assert statement.cue.span.of(text).startswith(cue.split(" ")[0])
