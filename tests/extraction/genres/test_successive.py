"""Letters and statements of several people on one page, each below a line that names its author. All of it is invented."""

from __future__ import annotations

import pytest

from extraction import extract

LIIS, PAVLO = "Außenministerin Liis Tammsoo", "Botschafter Pavlo Orrenko"
HEADS = {
    "a name alone": "{}",
    "who writes": "{} schreibt:",
    "who writes to whom": "{} schreibt an ihre Amtskollegin Mara Velling:",
    "to whom": "{} an die Präsidentin:",
    "a name and a lead": "{}\n\nAn meine Amtskollegin Mara Velling:",
}
WORDS = {
    LIIS: ("Das Beben erschüttert mich", "Wir trauern mit Ihnen"),
    PAVLO: ("Unser Konsulat ist beschädigt", "Mein Mitgefühl gilt den Familien"),
}


@pytest.mark.parametrize("title", ["Kondolenzschreiben nach dem Beben", "Reaktionen auf das Beben"])
@pytest.mark.parametrize("head", HEADS)
def test_each_letter_belongs_to_whom_the_line_above_names(head: str, title: str) -> None:
    letters = (f"{HEADS[head].format(who)}\n\n{'. '.join(said)}." for who, said in WORDS.items())
    found = extract("\n\n".join(letters), title=title)
    said = [(found.entities[s.speakers[0]].name, s.text) for s in found.statements]
    assert said == [(who.partition(" ")[2], words) for who, row in WORDS.items() for words in row]


def test_names_over_paragraphs_of_a_report_say_nothing() -> None:
    text = f"{LIIS}\n\nDie Ministerin reiste nach Narva.\n\n{PAVLO}\n\nDer Botschafter blieb in Tallinn."
    assert not extract(text, title="Reaktionen auf das Beben").statements
