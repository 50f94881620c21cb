"""Names of people: their parts, particles and initials, and whom a bare surname means. The newcomers are invented."""

from __future__ import annotations

from datetime import date

import pytest

from extraction import extract
from tests.extraction.articles import linked, mentioned

WHOLE_NAMES = [
    "François d’Alançon",
    "Chiara dell’Orsino",
    "Martin O’Neill",
    "Petra O’Malley-Byrne",
    "Maria del Carmen de la Cruz Moreno",
    "José Maria da Silva Pereira",
    "Mohammed bin Abdulaziz al-Khulaifi",
    "Nasser bin Hamad bin Isa al-Dosari",
    "Jonas von der Wiese",
    "Anna van den Akker",
    "Pieter ter Horst",
    "Nguyen Van Minh Tuan",
    "Kim Min-ho",
    "Ursula van Ackeren-Meijer",
    "Thomas B. Muster",
    "J. R. Mustermann",
]


@pytest.mark.parametrize("name", WHOLE_NAMES)
def test_a_name_has_as_many_parts_as_it_has(name: str) -> None:
    assert mentioned(f"Ministerin oder Minister: {name} sagte das.")[-1][0] == name


@pytest.mark.parametrize("name", [*WHOLE_NAMES, "de Wieren", "van den Akker", "bin Hamad", "Julius Maada Biotop"])
def test_a_title_goes_before_any_name(name: str) -> None:
    assert [text for text, _ in mentioned(f"Minister {name} sagte das.")] == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Wie Außenminister Julius Muster Reportern sagte, ist es so.", ["Julius Muster"]),
        ("Anna Weber von der Partei sagte das.", ["Anna Weber"]),
        ("Die Analystin Anna Kern von der Hafenbank sagte das.", ["Anna Kern"]),
        ("Die Vertreterin von der Behörde sagte das.", []),
        ("Der Minister in Paris sagte das.", ["Paris"]),
        ("Anna Weber de facto sagte das.", ["Anna Weber"]),
    ],
)
def test_a_name_ends_where_it_ends(text: str, names: list[str]) -> None:
    assert [name for name, _ in mentioned(text)] == names


@pytest.mark.parametrize(
    ("name", "entity"),
    [
        ("Joseph R. Biden", "joe-biden"),
        ("Joseph Biden", "joe-biden"),
        ("Michael Pompeo", "mike-pompeo"),
        ("M. W. Sacharowa", "marija-sacharowa"),
        ("A. Merkel", "angela-merkel"),
        ("Melania Trump", "melania-trump"),
        ("Anna Lawrowa", "anna-lawrowa"),
        ("B. Merkel", "b-merkel"),
        ("Faisal bin Farhan bin Abdullah Al Saud", "faisal-bin-farhan"),
        ("Mohammed bin Abdulaziz al-Khulaifi", "mohammed-bin-abdulaziz-al-khulaifi"),
    ],
)
def test_a_known_person_by_another_form_of_the_name(name: str, entity: str) -> None:
    assert mentioned(f"Dort sprach {name} über den Handel.", "2022-02-01") == [(name, entity)]


@pytest.mark.parametrize(
    ("on", "text", "entity"),
    [
        ("2026-02-01", "Merz fordert Hilfe.", "friedrich-merz"),
        ("2026-02-01", "Dort sagte Merz zu.", "friedrich-merz"),
        ("2026-02-01", "Macron und Merz vereinbarten das.", "friedrich-merz"),
        ("2018-02-01", "Kurz sagte zu.", "sebastian-kurz"),
        ("2018-02-01", "Für Kurz ist das klar.", "sebastian-kurz"),
        ("2018-02-01", "In London sagte May zu.", "theresa-may"),
        ("2017-05-01", "Gabriel rief an.", "sigmar-gabriel"),
        ("2024-05-01", "Li dankte.", "li-qiang"),
        ("2024-05-01", "Wang dankte.", "wang-yi"),
        ("2024-05-01", "Kim drohte.", "kim-jong-un"),
        ("2008-05-01", "Bush und Putin trafen sich.", "george-w-bush"),
        ("2022-05-01", "Scholz dankte.", "olaf-scholz"),
    ],
)
def test_a_bare_surname_is_that_of_who_leads_on_the_day(on: str, text: str, entity: str) -> None:
    assert entity in [found for _, found in mentioned(text, on)]


@pytest.mark.parametrize(
    ("on", "text"),
    [
        ("2015-02-01", "Merz fordert Hilfe."),
        ("2026-02-01", "Herr Merz fordert Hilfe."),
        ("2026-02-01", "Frau Merz fordert Hilfe."),
        ("2026-02-01", "Der Politologe Merz fordert Hilfe."),
        ("2026-02-01", "Anna Merz kam. Merz fordert Hilfe."),
        ("2018-02-01", "Kurz vor der Sitzung regnete es."),
        ("2014-02-01", "Im Park sang man."),
        ("2014-02-01", "Der schöne Park ist zu."),
        ("2020-02-01", "Scholz dankte."),
    ],
)
def test_a_bare_surname_is_nobodys_where_the_article_says_otherwise(on: str, text: str) -> None:
    leaders = {"friedrich-merz", "sebastian-kurz", "park-geun-hye", "olaf-scholz"}
    assert leaders.isdisjoint(entity for _, entity in mentioned(text, on))


def test_a_given_name_is_no_surname_that_sounds_like_it() -> None:
    document = linked("Es sprach der estnische Minister Michael Muster.", "2026-02-01")
    assert "kristen-michal" not in document.entities


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Möbelhändlerin Ruta Daukantaite klagte.", "Ruta Daukantaite"),
        ("Der Windmüller Wiert Oosterbaan klagte.", "Wiert Oosterbaan"),
        ("Der Sudanese Harith Idrissow klagte.", "Harith Idrissow"),
        ("Die Britin Wanjira Ochiengo klagte.", "Wanjira Ochiengo"),
        ("Die Vorsitzende der Zentralen Wahlkommission, Tea Kobalia, klagte.", "Tea Kobalia"),
        ("Der Chef des Energieversorgers Ukrenerho, Wolodymyr Kudrytest, klagte.", "Wolodymyr Kudrytest"),
        ("Die Leiterin der Hilfsorganisation Seabrig, Anna Musterova, klagte.", "Anna Musterova"),
        ("Malis Regierungssprecher Oberst Abdoulaye Testa klagte.", "Abdoulaye Testa"),
        ("Das klagte der Ökonom und Ostexperte Nils Musterow.", "Nils Musterow"),
        ("Die Staatssekretärin Professor Anna Kobalia klagte.", "Anna Kobalia"),
    ],
)
def test_newcomers_are_found_behind_any_noun_for_people(text: str, name: str) -> None:
    assert name in [entity.name for entity in linked(text, "2024-02-01").entities.values()]


@pytest.mark.parametrize(
    "text",
    ["Die Möbelhändlerin Frau Meier klagte.", "Der Minister Versagen vorwarf.", "Die Ministerin Reportern sagte."],
)
def test_a_noun_for_people_alone_names_nobody(text: str) -> None:
    assert all(" " not in entity.name for entity in linked(text, "2024-02-01").entities.values())


OFFICES = [
    ("2006-05-01", "Jan Peter Balkenende", "Balkenende"),
    ("2007-05-01", "Micheline Calmy-Rey", "Calmy-Rey"),
    ("2008-06-01", "Jaap de Hoop Scheffer", "de Hoop Scheffer"),
    ("2010-06-01", "Dominique Strauss-Kahn", "Strauss-Kahn"),
    ("2012-06-01", "Enda Kenny", "Kenny"),
    ("2014-06-01", "Nikos Anastasiadis", "Anastasiadis"),
    ("2016-06-01", "Lubomír Zaorálek", "Zaorálek"),
    ("2017-05-01", "Aurelia Frick", "Frick"),
    ("2019-06-01", "Margot Wallström", "Wallström"),
    ("2022-06-01", "Bujar Osmani", "Außenminister Osmani"),
    ("2024-06-01", "Baiba Braže", "Braže"),
    ("2025-06-01", "Giorgos Gerapetritis", "Gerapetritis"),
]


@pytest.mark.parametrize(("on", "name", "said"), OFFICES)
def test_office_holders_of_twenty_years_are_known(on: str, name: str, said: str) -> None:
    document = linked(f"Am Montag sprach {said} lange.", on)
    assert [document.entities[m.entity].name for m in document.mentions] == [name]


@pytest.mark.parametrize(
    "text",
    ["Frieden ist wichtig.", "Er will Frieden schaffen.", "Bio ist teuer.", "Boko Haram griff an.", "Ein Bot schrieb."],
)
def test_a_surname_that_is_a_word_names_somebody_only_behind_a_title(text: str) -> None:
    assert mentioned(text, "2025-02-01") == []


def test_a_surname_that_is_a_word_names_somebody_behind_a_title() -> None:
    assert mentioned("Ministerpräsident Frieden kam.", "2025-02-01") == [("Frieden", "luc-frieden")]


def test_the_title_line_may_give_a_double_surname() -> None:
    text = "Ministerin Reem Muster Testova kam. Muster Testova dankte."
    assert {entity for _, entity in mentioned(text, "2025-06-01", "Ministerin Muster Testova in Oslo")} == {
        "reem-muster-testova"
    }


def test_the_first_of_two_surnames_behind_a_title_is_the_same_person() -> None:
    text = "Minister Arnoldo André Tinoco kam nach Bern. Minister André lobte den Handel."
    assert [s.speakers for s in extract(text).statements] == [("arnoldo-andre-tinoco",)]


def test_a_name_that_begins_with_a_known_surname_is_whole() -> None:
    text = "Steinmeier traf Minister Khurshid Mahmud Kasori. Minister Kasori lobte den Handel."
    assert [s.speakers for s in extract(text).statements] == [("khurshid-mahmud-kasori",)]


@pytest.mark.parametrize("place", ["El Obara", "Al Fashira", "Bad Kressbach", "San Marento"])
def test_the_name_of_a_place_behind_a_title_is_nobodys(place: str) -> None:
    text = (
        f"Der Krieg ist nach Ansicht des Bischofs von {place} bald zu Ende. „Wir hoffen“, sagte Bischof Karl Sandner."
    )
    assert {name for s in extract(text).statements for name in s.speakers} == {"karl-sandner"}


def test_a_surname_means_who_is_named_in_full_whatever_offices_are_told_of() -> None:
    text = (
        "Außenminister Wang Yi traf am Dienstag seinen Kollegen. Wang sagte, die Bahn werde gebaut. "
        "Später erklärte der Sprecher des chinesischen Außenministeriums, Lin Jian, das sei gut."
    )
    found = extract(text, published_on=date(2025, 12, 3))
    assert [s.speakers for s in found.statements] == [("wang-yi",), ("lin-jian",)]


def test_a_title_as_a_surname_closes_a_name_also_before_a_place():
    text = "„Es reicht“, ließ Sprecherin Susanne Fürst in einer Aussendung wissen."
    assert [statement.speakers for statement in extract(text).statements] == [("susanne-fuerst",)]


def test_a_double_surname_may_lose_its_hyphen():
    found = extract("Keller Sutter sagte, es reiche.").statements
    assert [statement.speakers for statement in found] == [("karin-keller-sutter",)]


def test_a_house_behind_a_name_is_no_part_of_it():
    text = "Der Ökonom Thomas Aebischer von der Universität Bern sagte, es reiche."
    assert [statement.speakers for statement in extract(text).statements] == [("thomas-aebischer",)]


@pytest.mark.parametrize(
    ("name", "day", "who"),
    [
        ("Präsident Rouhani", "2018-07-04", "hassan-rohani"),
        ("Der iranische Präsident Ibrahim Reisi", "2022-07-04", "ebrahim-raisi"),
        ("Rajab Tayyib Erdogan", "2018-07-04", "recep-tayyip-erdogan"),
        ("Der türkische Außenminister Mewlüt Tschawuschoghlu", "2018-05-05", "mevluet-cavusoglu"),
        ("Der serbische Präsident Alexander Wutschitsch", "2022-09-05", "aleksandar-vucic"),
        ("Revolutionsführer Ajatollah Chameneh'i", "2022-11-04", "ali-chamenei"),
        ("Der saudische Kronprinz Muhammad ibn Salman", "2019-09-05", "mohammed-bin-salman"),
        ("Der pakistanische Außenminister Schah Mahmud Quraischi", "2021-09-05", "shah-mahmood-qureshi"),
        ("Der iranische Präsident Hassan Rahimi", "2018-07-04", "hassan-rahimi"),
        ("Der iranische Vizepräsident Ali Ruhani", "2018-07-04", "ali-ruhani"),
        ("Die iranische Präsidentin Sara Rouhani", "2018-07-04", "sara-rouhani"),
        ("Der chinesische Außenamtssprecher Kong Quan", "2005-05-05", "kong-quan"),
        ("Premierminister Suga Yoshihide", "2021-03-17", "suga-yoshihide"),
    ],
)
def test_a_name_that_sounds_like_that_of_the_holder_of_its_title_is_theirs(name: str, day: str, who: str) -> None:
    found = extract(f"{name} lobte am Montag den Handel. Das Land brauche ihn.", published_on=date.fromisoformat(day))
    assert {speaker for s in found.statements for speaker in s.speakers} == {who}


def test_a_body_behind_the_highest_is_no_colonel() -> None:
    text = "Kern sprach mit dem Sekretär des Obersten Nationalen Sicherheitsrates Irans, Reza Musteri. Musteri lobte den Handel."
    assert {e.id for e in extract(text).entities.values() if e.type == "person"} >= {"reza-musteri"}
    assert "nationalen-sicherheitsrates" not in extract(text).entities
