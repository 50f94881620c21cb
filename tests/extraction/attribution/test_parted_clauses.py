"""Acts that dashes part, acts to come, and clauses in the subjunctive beside them. The people and the events are invented."""

from __future__ import annotations

import pytest

from extraction import extract

KERN = "Ministerin Lena Kern"


def told(text: str) -> list[tuple[str, str]]:
    return [(" ".join(s.speakers), s.text) for s in extract(text).statements]


def texts(text: str) -> list[str]:
    return [s.text for s in extract(text).statements]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        # A remark between dashes is no part of the act, nor of who acts.
        (f"{KERN} fordert – wie schon im Mai – einen neuen Deich.", ["einen neuen Deich"]),
        (f"{KERN} wies – ungewöhnlich scharf – die Vorwürfe aus Oslo zurück.", ["die Vorwürfe aus Oslo"]),
        (f"{KERN} hat – zum ersten Mal seit Jahren – den Hafen kritisiert.", ["den Hafen"]),
        (f"{KERN} warnte - erneut - vor einer Flut.", ["vor einer Flut"]),
        (f"{KERN} verlangt – und das ist neu – mehr Schiffe.", ["mehr Schiffe"]),
        (f"{KERN} lobte die Fischer – vor allem im Norden – und forderte mehr Geld.", ["die Fischer", "mehr Geld"]),
        # What is announced as somebody's words, and what they will merely do.
        (f"{KERN} wird am Montag neue Hilfen fordern.", ["neue Hilfen"]),
        (f"{KERN} wird heute den Bau zweier Schleusen ankündigen.", ["den Bau zweier Schleusen"]),
        (f"{KERN} wird den Hafen nie anerkennen.", []),
        (f"{KERN} wird um nichts bitten.", []),
        # What somebody does not think.
        (f"{KERN} ging am Montag nicht davon aus, dass der Deich hält.", ["der Deich hält"]),
        # What a thing is declared to be.
        ("Die Hafenbehörde hat die Wahl für weitgehend frei erklärt.", ["die Wahl für weitgehend frei"]),
        (f"{KERN} erklärte für die Insel, der Deich halte.", ["der Deich halte"]),
        # An infinitive without its comma.
        (f"{KERN} rief die Fischer auf diesen Weg mitzugehen.", ["diesen Weg mitzugehen"]),
        ("Die Ministerin appelliert auch an die Inseln diesen Weg mitzugehen.", ["diesen Weg mitzugehen"]),
        # A second clause beside an act, and the view of whoever speaks.
        (f"{KERN} nannte den Plan „klug“, er reiche aber nicht aus.", ["den Plan „klug“", "er reiche aber nicht aus"]),
        (f"{KERN} verurteilte die Pläne, die Insel werde sie nicht mittragen.", ["die Pläne", "die Insel werde sie nicht mittragen"]),
        (f"{KERN} sagte, es sei kalt, ihre Hoffnung sei, dass es taue.", ["es sei kalt, ihre Hoffnung sei, dass es taue"]),
        # A comparative is no verb, and what stands inside the phrase before the verb is no content.
        (f"{KERN} versprach bessere Schulen und forderte besseren Schutz.", ["bessere Schulen", "besseren Schutz"]),
        (f"Nach dem Auftritt von Jan Weiss sprach {KERN} von einem Erfolg.", ["von einem Erfolg"]),
        # A quoted end of what is told.
        (f"{KERN} sagte, dass es Häfen gebe, „aber dort eben noch nicht“.", ["es Häfen gebe, „aber dort eben noch nicht“"]),
    ],
)  # fmt: skip
def test_what_is_said(text: str, contents: list[str]) -> None:
    assert texts(text) == contents


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("Oslo wies zwei Diplomaten aus, weil sie spioniert hätten.", [("norwegen", "sie spioniert hätten")]),
        ("Oslo sperrte den Hafen, da dieser „unsicher“ sei.", [("norwegen", "dieser „unsicher“ sei")]),
        ("Die Minister der G7 – einschließlich Lena Kerns – fordern ein Ende der Gewalt.", [("G7", "ein Ende der Gewalt")]),
        ("Jan Weiss lobt die Ämter, die von Ina Lahn als Muster anerkannt werden.",
         [("jan-weiss", "die Ämter, die von Ina Lahn als Muster anerkannt werden")]),
    ],
)  # fmt: skip
def test_whose_words(text: str, statements: list[tuple[str, str]]) -> None:
    assert told(text) == statements


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Die Wahlbehörde hatte Kern zur Siegerin erklärt. Sie erhielt demnach 54 Prozent der Stimmen.", "wahlbehoerde"),
        ("Das Fischereiamt legte am Freitag neue Zahlen vor. Demnach sank der Fang um ein Drittel.", "fischereiamt"),
        ("Die Studie wurde von der NATO veröffentlicht. Demnach sind 30 Häfen veraltet.", "NATO"),
        ("„Nein“, so Lena Kern. Die Fischer sollten endlich zahlen. Die Insel habe genug getan.", "lena-kern"),
        (f"{KERN} nannte den Plan alt. Ihre Hoffnung sei aber, dass alle verhandelten.", "lena-kern"),
    ],
)  # fmt: skip
def test_who_speaks_last(text: str, speaker: str) -> None:
    assert extract(text).statements[-1].speakers == (speaker,)
