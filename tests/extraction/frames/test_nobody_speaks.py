"""Words that mean nobody are no speakers: adverbs and adjectives that open a sentence, things, amounts, hearsay."""

from __future__ import annotations

import pytest

from extraction import extract


def said(text: str) -> list[tuple[str, str]]:
    return [(", ".join(s.speakers), s.text) for s in extract(text).statements]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Strengere Kontrolle der Märkte verlangte seine Ministerin Ida Holm.", "ida-holm", "Strengere Kontrolle der Märkte"),
        ("Die Stimmung im Saal beschrieb die Delegierte Ida Holm als „eisig“.", "ida-holm", "Die Stimmung im Saal … als „eisig“"),
        ("Den Seevertrag von 1899 erkennt Venezuela nicht an.", "venezuela", "Den Seevertrag von 1899"),
        ("Das Grenzurteil von 1899 erkennt Venezuela nicht an.", "venezuela", "Das Grenzurteil von 1899"),
        ("Holms Vorstoß wertete die Schwedin Ida Lind als Fortschritt.", "ida-lind", "Holms Vorstoß … als Fortschritt"),
        ("Unglücklich damit zeigte sich Minister Jan Holm: Der Plan werde scheitern.", "jan-holm", "Der Plan werde scheitern"),
        ("Positiv sieht Minister Jan Holm hingegen den Plan: „Das ist ein Anfang.“", "jan-holm", "Das ist ein Anfang"),
        ("Weniger düster sieht Minister Jan Holm die Lage: „Das gab es schon.“", "jan-holm", "Das gab es schon"),
        ("Tags darauf ließ Minister Jan Holm wissen, man habe keinen kränken wollen.", "jan-holm", "man habe keinen kränken wollen"),
        ("Eine von ihnen, die Bäuerin Ida Holm, schilderte, wie Banden raubten.", "ida-holm", "wie Banden raubten"),
        ("Eine Frau aus Sindara hat mir erzählt, dass sie ihre Kinder trägt.", "frau-aus-sindara", "sie ihre Kinder trägt"),
        ("Sollte der Streit andauern, drohten „schwere Störungen bis zum Stillstand“, teilte Ministerin Ida Holm mit.",
         "ida-holm", "Sollte der Streit andauern, drohten „schwere Störungen bis zum Stillstand“"),
        ("Hilfe kommt aus Wien: Die Kommissarin, Ida Holm, pocht auf einen Hafen und missbilligt den Plan.",
         "ida-holm", "auf einen Hafen"),
    ],
)  # fmt: skip
def test_who_can_speak_does(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dass der Saal voll war, sagt etwas über die Zeit.",
        "Dem Vernehmen nach wird es eine Delegation nicht geben.",
        "Der Küste drohen Überschwemmungen.",
    ],
)
def test_what_nobody_says_is_no_statement(text: str) -> None:
    assert said(text) == []


def test_people_and_bodies_keep_their_sentences() -> None:
    assert said("Die Alliierten riefen Mali auf, die Truppen abzuziehen.")[0][0] != "mali"
    assert said("Die Koalition lobte die Regierung.")[0][0] == "koalition"
    assert said("Millionen Menschen forderten neue Wahlen.")[0][1] == "neue Wahlen"
