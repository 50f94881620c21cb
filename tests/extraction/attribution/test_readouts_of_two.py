"""What readouts say in the passive or by nouns, without a word on by whom: the two who talk say it. All of it is invented."""

from __future__ import annotations

import pytest

from extraction import extract

MET = "Präsident Ole Lind empfing am Montag in Oslo die Ministerin Jana Kern."
BOTH = ("ole-lind", "jana-kern")


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Besonderes Augenmerk galt dem Bau der Häfen.", "dem Bau der Häfen"),
        ("Große Aufmerksamkeit wurde der Ausbildung von Lotsen gewidmet.", "der Ausbildung von Lotsen"),
        ("Dem Klimaschutz galt dabei besonderes Augenmerk.", "Dem Klimaschutz"),
        ("Breiten Raum nahm die Lage am Golf ein.", "die Lage am Golf"),
        ("Ein Schwerpunkt lag auf dem Ausbau der Windkraft.", "auf dem Ausbau der Windkraft"),
        ("Das Gespräch drehte sich vor allem um die Fischerei.", "um die Fischerei"),
        ("Es kam zu einem Meinungsaustausch über die Lage in Mali.", "über die Lage in Mali"),
        ("Ein Austausch fand auch zu Fragen der Bildung statt.", "zu Fragen der Bildung"),
        (
            "Es fand auch ein Meinungsaustausch über Fragen der Bildung, darunter die Lage der Schulen, statt.",
            "über Fragen der Bildung, darunter die Lage der Schulen",
        ),
        ("Mit Genugtuung wurde festgestellt, dass der Handel wächst.", "der Handel wächst"),
        ("Hervorgehoben wurde die Bedeutung der Fähren.", "die Bedeutung der Fähren"),
        ("Unterstrichen wurde ferner, dass die Häfen offen bleiben.", "die Häfen offen bleiben"),
        ("Gewürdigt wurde der Beitrag der Seeleute.", "der Beitrag der Seeleute"),
        ("Es wurde der Wunsch geäußert, die Zölle zu senken.", "die Zölle zu senken"),
        ("Die Seiten führten einen Meinungsaustausch über die Fischerei durch.", "über die Fischerei"),
        ("Die Seiten tauschten Ansichten zur Lage in Mali aus.", "zur Lage in Mali"),
    ],
)
def test_both_say_what_nobody_is_said_to_say(sentence: str, content: str) -> None:
    found = extract(f"{MET}\n{sentence}")
    assert [(s.text, s.speakers) for s in found.statements] == [(content, BOTH)]


@pytest.mark.parametrize(
    "text",
    [
        "Am Montag stürzte in Oslo ein Kran um. Besonderes Augenmerk galt der Sicherheit.",
        "Jana Kern und Ole Lind leben in Oslo. Gewürdigt wurde der Beitrag der Seeleute.",
        "Präsident Ole Lind traf Jana Kern. Der Verbandschef Tom Baum lobte den Handel. Hervorgehoben wurde auch der Zoll.",
    ],
)
def test_nobody_says_it_elsewhere(text: str) -> None:
    assert all(set(s.speakers) != set(BOTH) for s in extract(text).statements)


@pytest.mark.parametrize(
    ("answer", "speakers"),
    [
        ("Die Einladung wurde mit Dank angenommen.", ("ole-lind",)),
        ("Lind nahm die Einladung dankend an.", ("ole-lind",)),
        ("Das Angebot wurde von Lind angenommen.", ("ole-lind",)),
    ],
)
def test_who_is_invited_accepts(answer: str, speakers: tuple[str, ...]) -> None:
    found = extract(f"{MET}\nKern lud ihn zu einem Besuch in Bern ein. {answer}")
    assert [s.speakers for s in found.statements] == [("jana-kern",), speakers]


def test_what_is_no_offer_is_accepted_without_words() -> None:
    assert not extract("Ministerin Jana Kern nahm die Arbeit an. Der Sturm nahm Fahrt auf.").statements


def test_a_colleague_of_the_first_is_the_second() -> None:
    found = extract(
        "Minister Ole Lind traf seine Amtskollegin Jana Kern.\nHervorgehoben wurde die Bedeutung der Fähren."
    )
    assert [s.speakers for s in found.statements] == [BOTH]
