"""How long a conversation lasted."""

import pytest

from extraction.events.durations import find_duration


@pytest.mark.parametrize(
    ("text", "minutes", "words"),
    [
        ("Das Gespräch dauerte knapp eine Stunde.", 60, "knapp eine Stunde"),
        ("Beide telefonierten eine halbe Stunde lang.", 30, "eine halbe Stunde"),
        ("In dem 40-minütigen Telefonat ging es um Gas.", 40, "40-minütigen"),
        ("Nach einem zweistündigen Gespräch reiste sie ab.", 120, "zweistündigen"),
        ("Das Treffen dauerte mehr als anderthalb Stunden.", 90, "mehr als anderthalb Stunden"),
        ("Die Unterredung habe 1,5 Stunden gedauert.", 90, "1,5 Stunden"),
        ("Das Telefonat dauerte eine Dreiviertelstunde.", 45, "Dreiviertelstunde"),
        ("Das Treffen dauerte eine Viertelstunde, hieß es.", 15, "Viertelstunde"),
    ],
)
def test_it_is_read_in_minutes(text, minutes, words):
    found = find_duration(text)
    assert (found.minutes, found.text) == (minutes, words)


@pytest.mark.parametrize(
    "text",
    [
        "Der Zug braucht zwei Stunden.",
        "Sie telefonierten. Zwei Stunden später fielen Schüsse.",
        "Zwei Stunden vor dem Treffen regnete es.",
    ],
)
def test_what_is_of_something_else_is_none(text):
    assert find_duration(text) is None
