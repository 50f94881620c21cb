"""People in phrases with attributes: the name behind them, the place they are from, what else somebody is."""

from __future__ import annotations

import pytest

from extraction import extract


def _speakers(text: str, title: str | None = None) -> list[str]:
    found = extract(text, title=title)
    return [" + ".join(found.entities[s].name for s in statement.speakers) for statement in found.statements]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Der Leiter der Region Primorje Oleg Koschemjako sagte, die Häfen seien offen.", "Oleg Koschemjako"),
        ("Die Bürgermeisterin der Stadt Gyumri Lusine Hakobjan erklärte, man brauche Hilfe.", "Lusine Hakobjan"),
        ("Der Chef des Stabes der Grenztruppen Anatolij Lappo warnte vor Provokationen.", "Anatolij Lappo"),
        ("Der Essayist und Übersetzer Jurko Prochasko warnte vor Gleichgültigkeit.", "Jurko Prochasko"),
        ("Die Leiterin der Behörde Aigul Bekmuratowa lobte den Vertrag.", "Aigul Bekmuratowa"),
        (
            "Der Minister Jan Lind kam. „Ich sah es“, sagte der Fischer Jannis Oikonomou, der dort lebt.",
            "Jannis Oikonomou",
        ),
        ("Ihr Mann, der Orgelbauer Thilo Reincke, sagt, das Haus sei leer.", "Thilo Reincke"),
        ("»Ich komme zu früh«, sagt Henriette Wolgast.", "Henriette Wolgast"),
        ("Der Sprecher des Präsidenten Dmitri Peskow sagte, man warte ab.", "Dmitri Peskow"),
        ("Ein Sprecher von Anna Kerner sagte, man warte ab.", "Sprecher von Anna Kerner"),
    ],
)
def test_a_name_behind_what_somebody_is(text: str, speaker: str) -> None:
    assert _speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ein Diplomat aus Baku nannte das falsch. „Wir zählen“, sagt er.", ["Diplomat aus Baku"] * 2),
        ("„Das hält nicht“, meinte ein Abgeordneter aus Minsk.", ["Abgeordneter aus Minsk"]),
        (
            "Für Premierminister Albin Kurti zählt das. Ein mit dem Dossier befasster EU-Diplomat sagte, es fehle Geld.",
            ["EU-Diplomat"],
        ),
        ("Ein mit den Verhandlungen vertrauter Beamter aus Oslo sagte, es fehle Geld.", ["Beamter aus Oslo"]),
    ],
)
def test_what_tells_somebody_without_a_name_from_others(text: str, speakers: list[str]) -> None:
    assert _speakers(text)[-len(speakers) :] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Helena Melnikow, Geschäftsführerin der DIHX, begrüßte die Einigung. Die DIHX-Chefin nannte das klug.",
            ["Helena Melnikow"] * 2,
        ),
        ("Ursula Lind kam. „Das ist falsch“, sagte die 58-Jährige aus Kleve.", ["Ursula Lind"]),
        (
            "„Wir packen“, sagt Heike Brandt. Es fehle Stahl, klagt die Unternehmerin. Ökonomen erwarten Einbußen.",
            ["Heike Brandt", "Heike Brandt", "Ökonomen"],
        ),
    ],
)
def test_somebody_again_by_what_they_are(text: str, speakers: list[str]) -> None:
    assert _speakers(text) == speakers


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        (
            'LIDOVÉ NOVINY moniert: "Die Belgier zögern. Minister De Wever sollte handeln", rät die tschechische Zeitung.',
            "Lidové Noviny",
        ),
        (
            'POLITIKEN aus Kopenhagen hält dagegen: "Das ist falsch. Es wird teuer", warnt das dänische Blatt.',
            "Politiken",
        ),
        (
            'Die schwedische Zeitung AFTONBLADET notiert: "Gut so. Niemand verlor", meint die Zeitung aus Stockholm.',
            "Aftonbladet",
        ),
        (
            'Für die slowakische PRAWOWA ist klar: "Das geht weiter. Es beginnt erst", so das Blatt aus Bratislava.',
            "Prawowa",
        ),
        ('THE TIMES aus London ist skeptisch: "Berlin zögert. Es lernt nicht", bemerkt THE TIMES.', "The Times"),
    ],
)
def test_a_newspaper_again(text: str, paper: str) -> None:
    assert _speakers(text, "Internationale Presseschau") == [paper] * 2


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Am Montag hatte die Nationalversammlung verlangt, die Verträge offenzulegen, und am Abend wandte sich Nikol "
            "Paschinjan an das Volk. Man habe nichts zu verbergen.",
            "Nikol Paschinjan",
        ),
        (
            "Die Ministerin Anna Kerner hatte verlangt, die Mittel zu kürzen, und sie blieb dabei. Es gebe keinen Spielraum.",
            "Anna Kerner",
        ),
    ],
)
def test_who_acts_after_what_was_said_before_goes_on(text: str, speaker: str) -> None:
    assert _speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Außenministerin Olta Xhaçka legte auf Twitter nach. „Wir lösen niemandes Probleme“, heißt es in dem Eintrag.",
            "Olta Xhaçka",
        ),
        (
            "Minister Andrij Kerner veröffentlichte einen Text. Man werde nicht nachgeben, heißt es in dem Posting.",
            "Andrij Kerner",
        ),
        ("Recherchen von Amnesty International zufolge wurde er gefoltert.", "Amnesty International"),
        ("Einer DIHX-Umfrage zufolge sinken die Löhne.", "DIHX"),
        ("Die Bundesregierung hat geantwortet. Den Angaben zufolge wurden 400 Anträge gestellt.", "Bundesregierung"),
    ],
)
def test_what_somebody_publishes_speaks_for_them(text: str, speaker: str) -> None:
    assert _speakers(text) == [speaker]
