"""Where the phrase of a source ends inside a clause."""

from datetime import date

import pytest

from extraction import extract


def _told(text: str) -> list[tuple[tuple[str, ...], str]]:
    found = extract(text, published_on=date(2024, 5, 6))
    return [(statement.speakers, statement.text) for statement in found.statements]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Der Hafen plant laut Zeitungsberichten Entlassungen.", "zeitungsberichten", "Der Hafen plant … Entlassungen"),
        ("Der Sturm soll nach ersten Meldungen Dächer abgedeckt haben.", "erste-meldungen", "Der Sturm soll … Dächer abgedeckt haben"),
        ("Der Verein zahlt laut dem Bericht Steuern im Ausland.", "bericht", "Der Verein zahlt … Steuern im Ausland"),
        ("Die Fähre hatte nach Angaben des Zolls Munition geladen.", "zoll", "Die Fähre hatte … Munition geladen"),
        ("Dort fehlen nach Einschätzung von Fachleuten Brücken.", "fachleuten", "Dort fehlen … Brücken"),
        ("Im Tal herrscht laut Helfern Hunger.", "helfer", "Im Tal herrscht … Hunger"),
        ("Die Insel braucht laut Diplomaten Hilfe.", "diplomaten", "Die Insel braucht … Hilfe"),
        ("Nachts soll nach Zeugenaussagen der Sohn geflohen sein.", "zeugenaussagen", "Nachts soll … der Sohn geflohen sein"),
        ("Der Zaun dient laut einer Mitteilung des Senats der Abwehr von Wölfen.", "senat", "Der Zaun dient … der Abwehr von Wölfen"),
        ("Der Bote wurde laut Polizei von zwei Hunden gebissen.", "polizei", "Der Bote wurde … von zwei Hunden gebissen"),
        ("Die Kisten stammen laut Ministerium aus Chile.", "ministerium", "Die Kisten stammen … aus Chile"),
        ("Die Messe beginnt laut Rathaus Anfang Juni.", "rathaus", "Die Messe beginnt … Anfang Juni"),
        ("Der Deich ist laut Landkreis Teil des Schutzplans.", "landkreis", "Der Deich ist … Teil des Schutzplans"),
    ],
)  # fmt: skip
def test_what_the_verb_still_wants_is_no_part_of_a_source(text: str, speaker: str, content: str) -> None:
    assert _told(text) == [((speaker,), content)]


@pytest.mark.parametrize(
    ("source", "speaker"),
    [
        ("Präsidentin Ursula von der Leyen", "ursula-von-der-leyen"),
        ("Polizei Hannover", "polizei-hannover"),
        ("Minister Jan Kaufmann", "jan-kaufmann"),
        ("einem Bericht der Financial Times", "financial-times"),
        ("Experten aus Kiew", "experte-aus-kiew"),
    ],
)
def test_a_name_belongs_to_its_source(source: str, speaker: str) -> None:
    assert _told(f"Der Brand wurde laut {source} gelöscht.") == [((speaker,), "Der Brand wurde … gelöscht")]


def test_a_source_before_the_verb_reaches_up_to_it() -> None:
    assert _told("Nach Angaben der Polizei der Stadt brannten zwei Boote.") == [
        (("polizei-der-stadt",), "brannten zwei Boote")
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "relay"),
    [
        (
            "Wie die Agentur Norda aus Hafenkreisen erfuhr, soll das Fest in Kiel stattfinden.",
            "hafenkreise",
            ("norda",),
        ),
        (
            "Das Fest soll in Kiel stattfinden, wie die Rundschau von Diplomaten erfahren hat.",
            "diplomaten",
            ("rundschau",),
        ),
        ("Wie die Rundschau erfuhr, soll das Fest in Kiel stattfinden.", "rundschau", ()),
    ],
)
def test_of_whom_a_medium_learns_has_said_it(text: str, speaker: str, relay: tuple[str, ...]) -> None:
    (statement,) = extract(text).statements
    assert (statement.speakers, statement.relayed_by) == ((speaker,), relay)


@pytest.mark.parametrize(
    "text", ["Der Minister erfuhr aus der Zeitung, dass er entlassen ist.", "Sie erfuhr, wie das Haus gebaut wurde."]
)
def test_whoever_learns_says_nothing(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize("before", ["vom Rat", "von der Regierung", "von Konzernen", "im Landtag"])
def test_an_object_without_an_article_begins_behind_a_phrase_with_a_preposition(before: str) -> None:
    assert _told(f"Der Verband forderte {before} Reformen.") == [(("verband",), "Reformen")]
