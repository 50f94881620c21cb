"""Clauses that end behind a subordinate one, questions in somebody's turn, quotations below what is told. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract

KERN = "Ministerin Lena Kern"


def texts(text: str, title: str | None = None) -> list[str]:
    return [s.text for s in extract(text, title=title).statements]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            f"{KERN} zeigte sich über die Lage, die Opfer gefordert hat, sehr besorgt.",
            "über die Lage, die Opfer gefordert hat",
        ),
        (
            f"{KERN} ist über die Lage in Mali, wo gekämpft wird, tief besorgt.",
            "über die Lage in Mali, wo gekämpft wird",
        ),
        (f"{KERN} zeigte sich von der Wahl, die am Montag war, enttäuscht.", "von der Wahl, die am Montag war"),
        (
            f"{KERN} lehnte die Pläne, die Ole Lind vorgestellt hatte, entschieden ab.",
            "die Pläne, die Ole Lind vorgestellt hatte",
        ),
        (f"{KERN} kündigte Hilfen, die noch geprüft werden, für Mali an.", "Hilfen, die noch geprüft werden"),
        (f"{KERN} hob die Rolle, die Estland spielt, besonders hervor.", "die Rolle, die Estland spielt"),
        (f"{KERN} ist tief besorgt angesichts der Lage in Mali.", "angesichts der Lage in Mali"),
        (f"{KERN} zeigte sich wegen der Kämpfe in Mali alarmiert.", "wegen der Kämpfe in Mali"),
        (f"{KERN} zeigte sich enttäuscht angesichts des Ergebnisses.", "angesichts des Ergebnisses"),
        ("Der Rat der EU ist besorgt über die Lage in Mali.", "über die Lage in Mali"),
    ],
)
def test_a_clause_ends_behind_what_parts_it(text: str, content: str) -> None:
    assert texts(text) == [content]


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("Damals standen wir vor der Frage: Wo sollen wir bauen?", True),
        ("Nun mag sich mancher fragen: Was hat das mit uns zu tun?", True),
        ("Das ist teuer – aber was kostet der Krieg?", True),
        ("Das Wort ist doch schön, nicht wahr?", True),
        ("Wer hätte das gedacht?", False),
        ("Wie soll Estland – anders als im Mai – den Häfen helfen?", False),
        ("Wollen wir das auf Dauer so: Frieden ohne Recht?", False),
    ],
)
def test_what_is_said_before_a_question_is_said(sentence: str, says: bool) -> None:
    found = texts(f"Meine Damen und Herren,\nwir leben gut. {sentence} Wir müssen handeln.", f"Rede von {KERN}")
    assert (sentence in found) is says
    assert found[0] == "wir leben gut"
    assert found[-1] == "Wir müssen handeln"


def test_a_quotation_below_what_is_told_goes_on() -> None:
    told = f"{KERN} rief Mali auf, zu wählen. Die Krise berge Gefahren."
    text = f"{told}\n„Die Wahl muss frei sein. Ich rufe alle dazu auf.“\nDie Wahl ist im Mai."
    assert texts(text)[-2:] == ["Die Wahl muss frei sein", "Ich rufe alle dazu auf"]
    assert all(s.speakers == ("lena-kern",) for s in extract(text).statements)
