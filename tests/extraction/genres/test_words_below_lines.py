"""Words below a line that says whose they are: points under a noun, a paragraph behind a pronoun. The words are invented."""

from __future__ import annotations

import pytest

from extraction import extract

LEAD = "Die Ministerin Jana Kern sprach am Montag in Oslo.\n\n"
BEHIND = "\n\nZuvor hatte Präsident Ole Lind erklärt, es sei kalt."


@pytest.mark.parametrize("bullet", ["-", "–", "•", "▪️", "🔹", "✔️"])
@pytest.mark.parametrize(
    "header",
    [
        "Weitere Äußerungen Kerns:",
        "Kerns wichtigste Aussagen im Überblick:",
        "Die Kernaussagen der Ministerin:",
        "Zitate von Jana Kern:",
    ],
)
def test_points_below_a_noun_for_words_are_said(header: str, bullet: str) -> None:
    text = f"{LEAD}{header}\n{bullet} Der Norden bleibt offen.\n{bullet} Wir bauen Häfen.{BEHIND}"
    assert [(s.text, s.speakers) for s in extract(text).statements] == [
        ("Der Norden bleibt offen", ("jana-kern",)),
        ("Wir bauen Häfen", ("jana-kern",)),
        ("es sei kalt", ("ole-lind",)),
    ]


@pytest.mark.parametrize("header", ["Zitate aus Zeitungen:", "Fotos aus Oslo:"])
def test_other_points_are_nobodys(header: str) -> None:
    assert not extract(f"{LEAD}{header}\n- Der Norden bleibt offen.\n- Wir bauen Häfen.").statements


@pytest.mark.parametrize(
    "frame", ["Wörtlich sagte sie:", "Das Meer sei kalt, sagte sie. Und weiter:", "Sie meinte dazu wörtlich:"]
)
def test_a_paragraph_behind_a_pronoun_is_said(frame: str) -> None:
    text = f"{LEAD}{frame}\n\nDer Norden bleibt offen. Wir bauen Häfen.\n\nDer Saal war voll. Es regnete."
    said = [(s.text, s.speakers) for s in extract(text).statements if s.kind == "direct"]
    assert said == [("Der Norden bleibt offen", ("jana-kern",)), ("Wir bauen Häfen", ("jana-kern",))]


def test_the_title_again_over_the_text_is_no_statement() -> None:
    title = "Kern: Der Norden bleibt offen"
    found = extract(f"{title}\n\nEs sei kalt, sagte Ministerin Jana Kern.", title=title)
    assert [s.text for s in found.statements] == ["Es sei kalt"]
