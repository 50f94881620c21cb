"""Whom a speaker's phrase means. The events and the words put into people's mouths are invented."""

from __future__ import annotations

import pytest
from articles import read, resolved
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction import parse
from extraction.coreference import Resolver
from extraction.document import Span

# (date of the article, text with the phrase in brackets, the names that it means)
CASES = [
    ("2022-06-15", "Der russische Präsident kündigte Verhandlungen an. [Er] sagte das in Moskau.", ["Wladimir Putin"]),
    ("2022-06-15", "[Der russische Präsident] kündigte Verhandlungen an.", ["Wladimir Putin"]),
    ("2019-06-15", "[Die Kanzlerin] sagte, es sei gut.", ["Angela Merkel"]),
    ("2026-06-15", "[Der Bundeskanzler] sagte, es sei gut.", ["Friedrich Merz"]),
    ("2022-06-15", "[Chinas Staatspräsident] sagte, es sei gut.", ["Xi Jinping"]),
    ("2022-06-15", "[Der Kremlchef] sagte, es sei gut.", ["Wladimir Putin"]),
    ("2025-06-15", "[Kremlsprecher Peskow] sagte, es sei gut.", ["Dmitri Peskow"]),
    (
        "2025-06-15",
        "Der finnische Präsident Alexander Stubb traf in Berlin Bundeskanzler Friedrich Merz. [Der Finne] sagte nichts.",
        ["Alexander Stubb"],
    ),
    (
        "2025-06-15",
        "Der finnische Präsident Alexander Stubb traf in Berlin Bundeskanzler Friedrich Merz. [Der Präsident] sagte nichts.",
        ["Alexander Stubb"],
    ),
    ("2025-06-15", "Emmanuel Macron empfing Olaf Scholz. [Der Franzose] betonte etwas.", ["Emmanuel Macron"]),
    (
        "2025-06-15",
        "[Die Außenminister Deutschlands und Frankreichs] erklärten etwas.",
        ["Johann Wadephul", "Jean-Noël Barrot"],
    ),
    ("2025-06-15", "[Die Außenminister der G7] erklärten etwas.", ["G7"]),
    ("2025-06-15", "[Die G7-Außenminister] erklärten etwas.", ["G7"]),
    ("2025-06-15", "[Die Staats- und Regierungschefs der EU] erklärten etwas.", ["Europäische Union"]),
    ("2025-06-15", "[Die EU-Außenbeauftragte Kaja Kallas] erklärte etwas.", ["Kaja Kallas"]),
    ("2025-06-15", "[Die EU-Außenbeauftragte] erklärte etwas.", ["Kaja Kallas"]),
    ("2025-06-15", "[Die EU-Kommissionspräsidentin] erklärte etwas.", ["Ursula von der Leyen"]),
    ("2025-06-15", "[Der UN-Generalsekretär] erklärte etwas.", ["António Guterres"]),
    ("2025-06-15", "[NATO-Generalsekretär Rutte] erklärte etwas.", ["Mark Rutte"]),
    ("2025-06-15", "[Der Nato-Chef] erklärte etwas.", ["Mark Rutte"]),
    ("2025-06-15", "[Ein Sprecher des Außenministeriums] erklärte etwas.", ["Sprecher des Außenministeriums"]),
    ("2025-06-15", "[Das chinesische Außenministerium] erklärte etwas.", ["chinesisches Außenministerium"]),
    (
        "2025-06-15",
        "[Das Außenministerium in Peking] erklärte etwas. Das gefiel niemandem.",
        ["chinesisches Außenministerium"],
    ),
    (
        "2025-06-15",
        "Das chinesische Außenministerium bestellte den Botschafter ein. [Das Ministerium] erklärte etwas.",
        ["chinesisches Außenministerium"],
    ),
    ("2025-06-15", "[Das Auswärtige Amt] erklärte etwas.", ["Auswärtiges Amt"]),
    ("2025-06-15", "[Peking] wies alles zurück.", ["China"]),
    ("2025-06-15", "[Das Weiße Haus] wies alles zurück.", ["Weißes Haus"]),
    (
        "2025-06-15",
        "Xi Jinping und Wladimir Putin trafen sich in Peking. [Die chinesische Seite] sagte zu.",
        ["Xi Jinping"],
    ),
    ("2025-06-15", "[Die chinesische Seite] sagte zu.", ["China"]),
    (
        "2025-06-15",
        "Xi Jinping und Wladimir Putin trafen sich in Peking. [Die beiden Staatsoberhäupter] vereinbarten etwas.",
        ["Xi Jinping", "Wladimir Putin"],
    ),
    (
        "2025-06-15",
        "Xi Jinping empfing Wladimir Putin in Peking. [Sein Gast] dankte. Das war alles.",
        ["Wladimir Putin"],
    ),
    ("2025-06-15", "Xi Jinping empfing Wladimir Putin in Peking. [Der Gastgeber] dankte.", ["Xi Jinping"]),
    (
        "2025-06-15",
        "Außenminister Johann Wadephul traf in Paris seinen Amtskollegen Jean-Noël Barrot. [Sein französischer Kollege] dankte.",
        ["Jean-Noël Barrot"],
    ),
    (
        "2025-06-15",
        "Außenminister Johann Wadephul reiste nach Paris. [Sein französischer Amtskollege] dankte.",
        ["Jean-Noël Barrot"],
    ),
    (
        "2025-06-15",
        "Außenminister Johann Wadephul traf in Paris seinen Amtskollegen Jean-Noël Barrot. [Beide Minister] dankten.",
        ["Johann Wadephul", "Jean-Noël Barrot"],
    ),
    (
        "2025-06-15",
        "[Der kasachische Energieminister Bolat Aktschulakow] sagte zu. Der Minister lachte.",
        ["Bolat Aktschulakow"],
    ),
    (
        "2025-06-15",
        "Der kasachische Energieminister Bolat Aktschulakow sagte zu. [Der Minister] lachte.",
        ["Bolat Aktschulakow"],
    ),
    ("2025-06-15", "Regierungssprecherin Anna Beispiel sagte zu. [Sie] lachte.", ["Anna Beispiel"]),
    (
        "2025-06-15",
        "[Der Sprecher des russischen Präsidenten Wladimir Putin] lachte.",
        ["Sprecher des russischen Präsidenten Wladimir Putin"],
    ),
    ("2025-06-15", "[Putins Sprecher Dmitri Peskow] lachte.", ["Dmitri Peskow"]),
    (
        "2025-06-15",
        "[Dmitri Peskow, der Sprecher des russischen Präsidenten Wladimir Putin,] lachte.",
        ["Dmitri Peskow"],
    ),
    ("2025-06-15", "[Regierungssprecher] teilten mit, dass es regnet.", ["Regierungssprecher"]),
    (
        "2025-06-15",
        "[Merz und Macron] forderten mehr. Bundeskanzler Friedrich Merz und Präsident Emmanuel Macron trafen sich.",
        ["Friedrich Merz", "Emmanuel Macron"],
    ),
    ("2025-06-15", "[Sowohl Ankara als auch Athen] begrüßten es.", ["Türkei", "Griechenland"]),
    ("2025-06-15", "[Estland, Lettland und Litauen] begrüßten es.", ["Estland", "Lettland", "Litauen"]),
    (
        "2025-06-15",
        "Giorgia Meloni traf Ursula von der Leyen. [Die Ministerpräsidentin] sagte nichts.",
        ["Giorgia Meloni"],
    ),
    (
        "2025-06-15",
        "Giorgia Meloni traf Friedrich Merz. [Die Italienerin] sagte nichts. Das war alles.",
        ["Giorgia Meloni"],
    ),
    ("2025-06-15", "Giorgia Meloni traf Friedrich Merz. Sie lobte ihn. [Er] dankte.", ["Friedrich Merz"]),
    ("2025-06-15", "[Der Papst] betete.", ["Leo XIV."]),
    ("2025-06-15", "[Der Präsident des Europäischen Rates António Costa] sprach.", ["António Costa"]),
    ("2025-06-15", "[Der Präsident des Europäischen Rates, António Costa,] sprach.", ["António Costa"]),
    ("2025-06-15", "[Der US-Präsident] sprach.", ["Donald Trump"]),
    (
        "2025-06-15",
        "US-Präsident Donald Trump traf den ukrainischen Präsidenten Wolodymyr Selenskyj. [Der Ukrainer] dankte.",
        ["Wolodymyr Selenskyj"],
    ),
    (
        "2025-06-15",
        "US-Präsident Donald Trump traf den ukrainischen Präsidenten Wolodymyr Selenskyj. [Der ukrainische Präsident] dankte.",
        ["Wolodymyr Selenskyj"],
    ),
    (
        "2025-06-15",
        "US-Präsident Donald Trump traf den ukrainischen Präsidenten Wolodymyr Selenskyj. [Beide Präsidenten] dankten.",
        ["Donald Trump", "Wolodymyr Selenskyj"],
    ),
    (
        "2025-06-15",
        "US-Präsident Donald Trump traf Präsident Wolodymyr Selenskyj. Regierungssprecher Stefan Kornelius lobte das. [Beide] dankten.",
        ["Donald Trump", "Wolodymyr Selenskyj"],
    ),
    ("2025-06-15", "[Der ungarische Regierungschef] drohte.", ["Viktor Orbán"]),
    ("2025-06-15", "[Ungarns Premier] drohte.", ["Viktor Orbán"]),
    ("2025-06-15", "[Der Präsident der Vereinigten Staaten] drohte.", ["Donald Trump"]),
    ("2025-06-15", "[Ein hochrangiger EU-Diplomat] drohte.", ["hochrangiger EU-Diplomat"]),
    ("2025-06-15", "[Die polnische Regierung] drohte.", ["polnische Regierung"]),
    ("2025-06-15", "[Die deutsche Regierung] drohte.", ["Bundesregierung"]),
    ("2025-06-15", "[Die Bundesregierung] drohte.", ["Bundesregierung"]),
    ("2025-06-15", "[Die Polizei] drohte.", ["Polizei"]),
    ("2025-06-15", "[Experten] drohten.", ["Experten"]),
    ("2025-06-15", "[Die israelische Armee] drohte.", ["israelische Armee"]),
    ("2025-06-15", "[Der frühere Bundeskanzler Olaf Scholz] sprach.", ["Olaf Scholz"]),
    ("2025-06-15", "Olaf Scholz reiste nach Kiew. [Der frühere Bundeskanzler] sprach.", ["Olaf Scholz"]),
    ("2025-06-15", "Der Präsident Ghanas, John Mahama, kam nach Berlin. [Der Staatschef] sprach.", ["John Mahama"]),
    ("2025-06-15", "[Außenministerin Baerbock] sprach. Annalena Baerbock ging.", ["Annalena Baerbock"]),
    ("2023-06-15", "[Die Außenministerin] sprach.", ["Annalena Baerbock"]),
    ("2023-06-15", "[Bundesaußenministerin Annalena Baerbock (Grüne)] sprach.", ["Annalena Baerbock"]),
    ("2025-06-15", "Xi Jinping empfing Friedrich Merz. Xi dankte. [Dieser] sprach.", ["Xi Jinping"]),
    ("2025-06-15", "Wladimir Putin, [der] mahnte, sprach.", ["Wladimir Putin"]),
    ("2025-06-15", "[Man] sprach.", []),
    ("2025-06-15", "[Li Qiang] sprach. Li traf Merz, den Bundeskanzler Friedrich Merz.", ["Li Qiang"]),
    (
        "2025-06-15",
        "Irans Außenminister Abbas Araghtschi sprach. [Der iranische Chefdiplomat] drohte.",
        ["Abbas Araghtschi"],
    ),
    (
        "2025-06-15",
        "Kanadas Premierminister Mark Carney sprach mit der dänischen Ministerpräsidentin Mette Frederiksen. [Die Dänin] dankte.",
        ["Mette Frederiksen"],
    ),
    (
        "2025-06-15",
        "Kanadas Premierminister Mark Carney sprach mit der dänischen Ministerpräsidentin Mette Frederiksen. [Sie] dankte ihm.",
        ["Mette Frederiksen"],
    ),
    (
        "2025-06-15",
        "Premierminister Mark Carney traf Ministerpräsidentin Mette Frederiksen. [Sie] dankten den Helfern.",
        ["Mark Carney", "Mette Frederiksen"],
    ),
    ("2025-06-15", "[Außenamtssprecherin Mao Ning] sagte es.", ["Mao Ning"]),
    ("2025-06-15", "Außenamtssprecherin Mao Ning sagte es. [Die Sprecherin] fügte etwas hinzu.", ["Mao Ning"]),
    ("2025-06-15", "[Ein ukrainischer Armeesprecher] sagte es.", ["ukrainischer Armeesprecher"]),
    ("2025-06-15", "[Der türkische Präsident Recep Tayyip Erdogan] sagte es.", ["Recep Tayyip Erdoğan"]),
    ("2025-06-15", "[Die Präsidenten Russlands und Chinas] sagten es.", ["Wladimir Putin", "Xi Jinping"]),
    ("2025-06-15", "[Die russische Außenamtssprecherin Maria Sacharowa] sagte es.", ["Marija Sacharowa"]),
    ("2025-06-15", "[Der chinesische Außenminister Wang Yi] sagte es. [Wang] ging.", ["Wang Yi"]),
    ("2025-06-15", "[Das Emirat Katar] sagte es.", ["Katar"]),
    ("2025-06-15", "[Die Vereinten Nationen] sagten es.", ["Vereinte Nationen"]),
    ("2025-06-15", "[Die EU-Kommission] sagte es.", ["Europäische Kommission"]),
    ("2025-06-15", "[Der UN-Sicherheitsrat] sagte es.", ["UN-Sicherheitsrat"]),
    ("2025-06-15", "[Der Élysée-Palast] sagte es.", ["Élysée-Palast"]),
    ("2025-06-15", "[Die Regierung in Kiew] sagte es.", ["ukrainische Regierung"]),
    (
        "2025-06-15",
        "[Der saudische Kronprinz Mohammed bin Salman] sagte es. [Der Kronprinz] ging.",
        ["Mohammed bin Salman"],
    ),
    ("2025-06-15", "Der Emir von Katar, Tamim bin Hamad Al Thani, kam. [Der Emir] ging.", ["Tamim bin Hamad Al Thani"]),
    ("2025-06-15", "[Selenskyjs Berater Mychajlo Podoljak] sagte es.", ["Mychajlo Podoljak"]),
    (
        "2025-06-15",
        "Bundespräsident Frank-Walter Steinmeier empfing den estnischen Präsidenten Alar Karis. [Steinmeier] dankte. [Karis] ging.",
        ["Frank-Walter Steinmeier", "Alar Karis"],
    ),
]


@pytest.mark.parametrize(("on", "marked", "names"), CASES)
def test_phrase(on: str, marked: str, names: list[str]) -> None:
    assert resolved(marked, on) == names


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("2021-12-07", "Angela Merkel"),
        ("2021-12-09", "Olaf Scholz"),
        ("2025-05-05", "Olaf Scholz"),
        ("2025-05-07", "Friedrich Merz"),
    ],
)
def test_an_office_is_read_with_the_date(on: str, name: str) -> None:
    assert (
        resolved("[Der Bundeskanzler] oder die [Bundeskanzlerin] sagte zu.", on)[-1 if name == "Angela Merkel" else 0]
        == name
    )


def test_the_article_comes_before_the_lists() -> None:
    marked = "Der russische Präsident Anton Beispielow kam nach Bonn. [Der russische Präsident] dankte."
    assert resolved(marked, "2024-02-01") == ["Anton Beispielow"]


def test_the_title_line_gives_a_name() -> None:
    assert resolved("[Merz] dankte.", "2026-02-01", "Bundeskanzler Friedrich Merz in Oslo") == ["Friedrich Merz"]


def test_content_is_less_present_than_speakers() -> None:
    marked = "„Alles lief gut“, sagte Kremlsprecher Dmitri Peskow. Präsident Selenskyj zögere noch, fügte [er] hinzu."
    assert resolved(marked, "2026-02-01") == ["Dmitri Peskow"]


def test_a_spokesman_does_not_meet() -> None:
    marked = (
        "Präsident Emmanuel Macron empfing Kanzler Friedrich Merz. Wie Regierungssprecher Stefan Kornelius sagte, "
        "war die Stimmung gut. [Beide Seiten] wollen sich wieder treffen."
    )
    assert resolved(marked, "2026-02-01") == ["Emmanuel Macron", "Friedrich Merz"]


def test_two_with_one_surname_are_kept_apart() -> None:
    marked = "Shehbaz Sharif regiert in Islamabad. [Sharif] dankte. Nawaz Sharif lebt in London."
    assert resolved(marked, "2025-02-01") == ["Shehbaz Sharif"]


def test_a_description_is_one_entity_however_often_it_speaks() -> None:
    document, resolver, spans = read(
        "[Ein Sprecher des Verbands] sagte zu. [Der Sprecher des Verbands] ging.", "2025-02-01"
    )
    assert resolver.resolve(spans[0]) == resolver.resolve(spans[1])
    assert document.entities[resolver.resolve(spans[0])[0]].name == "Sprecher des Verbands"


def test_what_is_resolved_is_in_the_document() -> None:
    document, resolver, spans = read("[Der Kremlchef] dankte [der polnischen Regierung].", "2025-02-01")
    for span in spans:
        (entity,) = resolver.resolve(span)
        assert entity in document.entities
        assert any(m.entity == entity and span.contains(m.span) for m in document.mentions)
    assert document.mentions == sorted(document.mentions, key=lambda m: (m.span.start, m.span.end))


COUNTRIES = [
    ("Der finnische Präsident Alexander Stubb sprach. [Sein Land] sei bereit.", "finnland"),
    ("Ministerpräsidentin Mette Frederiksen sprach. [Ihr Land] sei bereit.", "daenemark"),
    ("[Peking] sei bereit.", "china"),
    ("[Die russische Seite] sei bereit.", "russland"),
    ("Xi Jinping empfing Wladimir Putin. Putin sagte, [die Gegenseite] sei bereit.", "china"),
    ("[Der Kreml] sei bereit.", "russland"),
    ("[Die Polizei] sei bereit.", None),
]


@pytest.mark.parametrize(("marked", "country"), COUNTRIES)
def test_country(marked: str, country: str | None) -> None:
    _, resolver, spans = read(marked, "2025-09-01")
    assert resolver.resolve_country(spans[0]) == country


def test_our_country_is_that_of_whoever_speaks() -> None:
    _, resolver, spans = read("Merz und Macron sprachen. „[Unser Land] ist bereit.“", "2025-09-01")
    assert resolver.resolve_country(spans[0], "emmanuel-macron") == "frankreich"
    assert resolver.resolve_country(spans[0], "friedrich-merz") == "deutschland"


WORDS = (
    *(
        "Putin",
        "er",
        "Sie",
        "der",
        "Präsident",
        "beide",
        "Seiten",
        "Merz",
        "und",
        ",",
        ".",
        "Li",
        "des",
        "Kremls",
        "die",
        "EU-",
    ),
    *(
        "„",
        "Wang",
        "Franzose",
        "Sprecher",
        "von",
        "Außenminister",
        "Deutschlands",
        "Ministerium",
        "chinesische",
        "Staats-",
        "ihre",
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), st.data())
def test_any_phrase_of_any_text_is_resolved(text: str, data: st.DataObject) -> None:
    document = parse(text)
    resolver = Resolver(document)
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    assert all(entity in document.entities for entity in resolver.resolve(span))
    resolver.resolve_country(span)
    for mention in document.mentions:
        assert mention.text == mention.span.of(text)
        assert mention.entity in document.entities
