"""What "soll" marks as somebody's claim, and where a summarised act begins. The events are invented."""

from __future__ import annotations

import pytest

from extraction import parse

CLAIMS = [
    ("Der Kapitän soll geflohen sein.", "Der Kapitän soll geflohen sein"),
    ("Ein Matrose wurde festgenommen, er soll Öl abgelassen haben.", "er soll Öl abgelassen haben"),
    ("Drei Boote sollen gesunken sein, vier wurden beschädigt.", "Drei Boote sollen gesunken sein"),
]


@pytest.mark.parametrize(("text", "claim"), CLAIMS)
def test_soll_marks_its_own_clause(text, claim):
    assert [span.of(text) for a in parse(text).hearsay for span in a.content] == [claim]


def test_a_summarised_act_begins_with_what_is_in_front_of_its_verb():
    text = "In einem Bericht, der am Montag erschien, fordert der Verband ein Ende der Fangquoten."
    (act,) = parse(text).attributions
    assert act.frame[0].start == 0
