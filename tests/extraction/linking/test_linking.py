"""Which names a text has and whom they mean. The events are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction import extract
from extraction.knowledge.names.transliteration import transliteration_key
from extraction.linking.linking import find_mentions
from extraction.text.document import Document
from extraction.text.results import EntityType
from extraction.text.tokens import tokenise
from tests.extraction.articles import linked, mentioned

MENTIONS = [
    ("Wladimir Putin kam.", [("Wladimir Putin", "wladimir-putin")]),
    ("Vladimir Putin kam.", [("Vladimir Putin", "wladimir-putin")]),
    ("Putins Besuch.", [("Putins", "wladimir-putin")]),
    ("Selenskyj, Zelensky und Selenski.", [(n, "wolodymyr-selenskyj") for n in ("Selenskyj", "Zelensky", "Selenski")]),
    ("Sergey Lavrov und Lawrow.", [("Sergey Lavrov", "sergej-lawrow"), ("Lawrow", "sergej-lawrow")]),
    ("Präsident Erdogan kam.", [("Erdogan", "recep-tayyip-erdogan")]),
    ("Wolodimir Selenskyj kam.", [("Wolodimir Selenskyj", "wolodymyr-selenskyj")]),
    ("Ursula von der Leyens Plan.", [("Ursula von der Leyens", "ursula-von-der-leyen")]),
    ("König Abdullah II. von Jordanien kam.", [("König Abdullah II.", "abdullah-ii"), ("Jordanien", "jordanien")]),
    ("J. D. Vance kam.", [("J. D. Vance", "j-d-vance")]),
    ("Chinas Wirtschaft.", [("Chinas", "china")]),
    ("Die chinesische Seite und kasachischen Häfen.", [("chinesische", "china"), ("kasachischen", "kasachstan")]),
    ("Der Franzose und die Chinesen.", [("Franzose", "frankreich"), ("Chinesen", "china")]),
    ("Die Deutschen, Deutsche Bahn.", [("Deutschen", "deutschland"), ("Deutsche", "deutschland")]),
    ("Die Schweizer Regierung und der Schweizer.", [("Schweizer", "schweiz"), ("Schweizer", "schweiz")]),
    ("In den Vereinigten Arabischen Emiraten.", [("Vereinigten Arabischen Emiraten", "vereinigte-arabische-emirate")]),
    ("Die russisch-chinesische Freundschaft.", [("russisch", "russland"), ("chinesische", "china")]),
    ("Der Sprecher der Vereinten Nationen.", [("Vereinten Nationen", "UN")]),
    ("Ein UN-Generalsekretär.", [("UN", "UN")]),
    ("Der BRICS-Gipfel.", [("BRICS", "BRICS")]),
    ("Die EU-Kommission und die EU.", [("EU-Kommission", "EU-COMMISSION"), ("EU", "EU")]),
    ("Die SOZ und die Shanghaier Organisation für Zusammenarbeit.",
     [("SOZ", "SCO"), ("Shanghaier Organisation für Zusammenarbeit", "SCO")]),
    ("Der Sicherheitsrat tagte.", [("Sicherheitsrat", "UNSC")]),
    ("Der russische Sicherheitsrat tagte.", [("russische", "russland")]),
    ("Der Nationale Sicherheitsrat tagte.", []),
    ("Des Auswärtigen Amtes.", [("Auswärtigen Amtes", "auswaertiges-amt")]),
    ("Im Weißen Haus.", [("Weißen Haus", "weisses-haus")]),
    ("Der Ukrainekrieg.", [("Ukraine", "ukraine")]),
    ("Ein Treffen in Peking.", [("Peking", "peking")]),
    ("Peking lehnt ab.", [("Peking", "china")]),
    ("Die Moskauer Führung.", [("Moskauer", "russland")]),
    ("Er gab us und die Un.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mentions"), MENTIONS)
def test_mentions(text: str, mentions: list[tuple[str, str]]) -> None:
    assert mentioned(text, "2026-02-01") == mentions


@pytest.mark.parametrize("surname", ["Maas", "Park", "May", "Koch", "Kurz", "Lindner"])
def test_a_shared_surname_of_nobody_in_office_never_links_alone(surname: str) -> None:
    assert mentioned(f"Dort sagte {surname} zu. Die Zeitung schrieb über {surname}.", "2026-02-01") == []


SUPPORTED = [
    ("Friedrich Merz kam. Merz dankte.", None, "friedrich-merz"),
    ("Bundeskanzler Merz kam. Dann ging Merz.", None, "friedrich-merz"),
    ("Merz dankte. Dann sprach Kanzler Merz.", None, "friedrich-merz"),
    ("Merz dankte.", "Friedrich Merz in Oslo", "friedrich-merz"),
    ("Der chinesische Ministerpräsident Li kam. Li dankte.", None, "li-qiang"),
    ("Chinas Außenminister Wang kam. Wang dankte.", None, "wang-yi"),
]


@pytest.mark.parametrize(("text", "title", "entity"), SUPPORTED)
def test_support_from_the_article(text: str, title: str | None, entity: str) -> None:
    people = {e for _, e in mentioned(text, "2026-02-01", title) if e not in ("china",)}
    assert people == {entity}


def test_a_title_of_another_time_is_no_support() -> None:
    assert "friedrich-merz" not in dict(mentioned("Bundeskanzler Merz kam.", "2015-02-01")).values()


def test_two_with_one_surname() -> None:
    text = "Nawaz Sharif kam. Sharif dankte. Dann sprach Shehbaz Sharif. Sharif ging."
    assert [e for _, e in mentioned(text, "2025-02-01")] == [
        "nawaz-sharif",
        "nawaz-sharif",
        "shehbaz-sharif",
        "shehbaz-sharif",
    ]


def test_another_given_name_is_another_person() -> None:
    assert mentioned("Melania Trump kam. Donald Trump blieb.") == [
        ("Melania Trump", "melania-trump"),
        ("Donald Trump", "donald-trump"),
    ]


NEWCOMERS = [
    ("Regierungssprecherin Anna Beispiel kam.", "Anna Beispiel", "f", None, "Regierungssprecherin"),
    ("Der kasachische Energieminister Bolat Aktschulakow kam.", "Bolat Aktschulakow", "m", "KZ", "Energieminister"),
    ("Kasachstans Energieminister Bolat Aktschulakow kam.", "Bolat Aktschulakow", "m", "KZ", "Energieminister"),
    ("Nils Weber, Sprecher des Verbands, kam.", "Nils Weber", "m", None, "Sprecher des Verbands"),
    ("Anna Lehto, die Leiterin des Instituts, kam.", "Anna Lehto", "f", None, "Leiterin des Instituts"),
    ("Der Präsident der Handelskammer, Jorge Salinas, kam.", "Jorge Salinas", "m", None, "Präsident der Handelskammer"),
    ("Chinas Botschafter Li Wei kam.", "Li Wei", "m", "CN", "Botschafter"),
    ("Den russischen Botschafter lud man ein. Botschafter Anton Muster kam.", "Anton Muster", "m", "RU", "Botschafter"),
    ("Bolat Aktajew, Vizeaußenminister Kasachstans, kam.", "Bolat Aktajew", "m", "KZ", "Vizeaußenminister Kasachstans"),
    ("Es kam die CDU-Abgeordnete Petra Müller-Lüdenscheid.", "Petra Müller-Lüdenscheid", "f", None, "CDU-Abgeordnete"),
]


@pytest.mark.parametrize(("text", "name", "gender", "country", "role"), NEWCOMERS)
def test_newcomer(text: str, name: str, gender: str, country: str | None, role: str) -> None:
    people = [e for e in linked(text, "2026-02-01").entities.values() if e.type is EntityType.PERSON]
    assert [(e.name, e.gender, e.country, e.role) for e in people] == [(name, gender, country, role)]


@pytest.mark.parametrize(
    ("text", "name", "country", "role"),
    [
        ("Donald Tusk kam. Tusks Sprecher Jan Muster auch.", "Jan Muster", "PL", "Sprecher"),
        ("Donald Tusk kam. Seine Beraterin Anna Muster blieb.", "Anna Muster", "PL", "Beraterin"),
        ("Annalena Baerbock und ihre isländische Kollegin Anna Muster kamen.", "Anna Muster", "IS", "Außenministerin"),
        ("Es kam die Britin Barbara Muster.", "Barbara Muster", "GB", None),
    ],
)
def test_a_newcomer_is_known_by_others(text: str, name: str, country: str, role: str | None) -> None:
    found = next(e for e in linked(text, "2024-06-01").entities.values() if e.name == name)
    assert (found.country, found.role) == (country, role)


def test_a_newcomer_is_found_again_by_surname() -> None:
    text = "Regierungssprecherin Anna Beispiel kam zum Beispiel gern. Beispiel dankte. Beispiels Rede war kurz."
    assert [m for m, _ in mentioned(text)] == ["Anna Beispiel", "Beispiel", "Beispiels"]


def test_later_articles_find_the_same_newcomer() -> None:
    one, other = mentioned("Minister Jörg Mühlbächler kam."), mentioned("Es sprach Jörg Mühlbächler, ein Sprecher.")
    assert one[0][1] == other[0][1] == "joerg-muehlbaechler"


@pytest.mark.parametrize(
    "text", ["Er warf dem Minister Versagen vor.", "Der Präsident Ende März.", "Der Kanzler Montag früh."]
)
def test_what_follows_a_title_need_not_be_a_name(text: str) -> None:
    assert mentioned(text, "2026-02-01") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lawrow", "Lavrov"),
        ("Selenskyj", "Zelensky"),
        ("Chamenei", "Khamenei"),
        ("Paschinjan", "Pashinyan"),
        ("Erdoğan", "Erdogan"),
        ("Dschaparow", "Japarov"),
        ("Sacharowa", "Zakharova"),
    ],
)
def test_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert transliteration_key(one) == transliteration_key(other)


@pytest.mark.parametrize(("one", "other"), [("Merz", "März"), ("Putin", "Patin"), ("Lawrow", "Larow"), ("Xi", "Chi")])
def test_different_names_do_not_meet(one: str, other: str) -> None:
    assert transliteration_key(one) != transliteration_key(other)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_linked(text: str) -> None:
    document = Document(text, title=text[:50])
    tokenise(document)
    find_mentions(document)
    for mention in document.mentions:
        assert mention.text == text[mention.span.start : mention.span.end] != ""
        assert mention.entity in document.entities


@pytest.mark.parametrize("name", ["OPEC", "BRICS", "NATO"])
def test_a_name_ends_before_the_full_stop(name: str) -> None:
    statement = extract(f"Wladimir Putin lobte die Arbeit der {name}.").statements[0]
    assert statement.organisations == (name,)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("der UN-Sicherheitsrat", "UNSC UN"),
        ("die EU-Kommission", "EU-COMMISSION EU"),
        ("das Welternährungsprogramm", "WFP"),
        ("das UN-Flüchtlingshilfswerk", "UNHCR UN"),
        ("die IAEA", "IAEA"),
    ],
)
def test_organs_name_what_they_are_part_of_agencies_themselves(name: str, ids: str) -> None:
    statement = extract(f"Wladimir Putin sagte, {name} sei daran beteiligt.").statements[0]
    assert statement.organisations == tuple(ids.split())


def test_regions_and_seas_are_places() -> None:
    found = mentioned("Wegen der Lage in Xinjiang und am Schwarzen Meer sprach man in Genf über den Gazastreifen.")
    assert [entity for _, entity in found] == ["xinjiang", "schwarzes-meer", "genf", "gazastreifen"]
