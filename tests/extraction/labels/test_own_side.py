"""For whom "wir" speaks in a turn, and organisations that are meant again by a noun, in whole texts."""

from __future__ import annotations

from extraction import extract

BRIEFING = """Regierungspressekonferenz
Teilnehmer: STS HEBESTREIT (BReg), FISCHER (AA)
FRAGE: Herr Fischer, was ist mit dem Konsulat?
FISCHER (AA): Wir haben das Konsulat gestern geschlossen. Deutschland ist bereit, die Akten zu übergeben.
"""


def test_we_of_a_ministry_is_its_country_whatever_is_said() -> None:
    behalf = [statement.on_behalf_of for statement in extract(BRIEFING, title="Regierungspressekonferenz").statements]
    assert behalf == [("deutschland",), ("deutschland",)]


def test_a_noun_means_an_organisation_again_in_any_case() -> None:
    text = "Die NATO tagte in Brüssel. Rutte sagte, die Mission des Bündnisses werde verlängert."
    (statement,) = extract(text).statements
    assert "NATO" in statement.organisations


def test_a_compound_names_an_organisation_for_the_noun() -> None:
    text = "Der EU-Gipfel begann am Montag. Macron sagte, er begrüße die Erweiterung der Union."
    (statement,) = extract(text).statements
    assert "EU" in statement.organisations


def test_a_noun_alone_means_an_organisation_only_where_it_has_a_usual_one() -> None:
    (statement,) = extract("Macron sagte, er begrüße die Erweiterung der Union.").statements
    assert statement.organisations == ("EU",)
    (statement,) = extract("Macron sagte, er begrüße die Erweiterung des Bündnisses.").statements
    assert statement.organisations == ()


def test_the_union_may_be_a_party() -> None:
    text = "CDU und SPD tagten in Berlin. Merz sagte, er begrüße die Beschlüsse der Union."
    (statement,) = extract(text).statements
    assert statement.organisations == ()


def test_adjectives_and_possessives_stand_before_the_noun() -> None:
    text = "Die NATO tagte in Brüssel. Rutte sagte, die Sicherheit des gesamten Bündnisses sei gefährdet."
    assert extract(text).statements[-1].organisations == ("NATO",)
    text = "Die NATO tagte in Brüssel. „Wir schützen jeden Hafen unseres Bündnisses“, sagte Rutte."
    assert extract(text).statements[-1].organisations == ("NATO",)


def test_an_organisation_is_no_court() -> None:
    text = "Die UN mahnten zur Ruhe. Ermittler gingen zum ICC. Guterres sagte, kein Wagen der Organisation fahre mehr."
    assert extract(text).statements[-1].organisations == ("UN",)


def test_an_organ_is_meant_by_its_noun() -> None:
    title = "Rede von Außenministerin Liis Tammsoo vor dem Menschenrechtsrat in Genf"
    text = "Herr Präsident, Exzellenzen!\nEstland kandidiert für diesen Rat, weil wir dort helfen. Wir verurteilen die Folter."
    first, _ = extract(text, title=title).statements
    assert first.organisations == ("UNHRC",)


LETTER = """Sehr geehrte Damen und Herren,
Teppiche aus Täbris nennt Ihr Blatt Schmuggelware. Diesen Vorwurf weisen wir zurück. Wird er wiederholt, wird unser Land klagen.
Ich erinnere mich gern an Jahre, in denen wir einander besuchten.
Mit vorzüglicher Hochachtung
Dariusch Mehrabani
"""


def test_the_title_of_a_letter_says_for_which_country_we_speaks() -> None:
    read = extract(LETTER, title="Brief des Botschafters der Islamischen Republik Iran in Bern an die Redaktion")
    behalf = {statement.text.split(" ")[0]: statement.on_behalf_of for statement in read.statements}
    assert behalf["Diesen"] == behalf["Wird"] == ("iran",)
    assert behalf["Ich"] == ()


def test_an_interview_is_on_behalf_of_the_country_of_the_office_in_its_title() -> None:
    title = "„Der Regen kommt“ – Brasiliens Außenministerin im Gespräch"
    text = "Frau Ministerin, was ist mit dem Hafen?\nZamora: Wir bauen ihn aus.\nUnd das Geld?\nZamora: Kredite lehnen wir ab."
    statements = extract(text, title=title).statements
    assert [statement.on_behalf_of for statement in statements] == [("brasilien",)] * 2


def test_the_country_in_brackets_is_that_of_who_speaks() -> None:
    text = "Der Sicherheitsrat beriet über den Hafen. Gérard LEMOINE (Estland) kündigte an, sein Land werde zwei Schiffe schicken."
    assert extract(text).statements[-1].on_behalf_of == ("estland",)


def behalf_of(text: str, title: str) -> list[tuple[str, ...]]:
    return [statement.on_behalf_of for statement in extract(text, title=title).statements]


def test_what_all_should_do_and_talks_just_held_are_no_country_s() -> None:
    said = "Wir haben das Konsulat geschlossen. Wir dürfen die Toten nicht vergessen. Wir haben heute über Mali gesprochen."
    text = f"Regierungspressekonferenz\nTeilnehmer: FISCHER (AA)\nFRAGE: Herr Fischer?\nFISCHER (AA): {said}\n"
    assert behalf_of(text, "Regierungspressekonferenz") == [("deutschland",), (), ()]


def test_a_federal_president_s_we_is_the_country_where_it_commits_it() -> None:
    title = "Rede von Bundespräsident Frank-Walter Steinmeier in Seoul"
    text = "Exzellenzen,\nwir möchten mit Korea an Batterien arbeiten. Ein Rezept besitzen wir nicht."
    assert behalf_of(text, title) == [("deutschland",), ()]


def test_both_sides_of_a_joint_declaration_are_all_who_issue_it() -> None:
    title = "Gemeinsame Erklärung der Volksrepublik China und der Republik Usbekistan"
    text = "1. Beide Seiten werden eine grüne Spur für Kirschen einrichten.\n2. Keine der beiden Seiten wird Unruhe zulassen."
    assert [set(one) for one in behalf_of(text, title)] == [{"china", "usbekistan"}] * 2
