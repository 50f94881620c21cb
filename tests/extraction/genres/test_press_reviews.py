"""Reviews of the press: whose words stand over, below and behind the name of a newspaper. The papers' words are invented."""

from __future__ import annotations

import pytest

from extraction import extract

FIRST, SECOND = (
    "Der Gipfel hat nichts gebracht. (…) Oslo bleibt Zuschauer.",
    "Das war zu sehen. (Premier Jan) Holm wusste es.",
)
SAID = ["Der Gipfel hat nichts gebracht", "Oslo bleibt Zuschauer", "Das war zu sehen", "(Premier Jan) Holm wusste es"]


def _said(text: str, title: str = "Pressestimmen") -> list[tuple[str, str]]:
    found = extract(text, title=title)
    return [(s.text, found.entities[s.speakers[0]].name) for s in found.statements]


@pytest.mark.parametrize(
    ("layout", "names"),
    [
        ("zum Gipfel:\n„{0}“IL MATTINO DELLA COSTA (TRIEST)\n\n„{1}“DE HAVENBODE (ROTTERDAM)", ()),
        ("„{0}“ (Il Mattino della Costa, Triest)\n\n„{1}“ (De Havenbode, Rotterdam)", ()),
        ("„{0}“\nIl Mattino della Costa (Triest)\n\n„{1}“\nDe Havenbode (Rotterdam)", ()),
        ("„{0}“\n\nIl Mattino della Costa (Triest)\n\nzum Handel:\n\n„{1}“\n\nDE HAVENBODE (ROTTERDAM)", ()),
        ("IL MATTINO DELLA COSTA (Triest)\n\n„{0}“\n\nDE HAVENBODE (Rotterdam)\n\n„{1}“", ()),
        ("„Il Mattino della Costa“ (Triest)\n\nZu spät\n\n{0}\n\nDer Gipfel\n\n„De Havenbode“\n{1}", ()),
        ("Triest: Il Mattino della Costa – „{0}“\n\nRotterdam: De Havenbode – „{1}“", ()),
        ("Il Mattino della Costa (Triest): {0}\n\nDe Havenbode (Rotterdam): {1}", ()),
        ("„{0}“ FAZ\n\n„{1}“ NZZ", ("Frankfurter Allgemeine Zeitung", "Neue Zürcher Zeitung")),
        ("Hafen-Anzeiger\n\n{0}\n\nNORDER ZEITUNG\n\n{1}", ("Hafen-Anzeiger", "Norder Zeitung")),
    ],
)
def test_words_are_those_of_the_paper_named_with_them(layout: str, names: tuple[str, ...]) -> None:
    first, second = names or ("Il Mattino della Costa", "De Havenbode")
    speakers = [first, first, second, second]
    assert _said(layout.format(FIRST, SECOND)) == list(zip(SAID, speakers, strict=True))


def test_what_the_review_tells_between_is_an_article() -> None:
    text = f"„{FIRST}“DE HAVENBODE (ROTTERDAM)\n\nDie „Norder Zeitung“ meint, der Wahlausgang ändere nichts.\n\nArtikel 9 von 14"
    assert _said(text)[-1] == ("der Wahlausgang ändere nichts", "Norder Zeitung")


def test_other_texts_are_no_reviews() -> None:
    text = "„Das war zu sehen. Holm wusste es.“\n\nDE HAVENBODE (Rotterdam)\n\nEs regnet. Das Wetter bleibt kalt."
    assert "De Havenbode" not in dict(_said(text, title="Nach dem Gipfel")).values()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            'Die Zeitung NORDER BLAD aus Oslo hält dagegen: "Das hilft niemandem." Das norwegische Blatt betont, Oslo zahle mehr. '
            '"Der Preis ist hoch", meint das Blatt.',
            ["Norder Blad"] * 3,
        ),
        (
            'Nach Ansicht der Zeitung HAVEN SHIMBUN ist es spät. "Was heute gilt, gilt nicht ewig", warnt die Zeitung.',
            ["Haven Shimbun"] * 2,
        ),
        (
            'Die NORDER KÜSTEN TIMES urteilt: "Zu spät." Die TIMES aus London notiert: "Zu früh."',
            ["Norder Küsten Times", "The Times"],
        ),
        (
            'Die NEUE ZÜRCHER ZEITUNG fragt: "Wozu das Treffen? Es war umsonst", urteilt die N.Z.Z.',
            ["Neue Zürcher Zeitung"] * 2,
        ),
    ],
)
def test_a_newspaper_is_named_again_by_a_noun_or_short(text: str, names: list[str]) -> None:
    lead = "Heute geht es um den Gipfel.\n\n"
    assert [name for _, name in _said(lead + text, title="Internationale Presseschau")] == names
