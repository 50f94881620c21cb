"""The same talk in many layouts: how pages tell who speaks makes no difference. All people and words are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extraction import extract

LIIS, PAVLO = "Liis Tammsoo", "Pavlo Orrenko"
OFFICES = {LIIS: "Außenministerin", PAVLO: "Minister"}
TALK = (
    (LIIS, "Wir unterschreiben heute ein Abkommen. Es gilt ab März."),
    (PAVLO, "Für uns ist das ein wichtiger Tag. Unsere Häfen sind offen."),
    (None, "Herr Minister, reicht das Geld?"),
    (PAVLO, "Für drei Jahre reicht es."),
    (None, "Und die Zölle?"),
    (LIIS, "Die Zölle schaden allen. Wir lehnen sie ab."),
)
Layout = Callable[[str, str, int], str]


def _surname(name: str) -> str:
    return name.rpartition(" ")[2]


def _letters(name: str) -> str:
    return "".join(part[0] for part in name.split())


LAYOUTS: dict[str, Layout] = {
    "a name and a colon": lambda name, words, n: f"{name}: {words}",
    "a surname in capitals": lambda name, words, n: f"{_surname(name).upper()}: {words}",
    "office and surname in capitals": lambda name, words, n: (
        f"{OFFICES[name].upper()} {_surname(name).upper()}: {words}"
    ),
    "an office alone": lambda name, words, n: f"{OFFICES[name]}: {words}",
    "the office behind the name, the first time": lambda name, words, n: (
        f"{name}, {OFFICES[name]}: {words}" if n < 2 else f"{_surname(name)}: {words}"
    ),
    "the office in brackets, the first time": lambda name, words, n: (
        f"{name} ({OFFICES[name]}): {words}" if n < 2 else f"{_surname(name)}: {words}"
    ),
    "first letters, the second time": lambda name, words, n: f"{name if n < 2 else _letters(name)}: {words}",
    "a line of its own": lambda name, words, n: f"{name}\n{words}",
    "a line with the office behind": lambda name, words, n: f"{name}, {OFFICES[name]}\n{words}",
    "a line with the office before": lambda name, words, n: f"{OFFICES[name]} {name}\n{words}",
    "bold letters": lambda name, words, n: f"**{name}:** {words}",
    "a heading": lambda name, words, n: f"## {name}\n{words}",
    "a dash": lambda name, words, n: f"{_surname(name).upper()} – {words}",
    "a long dash behind the whole name": lambda name, words, n: f"{name} — {words}",
    "a bar": lambda name, words, n: f"{name} | {words}",
    "two slashes": lambda name, words, n: f"{_surname(name)} // {words}",
    "a tab": lambda name, words, n: f"{_surname(name)}\t{words}",
    "angle brackets": lambda name, words, n: f"<{name}> {words}",
    "square brackets": lambda name, words, n: f"[{_surname(name)}] {words}",
    "round brackets": lambda name, words, n: f"({_surname(name)}) {words}",
    "the name in brackets below": lambda name, words, n: f"{words}\n({name}, {OFFICES[name]})",
    "the name behind a dash below": lambda name, words, n: f"{words}\n– {name}, {OFFICES[name]}",
    "a bullet": lambda name, words, n: f"▶ {name}: {words}",
    "a number": lambda name, words, n: f"{n + 1}. {name}: {words}",
    "a time": lambda name, words, n: f"00:0{n} {name}: {words}",
    "short titles": lambda name, words, n: f"{'AM' if name == LIIS else 'Min.'} {_surname(name)}: {words}",
}
ASKED = {
    "with a label": lambda words: f"Frage: {words}",
    "with a line": lambda words: f"Journalistin\n{words}",
    "without": lambda words: words,
}


@pytest.mark.parametrize("apart", ["\n\n", "\n"], ids=["paragraphs", "lines"])
@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_who_speaks_is_told_in_every_layout(layout: str, asked: str, apart: str) -> None:
    turns = (LAYOUTS[layout](name, words, n) if name else ASKED[asked](words) for n, (name, words) in enumerate(TALK))
    text = "Tallinn, Domberg. Abschrift.\n\n" + apart.join(turns)
    found = extract(text, title=f"Pressekonferenz von Außenministerin {LIIS} und Minister {PAVLO}")
    assert [(found.entities[s.speakers[0]].name, s.text) for s in found.statements] == [
        (name, sentence) for name, words in TALK if name for sentence in words.rstrip(".").split(". ")
    ]


DEBATE = """Parlamentskorrespondenz Nr. 12 vom 3.05.2019

Nationalrat: Mehrheit für neue Häfen

Ministerin Tammsoo: Hafen bleibt offen

Ellin (PK) – Der Bericht wurde mehrheitlich angenommen.

Abgeordneter Karl SANDNER (G) kritisierte die sinkenden Mittel. Die Küste sei von den Häfen weiter entfernt denn je.

Abgeordnete Helga ROTH (S) hielt fest, die Fischer bräuchten Hilfe. Sie wandte sich gegen neue Zölle.

Ministerin Jana TAMMSOO versicherte, im Herbst werde gebaut."""


def test_a_report_on_a_debate_is_no_transcript_by_the_name_in_a_heading() -> None:
    found = extract(DEBATE, title="Nationalrat: Mehrheit für neue Häfen")
    assert [(s.speakers, s.text) for s in found.statements] == [
        (("jana-tammsoo",), "Hafen bleibt offen"),
        (("karl-sandner",), "die sinkenden Mittel"),
        (("karl-sandner",), "Die Küste sei von den Häfen weiter entfernt denn je"),
        (("helga-roth",), "die Fischer bräuchten Hilfe"),
        (("helga-roth",), "gegen neue Zölle"),
        (("jana-tammsoo",), "im Herbst werde gebaut"),
    ]


@pytest.mark.parametrize("line", ["Ministerin sagt 20 Mio. Euro zu", "Ministerin fordert Ende der Sperre"])
def test_a_title_cut_short_over_the_text_is_no_statement(line: str) -> None:
    text = f"{line}\n\nMinisterin Jana Tammsoo hat die Sperre am Montag kritisiert."
    assert len(extract(text, title=f"{line} im Nordmeer").statements) == 1
