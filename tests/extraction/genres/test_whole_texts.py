"""Whose words a whole text is: speeches with guests, op-eds, letters, joint statements, live blogs. All is invented."""

from __future__ import annotations

from datetime import date

import pytest

from extraction import extract

DAY = date(2025, 9, 29)
SPEECH = (
    "Europa steht vor einer Prüfung. Ich habe in Narwa mit Lehrerinnen gesprochen.\n\n"
    "Wir dürfen uns daran nicht gewöhnen. Deutschland bleibt an der Seite Estlands.\n\n"
    "Niemand weiß, wann der Krieg endet. Meine Überzeugung bleibt: Frieden braucht Gerechtigkeit."
)
OURS = "Wir verurteilen die Angriffe im Nordmeer. Freie Seewege nützen allen Staaten. Wir sind bereit, unsere Hilfe auszuweiten."


def _speakers(text: str, title: str, day: date = DAY) -> set[tuple[str, ...]]:
    found = extract(text, title=title, published_on=day)
    assert len(found.statements) > 2
    return {tuple(sorted(statement.speakers)) for statement in found.statements}


@pytest.mark.parametrize(
    ("title", "head"),
    [
        (
            "Staatsbankett zu Ehren von König Felipe VI.",
            "Bundespräsident Frank-Walter Steinmeier hielt eine Tischrede.\n\n",
        ),
        (
            "Abendessen für den Präsidenten der Republik Estland, Alar Karis",
            "Bundespräsident Steinmeier hält eine Ansprache im Schloss Bellevue\n\nEs gilt das gesprochene Wort.\n\n",
        ),
        (
            "Eröffnung der Ausstellung",
            "Der Bundespräsident hat am Montag eine Rede gehalten.\n\nEs gilt das gesprochene Wort.\n\n",
        ),
        ("Besuch von Präsident Karis", "Rede\n29. September 2025\nBundespräsident Frank-Walter Steinmeier\n\n"),
    ],
)
def test_the_guest_of_a_title_does_not_speak(title: str, head: str) -> None:
    assert _speakers(head + SPEECH, title) == {("frank-walter-steinmeier",)}


def test_what_a_page_tells_of_a_translation_is_nobodys() -> None:
    lead = "Vor ihrem Treffen äußerten sich Kanzler Merz und Außenminister Rubio. Die Erklärung des Ministers haben wir übersetzt."
    found = extract(
        f"{lead}\n\n{SPEECH}", title="Außenminister Rubio vor seinem Treffen mit Kanzler Merz", published_on=DAY
    )
    assert {statement.speakers for statement in found.statements} == {("marco-rubio",)}
    assert not any("übersetzt" in statement.text or "äußerten" in statement.text for statement in found.statements)


@pytest.mark.parametrize(
    "page",
    [
        "Startseite\nMeinung\nGastbeiträge\nStand: 18.09.2025\nVon: Boris Pistorius\n\n"
        "Wer spart, zahlt später, schreibt der Minister.\n\n{}",
        "Meinung\n\n{}\n\nDer Autor: Boris Pistorius ist Bundesminister der Verteidigung.",
        "Ein Gastbeitrag von Boris Pistorius\n18. September 2025, 6:02 Uhr\nDrucken\n\n{}",
    ],
)
def test_an_op_ed_is_its_authors_wherever_the_byline_stands(page: str) -> None:
    assert _speakers(page.format(SPEECH), "Gastbeitrag: Die Lücke schließen") == {("boris-pistorius",)}


@pytest.mark.parametrize(
    ("title", "opening"),
    [
        ("Erklärung", "Wir, die Außenminister Deutschlands, Frankreichs und Polens, sind besorgt. "),
        ("Gemeinsame Erklärung der Außenminister Deutschlands, Frankreichs und Polens zum Nordmeer", ""),
        ("Gemeinsame Erklärung der Außenminister von Deutschland, Frankreich und Polen", ""),
    ],
)
def test_ministers_in_office_issue_what_their_offices_say(title: str, opening: str) -> None:
    found = extract(opening + OURS, title=title, published_on=DAY)
    ministers = {"johann-wadephul", "jean-noel-barrot", "radoslaw-sikorski"}
    assert all(set(statement.speakers) == ministers for statement in found.statements)
    assert found.statements[-1].on_behalf_of == ("deutschland", "frankreich", "polen")


def test_offices_without_a_holder_stay_countries_and_bodies_stay_bodies() -> None:
    assert _speakers(OURS, "Gemeinsame Erklärung der Fischereiminister Maltas und Estlands") == {("estland", "malta")}
    assert _speakers(OURS, "Erklärung der Außenminister der G7 zum Nordmeer") == {("G7",)}


def test_a_chancellor_and_presidents() -> None:
    opening = "Wir, der Bundeskanzler und die Präsidenten Frankreichs und Polens, stehen zusammen. "
    assert _speakers(opening + OURS, "Gemeinsame Erklärung") == {
        ("emmanuel-macron", "friedrich-merz", "karol-nawrocki")
    }


@pytest.mark.parametrize(
    ("title", "text", "parties"),
    [
        (
            "Gemeinsame Erklärung zu den Deutsch-Estnischen Konsultationen",
            "Kanzler Friedrich Merz leitete am Montag die Konsultationen.\n\nBeide Seiten bekräftigen ihre Freundschaft. "
            "Sie werden den Handel ausbauen.\n\nDeutschland und Estland sichern die Ostsee.",
            ("deutschland", "estland"),
        ),
        (
            "Gemeinsame Presseerklärung der Europäischen Union und der Republik Usbekistan zur Sitzung des Rates",
            "Die Europäische Union und Usbekistan haben heute die Sitzung des Rates abgehalten. "
            "Den Vorsitz führte Minister Saidow.\n\n"
            "Die Seiten bekräftigten ihre Freundschaft. Beide Seiten vereinbarten, ein Forum auszurichten. Die Bahn fährt schneller.",
            ("EU", "usbekistan"),
        ),
    ],
)
def test_a_joint_statement_is_its_parties(title: str, text: str, parties: tuple[str, ...]) -> None:
    assert _speakers(text, title) == {parties}


def test_a_communique_behind_a_report() -> None:
    text = (
        "Präsident Emmanuel Macron sagte in Nantes: „Das habe ich geschrieben.“ Wir dokumentieren den Text im Wortlaut: "
        "„Die Staats- und Regierungschefs der G7 verurteilen die Angriffe.“\n\nHandel\n\nDie G7 treten für den Handel ein.\n\n"
        "Wir rufen zu einer Konferenz auf. Nach unserer Überzeugung hilft nur ein Vertrag."
    )
    assert _speakers(text, "Gipfel: Ein Blatt, vier Themen") == {("emmanuel-macron",), ("G7",)}


def test_signers_in_a_row_and_whom_a_letter_quotes() -> None:
    text = (
        "Viele Menschen haben diesen Brief schon unterschrieben.\n\nSehr geehrter Herr Bundeskanzler,\n\n"
        "mit Sorge sehen wir die Lage. Sie selbst, Herr Bundeskanzler, haben gesagt: „Wir lassen niemanden allein.“ "
        "Daran erinnern wir Sie.\n\nFrieden braucht Mut.\n\nMit freundlichen Grüßen\n\n"
        "Erstunterzeichner: Prof. Dr. Karin Albrecht (Forscherin), Pfarrer Johannes Mertens, Ute Sommer und Heinz Brandl"
    )
    found = extract(text, title="Offener Brief an den Bundeskanzler", published_on=DAY).statements
    signers = {"karin-albrecht", "johannes-mertens", "ute-sommer", "heinz-brandl"}
    quoted = [statement for statement in found if "niemanden" in statement.text]
    assert [statement.speakers for statement in quoted] == [("friedrich-merz",)]
    assert all(set(statement.speakers) == signers for statement in found if statement not in quoted)
    assert not any("unterschrieben" in statement.text for statement in found)


def test_an_attack_of_a_place_is_nobody_who_answers() -> None:
    text = (
        "Die Giftattacke von Salisbury bewegt auch Riga. Der lettische Botschafter, Edgars Muster, sprach mit uns.\n\n"
        "Frage: Herr Botschafter, wie ist die Lage?\n\nAntwort: Die Lage ist ernst.\n\nFrage: Was folgt daraus?\n\n"
        "Antwort: Beide Länder brauchen einander.\n\nFrage: Und dann?\n\nAntwort: Dann reden wir weiter."
    )
    assert ("edgars-muster",) in _speakers(text, "Lettischer Botschafter: „Wir reden“")


def test_correspondents_of_a_live_blog_and_who_speaks_in_an_item() -> None:
    text = (
        "14:10\nMichel erwartet Einigung\nRatspräsident Charles Michel sagte, die Einigung sei nah.\n\n"
        "13:05\nNehammer dämpft Erwartungen\nÖsterreichs Bundeskanzler Karl Nehammer warnt. „Der Balkan wartet“, sagt der "
        "konservative Politiker am Rande des Gipfels in Brüssel.\n\n"
        "12:00\nEinschätzung von Nahostkorrespondentin Susanne Muster\nViele Summen sind alte Zusagen."
    )
    found = extract(text, title="Gipfel im Ticker", published_on=date(2022, 6, 23)).statements
    said = {statement.text: statement.speakers for statement in found}
    assert said["Der Balkan wartet"] == ("karl-nehammer",)
    assert said["Viele Summen sind alte Zusagen"] == ("susanne-muster",)


def test_subheads_of_a_report_are_no_labels() -> None:
    text = (
        "Außenminister Qin: Fremde schüren Abspaltung\nQin warf ausländischen Regierungen Einmischung vor.\n"
        "Baerbock: Niemand hat mehr Einfluss als Peking\nBaerbock forderte China auf, zu vermitteln.\n"
        "Qin erklärte, man wolle sich verwenden. Er sprach sich für engere Beziehungen aus.\n"
        "Qin: „Kein Staat ist vollkommen“\nBaerbock sprach auch über Anwälte."
    )
    found = extract(text, title="Baerbock in Peking", published_on=date(2023, 4, 14)).statements
    assert [s.speakers for s in found if "engere Beziehungen" in s.text] == [("qin-gang",)]


@pytest.mark.parametrize("month", [" date 2025-07 ", "date 2025-07\n"])
def test_the_month_of_a_store_is_no_word_of_the_text(month: str) -> None:
    said = "Der Experte Markus Muster von der Stiftung Wissenschaft und Politik sagte, die Lage sei ernst."
    found = extract(month + said, published_on=DAY).statements
    assert [(s.speakers, s.text) for s in found] == [(("markus-muster",), "die Lage sei ernst")]


def test_who_meets_and_says_so_in_one_sentence() -> None:
    opening = "Wir, die Außenminister der G7, sind in Riga zusammengekommen, um unsere Einheit zu bekräftigen. "
    found = extract(opening + OURS, title="Erklärung der Außenminister der G7", published_on=DAY).statements
    assert found[0].text.endswith("um unsere Einheit zu bekräftigen")


def test_a_greeting_of_others_and_who_wants_the_floor_say_nothing() -> None:
    text = (
        "Frau Präsidentin, ich möchte nochmals die neue Ministerin Annalena Baerbock begrüßen. Wir haben viel zu tun. "
        "Der Weg ist weit. Herr Muster hat sich noch gemeldet."
    )
    found = extract(text, title="Rede von Sergej Lawrow", published_on=date(2022, 1, 18)).statements
    assert [statement.text for statement in found] == ["Wir haben viel zu tun", "Der Weg ist weit"]


def test_a_heading_with_a_word_that_is_also_a_surname_does_not_speak() -> None:
    text = "Scholz sagte, man sei sich einig.\n\nFrieden in Europa erhalten\nDas Bestreben sei es, die Waffenruhe zu sichern."
    found = extract(text, published_on=date(2022, 2, 8)).statements
    assert {statement.speakers for statement in found} == {("olaf-scholz",)}
