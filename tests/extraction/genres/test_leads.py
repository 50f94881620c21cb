"""The lead over a talk is read like any article; what only tells what the talk was about says nothing."""

from __future__ import annotations

import pytest

from extraction import extract

_TALK = """
BZ: Frau Oster, war das nötig?
Oster: Wir hatten keine andere Wahl.
BZ: Und jetzt?
Oster: Jetzt warten wir auf Oslo.
BZ: Wie lange?
Oster: Bis das Eis geht."""
_WITHOUT_LABELS = """
Frau Oster, war das nötig?

Ich hatte keine andere Wahl.

Warten Sie jetzt auf Oslo?

Ich warte auf niemanden.

Wie lange bleiben Sie?

Ich bleibe, bis das Eis geht."""
_CONTENTS = {
    _TALK: ["Wir hatten keine andere Wahl", "Jetzt warten wir auf Oslo", "Bis das Eis geht"],
    _WITHOUT_LABELS: ["Ich hatte keine andere Wahl", "Ich warte auf niemanden", "Ich bleibe, bis das Eis geht"],
}


@pytest.mark.parametrize("talk", [_TALK, _WITHOUT_LABELS], ids=["labels", "no labels"])
@pytest.mark.parametrize(
    ("lead", "contents"),
    [
        (
            "Ministerin Rahel Oster warnt vor neuen Zöllen im Norden und lobt die Fischer an der Küste.",
            ["vor neuen Zöllen im Norden", "die Fischer an der Küste"],
        ),
        ("Ministerin Rahel Oster spricht über ihre Zeit in Oslo und erklärt, warum sie den Hafen schloss.", []),
        ("Vorsitzender Lenk eröffnet die Pressekonferenz und begrüßt Ministerin Rahel Oster.", []),
    ],
)
def test_lead(lead: str, contents: list[str], talk: str) -> None:
    found = extract(f"{lead}\n{talk}").statements
    assert [statement.text for statement in found] == [*contents, *_CONTENTS[talk]]


@pytest.mark.parametrize(
    "lead",
    [
        "Jana Kernbach, zuständige Berichterstatterin, und Ole Lindqvist, Sprecher für Häfen:",
        "Zur Wahl erklären Jana Kernbach, Sprecherin für Flüsse, und Ole Lindqvist, Berichterstatter für Häfen:",
        "Dazu sagen die Sprecherin Jana Kernbach und der Berichterstatter Ole Lindqvist:",
    ],
)
def test_two_speak_together_below_a_line(lead: str) -> None:
    found = extract(f"{lead}\nDie Häfen bleiben offen.\nWir werden das Land weiter unterstützen.", title="Häfen offen")
    said = {s.text: {found.entities[one].name for one in s.speakers} for s in found.statements}
    both = {"Jana Kernbach", "Ole Lindqvist"}
    assert said == {"Die Häfen bleiben offen": both, "Wir werden das Land weiter unterstützen": both}
