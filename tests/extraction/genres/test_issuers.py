"""Whose a declaration is: the people who issue it by name, and the body that a page says to have adopted it. All is invented."""

from __future__ import annotations

from datetime import date

import pytest

from extraction import extract

WORDS = "Wir sind überzeugt, dass das Meer allen gehört. Die Häfen bleiben offen."
OURS = "Wir, die Ministerinnen beider Länder, sind überzeugt, dass das Meer allen gehört. Die Häfen bleiben offen."
TITLE = "Gemeinsame Erklärung der Außenministerinnen Estlands und Norwegens zum Nordmeer"
PEOPLE = {"Jana Kernbach", "Liv Lindqvist"}
LAYOUTS = {
    "offices before the names": (
        TITLE,
        "Riga, 3. Mai 2021 – Die Ministerin für auswärtige Angelegenheiten der Republik Estland, Jana Kernbach, sowie "
        f"die Ministerin für auswärtige Angelegenheiten des Königreichs Norwegen, Liv Lindqvist, haben folgende "
        f"Erklärung verabschiedet:\n\n{OURS}",
    ),
    "a lead with a full stop": (
        "Erklärung der Außenministerinnen",
        "Die Außenministerin der Republik Estland, Jana Kernbach, und die Außenministerin von Norwegen, Liv Lindqvist, haben "
        f"heute die nachstehende Erklärung unterzeichnet.\n\n{OURS}",
    ),
    "behind wir": (
        "Erklärung der Präsidentinnen Estlands und Norwegens",
        "Wir, Jana Kernbach, Präsidentin der Republik Estland, und Liv Lindqvist, Präsidentin der Republik Norwegen, sind "
        "überzeugt, dass das Meer allen gehört. Die Häfen bleiben offen.",
    ),
    "names before offices below": (
        TITLE,
        f"{WORDS}\n\nJana Kernbach\nAußenministerin der Republik Estland\n\nLiv Lindqvist\nAußenministerin von Norwegen",
    ),
    "a visit told before": (
        "Gemeinsame Erklärung der Präsidentin der Republik Estland und der Präsidentin der Republik Norwegen",
        "Auf Einladung der Präsidentin der Republik Norwegen, Liv Lindqvist, besuchte die Präsidentin der Republik Estland, "
        f"Jana Kernbach, am 3. Mai Oslo.\nDie Präsidentinnen haben Folgendes erklärt:\n{WORDS}\nGeschehen zu Oslo am 3. Mai 2021.",
    ),
    "signed in a line": (
        "Gemeinsame Erklärung",
        f"Riga, 3. Mai\n\n{WORDS}\n\ngez. Jana Kernbach, Ministerin des Äußeren\ngez. Liv Lindqvist, Ministerin des Äußeren",
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_people_issue_what_they_say_together(layout: str) -> None:
    title, text = LAYOUTS[layout]
    found = extract(text, title=title)
    assert [s.text.rpartition(", ")[2] for s in found.statements] == [
        "dass das Meer allen gehört",
        "Die Häfen bleiben offen",
    ]
    assert all({found.entities[one].name for one in s.speakers} == PEOPLE for s in found.statements)


@pytest.mark.parametrize(
    "title", ["Erklärung der Minister Lawrow und Sikorski", "Lawrow, Radosław Sikorski: Gemeinsame Erklärung"]
)
def test_surnames_in_the_title_are_enough(title: str) -> None:
    found = extract(f"Moskau, 3. Mai\n\n{WORDS}", title=title)
    assert {s.speakers for s in found.statements} == {("sergej-lawrow", "radoslaw-sikorski")}


def test_states_issue_what_names_nobody() -> None:
    found = extract(WORDS, title=TITLE)
    assert {s.speakers for s in found.statements} == {("estland", "norwegen")}


PAGES = {
    "a heading behind the report": (
        "Der Rat hat heute Schlussfolgerungen zum Nordmeer angenommen. Der Wortlaut ist nachstehend wiedergegeben.\n\n"
        "SCHLUSSFOLGERUNGEN DES RATES\n\n{}"
    ),
    "a colon": "Der Rat verabschiedete am Montag die folgenden Schlussfolgerungen:\n\n{}",
    "in marks": 'Der Rat hat heute diese Schlussfolgerungen gebilligt:\n\n"{}"',
    "below a letterhead": (
        "Pressemitteilung\n\nBrüssel, 3. Mai 2021 – Der Rat hat Schlussfolgerungen zum Nordmeer gebilligt.\n\n"
        "Schlussfolgerungen des Rates zum Nordmeer\n\n{}"
    ),
}
POINTS = (
    "Der Rat begrüßt die neuen Häfen.\n\nDas Eis schmilzt. Unter Verweis auf seine Berichte vom März und in Anerkennung der "
    "Arbeit Norwegens ersucht der Rat die Kommission, einen Plan vorzulegen.\n\nDie EU ist zutiefst besorgt über den Fischfang."
)
CONTENTS = [
    "die neuen Häfen",
    "Das Eis schmilzt",
    "auf seine Berichte vom März",
    "der Arbeit Norwegens",
    "einen Plan vorzulegen",
    "über den Fischfang",
]


@pytest.mark.parametrize("page", PAGES)
def test_what_a_body_has_adopted_is_its_own_in_every_sentence(page: str) -> None:
    found = extract(PAGES[page].format(POINTS), title="Nordmeer: Rat nimmt Schlussfolgerungen an")
    assert [s.text for s in found.statements] == CONTENTS
    assert {s.speakers for s in found.statements} == {("EU-COUNCIL",)}


def test_a_page_that_only_tells_of_a_text_is_a_report() -> None:
    text = "Der Rat hat heute Schlussfolgerungen zum Nordmeer angenommen. Den Wortlaut finden Sie hier.\n\nDas Eis schmilzt."
    assert "Das Eis schmilzt" not in [s.text for s in extract(text, title="Rat nimmt Schlussfolgerungen an").statements]


def test_points_below_what_we_agreed_are_each_a_statement() -> None:
    text = (
        "Wir haben heute vereinbart,\n– den Hafen auszubauen;\n– unsere Netze zu verbinden;\n– eine Gruppe einzusetzen."
    )
    said = [s.text for s in extract(text, title=TITLE).statements]
    assert said == ["den Hafen auszubauen", "unsere Netze zu verbinden", "eine Gruppe einzusetzen"]


@pytest.mark.parametrize(
    "lead",
    [
        "Die folgende Presseerklärung des Sicherheitsrats wurde heute vom Präsidenten des Rates, Ole Kernbach (Estland), abgegeben:",
        "Die Präsidentin des Sicherheitsrats, Jana Kernbach (Estland), gab heute im Namen der Mitglieder folgende Erklärung ab:",
    ],
)
def test_who_reads_out_what_a_body_says_is_not_its_issuer(lead: str) -> None:
    text = (
        f"SC/14000\n3. Mai 2021\n(Nichtamtliche Übersetzung)\n{lead}\n"
        "Die Mitglieder des Sicherheitsrats verurteilten den Angriff auf den Hafen. Sie sprachen den Familien ihr Mitgefühl aus."
    )
    found = extract(text, title="Presseerklärung des Sicherheitsrats zu dem Angriff auf den Hafen")
    said = {s.text: s.speakers for s in found.statements}
    assert said == {"den Angriff auf den Hafen": ("UNSC",), "ihr Mitgefühl": ("UNSC",)}


@pytest.mark.parametrize("below", ["", "ANLAGE\nSchlussfolgerungen des Rates zum Meer\n"])
def test_the_cover_of_conclusions_says_nothing(below: str) -> None:
    text = (
        "Brüssel, den 3. Mai 2021\n(OR. en)\nEUCO 9/21\nVERMERK\nAbsender: Generalsekretariat des Rates\nEmpfänger: Delegationen\n"
        "Die Delegationen erhalten anbei die vom Rat auf seiner Tagung gebilligten Schlussfolgerungen.\n"
        f"{below}I. Häfen\n1. Der Rat begrüßt die Öffnung der Häfen.\n2. Die Häfen bleiben offen."
    )
    found = extract(text, title="Schlussfolgerungen des Rates zum Meer")
    assert [s.text for s in found.statements] == ["die Öffnung der Häfen", "Die Häfen bleiben offen"]


@pytest.mark.parametrize(
    ("issuers", "speakers"),
    [
        ("der Außenministerinnen und Außenminister Frankreichs und Polens", ("laurent-fabius", "grzegorz-schetyna")),
        ("der Bundeskanzlerin und des französischen Präsidenten", ("angela-merkel", "francois-hollande")),
        ("der Bundeskanzlerin und des Präsidenten Frankreichs", ("angela-merkel", "francois-hollande")),
        (
            "des Bundesaußenministers und des polnischen Außenministers",
            ("frank-walter-steinmeier", "grzegorz-schetyna"),
        ),
        ("der Staats- und Regierungschefs Frankreichs und Polens", ("frankreich", "polen")),
        ("der Außenministerin Frankreichs und des Außenministers Polens", ("frankreich", "polen")),
        ("der Außenminister der G7, Frankreichs und Polens", ("G7", "frankreich", "polen")),
    ],
)
def test_offices_in_a_title_mean_who_held_them_on_the_day(issuers: str, speakers: tuple[str, ...]) -> None:
    text = "Wir begrüßen die Öffnung der Häfen. Wir werden die Netze gemeinsam ausbauen. Die Lage bleibt ernst."
    found = extract(text, title=f"Gemeinsame Erklärung {issuers} zum Meer", published_on=date(2015, 3, 10))
    assert {s.speakers for s in found.statements} == {speakers}


THIRD_PERSON = (
    "{who} ist besorgt um das Nordmeer. Die Fischer verlieren ihr Brot. {who} ist bereit, Schiffe zu schicken."
)


@pytest.mark.parametrize(
    ("title", "who", "speaker"),
    [
        ("Erklärung des Hohen Vertreters im Namen der EU zum Nordmeer", "Die EU", "EU"),
        ("Nordmeer: Erklärung des Hohen Vertreters Pal Dirk im Namen der Europäischen Union", "Die EU", "EU"),
        ("Erklärung im Namen der Europäischen Union zum Nordmeer", "Die EU", "EU"),
        ("Erklärung der EU zur Lage am Nordmeer", "Die EU", "EU"),
        ("Stellungnahme der Bundesregierung zum Nordmeer", "Die Bundesregierung", "bundesregierung"),
        ("Erklärung von Außenminister Pal Dirk zu Norwegen", "Estland", "pal-dirk"),
    ],
)
def test_who_issues_a_text_may_speak_of_itself_by_name(title: str, who: str, speaker: str) -> None:
    found = extract(THIRD_PERSON.format(who=who), title=title)
    assert [s.speakers for s in found.statements] == [(speaker,)] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Die EU kritisierte den Fang. Die Fischer verlieren ihr Brot. Die Häfen sind voll.",
        "Die Fischer verlieren ihr Brot. In einer gemeinsamen Erklärung bittet die EU um Geduld. Die Häfen sind voll.",
    ],
)
def test_a_report_under_the_title_of_a_declaration_stays_a_report(text: str) -> None:
    assert len(extract(text, title="Erklärung der EU zum Nordmeer").statements) == 1
