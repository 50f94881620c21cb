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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Die Botschaft von Lena Kern ist deutlich: Estland braucht Häfen.", "lena-kern"),
        ("Die Ansage von Lena Kern war unmissverständlich: Estland braucht Häfen.", "lena-kern"),
        ("Trumps Botschaft ist klar: Estland braucht Häfen.", "donald-trump"),
    ],
)
def test_how_clear_words_are_frames_them(text: str, speaker: str) -> None:
    assert [(s.speakers, s.text) for s in extract(text).statements] == [((speaker,), "Estland braucht Häfen")]


@pytest.mark.parametrize("noun", ["Die Lage", "Der Befund", "Das Ergebnis"])
def test_what_is_clear_of_itself_frames_nothing(noun: str) -> None:
    assert texts(f"{noun} ist klar: Estland braucht Häfen.") == []


@pytest.mark.parametrize("behind", [f": {KERN}.", f", {KERN}."])
def test_who_stands_behind_a_quotation_has_said_it(behind: str) -> None:
    found = extract(f"„Jetzt entsteht Bewegung“{behind}").statements
    assert [(s.speakers, s.text) for s in found] == [(("lena-kern",), "Jetzt entsteht Bewegung")]


def test_a_mark_inside_a_name_closes_no_quotation() -> None:
    text = f"{KERN} sagte: „Die Wahl in Côte d“Ivoire muss frei sein. Ich rufe alle dazu auf.“"
    assert texts(text) == ["Die Wahl in Côte d“Ivoire muss frei sein", "Ich rufe alle dazu auf"]


def test_numbers_of_points_are_no_part_of_sentences() -> None:
    text = "1. Kanzler Jan Lind besuchte Astana.\n\n2. Kasachstan bekräftigte seine Bereitschaft, mehr Öl zu liefern."
    assert [(s.speakers, s.text) for s in extract(text).statements] == [(("kasachstan",), "mehr Öl zu liefern")]
