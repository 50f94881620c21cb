"""Talks in which one person alone has a label as yet, and reports in which a line only looks like one."""

from __future__ import annotations

import pytest

from extraction import extract

_WORDS = (
    "Wir haben in Narwa über die Brücke gesprochen. Die Fähren fahren nur noch bei Tag. "
    "Ich rechne damit, dass das Eis bis April hält.\n\nDie Zöllner sind müde. Niemand will die Brücke schließen."
)
_CONTENTS = [
    "Wir haben in Narwa über die Brücke gesprochen",
    "Die Fähren fahren nur noch bei Tag",
    "Ich rechne damit, dass das Eis bis April hält",
    "Die Zöllner sind müde",
    "Niemand will die Brücke schließen",
]


@pytest.mark.parametrize(
    ("title", "head", "label"),
    [
        ("Regierungspressekonferenz vom 4. Mai", "Sprecher: StS Lindqvist, Oster (AA), Weiher (BMVg)", "Oster"),
        ("Begegnung mit der Presse in Riga", "Ministerin Rahel Oster vor dem Rat", "Oster"),
        ("Doorstep in Brüssel", "4. Mai 2020", "Rahel Oster"),
        ("Nach dem Treffen", "Gemeinsame Pressekonferenz", "MP Oster"),
        ("Besuch in Tallinn", "Statements", "HV Oster"),
        ("Abschrift", "Genf, 4. Mai", "Dr. Rahel Oster (Präsidentin des IKRK)"),
        ("Am Abend", "Riga", "OSTERMANNSEN [auf Estnisch]"),
        ("Zur Brücke", "Frage: Frau Ministerin, wie geht es weiter?", "Ministerin Oster"),
    ],
)
def test_one_label(title: str, head: str, label: str) -> None:
    found = extract(f"{head}\n\n{label}: {_WORDS}", title=title)
    assert [statement.text for statement in found.statements] == _CONTENTS
    assert {speaker for statement in found.statements for speaker in statement.speakers} <= {
        id_ for id_ in found.entities if "oster" in id_
    }


@pytest.mark.parametrize(
    "text",
    [
        "Grund: Die Brücke ist alt.\n\nDie Fähren fahren nur noch bei Tag.\n\nDas Eis hält bis April.",
        "Text: Rahel Oster\n\nDie Fähren fahren nur noch bei Tag.\n\nDas Eis hält bis April.",
        "Narwa: Die Fähren fahren nur noch bei Tag.\n\nDas Eis hält bis April.\n\nDie Zöllner sind müde.",
        "Oster: Brücke bleibt zu\n\nDie Fähren fahren nur noch bei Tag. Oster ist seit Mai im Amt.\n\nDas Eis hält bis April.",
    ],
)
def test_no_talk(text: str) -> None:
    found = extract(text, title="Streit um die Brücke von Narwa").statements
    assert [statement.text for statement in found] in ([], ["Brücke bleibt zu"])


def test_a_speech_with_an_answer_at_its_end() -> None:
    text = (
        "Sehr geehrte Damen und Herren,\n\nwir haben die Brücke gebaut. Ich bin stolz darauf.\n\nWir werden sie nicht schließen.\n\n"
        "Unsere Zöllner sind müde.\n\nFrage: Wer zahlt das?\n\nOster: Das zahlen wir aus dem Haushalt."
    )
    found = extract(text, title="Rede von Ministerin Rahel Oster")
    assert "wir haben die Brücke gebaut" in [statement.text for statement in found.statements]


@pytest.mark.parametrize(
    "lead",
    [
        "Die «Küste» hat sich mit I.D. Prinzessin Johanna unterhalten.",
        "Wir trafen Prinzessin Johanna in Vaduz.",
        "Prinzessin Johanna stand der «Küste» Rede und Antwort.",
    ],
)
def test_interview_with_one_label(lead: str) -> None:
    text = (
        f"{lead}\n\nText: Fürstl. Rat Anton Weiher\n\nDurchlaucht, Ihr Land ist klein. Manche Bürger fragen sich, ob das reicht.\n\n"
        "I.D. Prinzessin Johanna: Ein kleiner Staat braucht Freunde.\n\nWird er gehört?\n\nUnsere Vertreter sind in jedem Gremium."
    )
    found = extract(text, title="Klein am großen Tisch").statements
    assert [statement.text for statement in found] == [
        "Ein kleiner Staat braucht Freunde",
        "Unsere Vertreter sind in jedem Gremium",
    ]
    assert all("johanna" in statement.speakers[0] for statement in found)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Pressestatements", "Oster: Guten Abend! Wir sind uns einig.\n\nLindqvist: Der Zoll bleibt offen."),
        (
            "Pressekonferenz",
            "Präsidentin Oster\n\nWir sind uns einig.\n\nPräsident Lindqvist\n\nUnser Zoll bleibt offen.",
        ),
        (
            "Plenardebatte",
            "Rahel Oster, Vizepräsidentin der Kommission. – Herr Präsident! Wir sind uns einig.\n\n"
            "Ole Lindqvist (S&D). – Der Zoll bleibt offen.",
        ),
        (
            "Sitzung des Sicherheitsrats",
            "Der Präsident: Ich erteile Frau Oster das Wort.\n\nFrau Oster (Estland): Wir sind uns einig.\n\n"
            "Herr Lindqvist (Schweden): Der Zoll bleibt offen.",
        ),
    ],
)
def test_two_who_speak_once(title: str, text: str) -> None:
    found = extract(text, title=title).statements
    assert [statement.text for statement in found] in (
        ["Wir sind uns einig", "Der Zoll bleibt offen"],
        ["Wir sind uns einig", "Unser Zoll bleibt offen"],
    )
    assert ["oster" in found[0].speakers[0], "lindqvist" in found[1].speakers[0]] == [True, True]


def test_a_label_names_nobody_else() -> None:
    """A label with another surname is not the one head of government whom the title names."""
    text = f"Mitschrift\n\nin Hanoi\n\nPM Zamfirescu: {_WORDS}"
    found = extract(text, title="Pressekonferenz BK'in Merkel und Ministerpräsident Nguyen in Hanoi").statements
    assert {statement.speakers for statement in found} == {("zamfirescu",)}


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Besuch in Narwa", "Präsidentin Ostermann"),
        ("Besuch in Narwa", "Außenministerin Rahel Ostermann"),
        ("Nach dem Rat", "MP Ostermann"),
        ("Pressekonferenz mit Rahel Ostermann", "Ostermann"),
    ],
)
def test_few_words_behind_a_sure_label(title: str, label: str) -> None:
    text = (
        f"{label}: Guten Tag. Wir haben uns über die Fähren geeinigt. Sie fahren ab Mai.\n\nLettland zahlt die Hälfte."
    )
    found = extract(text, title=title)
    assert [statement.text for statement in found.statements] == [
        "Wir haben uns über die Fähren geeinigt",
        "Sie fahren ab Mai",
        "Lettland zahlt die Hälfte",
    ]
