"""A line that a web page puts over, into or under somebody's words changes nothing about whose they are. All is invented."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extraction import extract

TEXTS = {
    "transcript": (
        "Pressekonferenz von Ministerin Tammsoo und Minister Orrenko",
        "Ministerin Tammsoo: Wir unterschreiben heute ein Abkommen. Es gilt ab März.\n\n"
        "Minister Orrenko: Für uns ist das ein wichtiger Tag. Unsere Häfen sind offen.\n\n"
        "Frage: Herr Minister, reicht das Geld?\n\nMinister Orrenko: Für drei Jahre reicht es.",
    ),
    "one label": (
        "Abschlusspressekonferenz zum Hafenrat",
        "BK´in Merkel: Meine Damen und Herren, der Rat hat den Mechanismus beschlossen. Wir gehen den Weg weiter.\n\n"
        "Die Notwendigkeit der Reformen haben wir deutlich gemacht.",
    ),
    "interview": (
        "Interview mit Botschafterin Mirela Bejan",
        "Frau Bejan, was erwartet Ihr Land?\n\nWir erwarten einen klaren Fahrplan für die Häfen.\n\n"
        "Und wenn der ausbleibt?\n\nDann verlieren wir Zeit. Unsere Jugend wandert aus.\n\n"
        "Was sagen Sie den Zweiflern?\n\nDie Reformen wirken schon heute.",
    ),
    "speech": (
        "Rede von Minister Arvo Lehtsalu zum Tag der Häfen",
        "Sehr geehrte Damen und Herren,\n\nwir stehen vor einer Wahl, die unsere Küste für Jahrzehnte prägt.\n\n"
        "Ich will die Mole im Süden öffnen, weil sie allen nützt.\n\nUnser Land braucht Freunde, und wir werden nicht warten.",
    ),
    "declaration": (
        "Erklärung der EU zum Jahrestag der Sperre von Rosental",
        "Ein Jahr nach der Sperre steht die Europäische Union fest zu ihren Freunden.\n\n"
        "Die Europäische Union erkennt die Sperre nicht an. Die Europäische Union verurteilt die Gewalt.\n\n"
        "Die Europäische Union fordert alle Seiten zu Gesprächen auf.",
    ),
    "letter": (
        "Offener Brief an die Reeder",
        "Sehr geehrte Reederinnen und Reeder,\n\nwir brauchen Ihre Schiffe mehr als je zuvor in diesem Winter.\n\n"
        "Ich bitte Sie, die Fahrten nicht einzustellen, solange Eis liegt. Unsere Lotsen sind bereit.\n\n"
        "Mit freundlichen Grüßen\n\nLiis Tammsoo, Hafenministerin",
    ),
    "press statement": (
        "Ministerin Tammsoo zum Urteil in Rosental",
        "Zum Urteil in Rosental erklärte Außenministerin Liis Tammsoo heute:\n\n"
        "Das Urteil steht in keinem Verhältnis zur Tat, und wir nehmen es nicht hin.\n\n"
        "Ich fordere die Behörden auf, die Lotsen noch in dieser Woche freizulassen.\n\n"
        "Wir stehen mit ihren Familien in engem Austausch.",
    ),
}
NOISE = (
    "16. März 2024 • Häfen, Meer, Nachrichten, Politik",
    "Quelle: Webseite des Hafenamts 16.3.2024",
    "Stand: 12.03.2024, 14:05 Uhr",
    "Teilen Drucken Merken",
    "Seite drucken",
    "Startseite > Aktuelles > Pressemitteilungen",
    "Lesezeit: 4 Minuten",
    "Foto: Jan Brandt/dpa",
    "Die Delegationen am Dienstag im Saal (Foto: Brandt)",
    "Bildunterschrift: Blick auf das Tagungshotel",
    "Diese Website verwendet Cookies. Mehr erfahren",
    "Jetzt unseren Newsletter abonnieren!",
    "Zum Thema:",
    "Zum Thema: Gipfel vertagt - Lind ordnet Sperre an",
    "Verantwortlich: Christian Zentner (V.i.S.d.P.)",
    "Es gilt das gesprochene Wort!",
    "Deutsch | English | Français",
    "Pressemitteilung Nr. 112/2024",
    "Schlagwörter: Häfen, Krise, Sicherheit",
    "Zusammengestellt von: Redaktion Meer",
    "Aktualisiert: 12. März 2024",
    "0 Kommentare",
    "Schlussredaktion: Ute Lohse",
    "Bildrechte: Ute Lohse",
    "Sendung: Morgenmagazin",
)
PLACES = ("over", "behind the first line", "in the middle", "under")
LATE = ("over", "under")  # where a page has what would head or close the words


def _with(text: str, lines: tuple[str, ...], place: str) -> str:
    paragraphs = text.split("\n\n")
    at = {"over": 0, "behind the first line": 1, "in the middle": (len(paragraphs) + 1) // 2, "under": len(paragraphs)}[
        place
    ]
    return "\n\n".join((*paragraphs[:at], *lines, *paragraphs[at:]))


def _said(text: str, title: str) -> list[tuple[tuple[str, ...], str]]:
    return sorted((statement.speakers, statement.text) for statement in extract(text, title=title).statements)


@pytest.mark.parametrize("genre", TEXTS)
def test_a_line_of_noise_changes_nothing(genre: str) -> None:
    title, text = TEXTS[genre]
    said = _said(text, title)
    assert len(said) > 2
    noise = [(line,) for line in (*NOISE, title)]
    changed = [(lines, place) for lines in noise for place in PLACES if _said(_with(text, lines, place), title) != said]
    assert changed == []


@pytest.mark.parametrize("genre", TEXTS)
def test_two_lines_of_noise_change_nothing(genre: str) -> None:
    title, text = TEXTS[genre]
    said = _said(text, title)
    changed = [
        (lines, place) for lines in pairwise(NOISE) for place in LATE if _said(_with(text, lines, place), title) != said
    ]
    assert changed == []


@pytest.mark.parametrize("mark", "'´`’‘")
def test_an_accent_inside_a_word_is_an_apostrophe(mark: str) -> None:
    found = extract(
        f"BK{mark}in Merkel: Wir gehen den Weg weiter.\n\nFrage: Wann?\n\nBK{mark}in Merkel: Im Mai geht{mark}s los."
    )
    assert [(s.speakers, s.text) for s in found.statements] == [
        (("angela-merkel",), "Wir gehen den Weg weiter"),
        (("angela-merkel",), f"Im Mai geht{mark}s los"),
    ]


@pytest.mark.parametrize("label", ["Sprecherin", "Rednerin"])
def test_a_head_line_names_the_speaker(label: str) -> None:
    _, text = TEXTS["speech"]
    assert {who for who, _ in _said(f"{label}: Jana Kern\n\n{text}", "Rede zum Tag der Häfen")} == {("jana-kern",)}


def test_a_line_that_says_what_the_text_is_still_does() -> None:
    words = "Frau Präsidentin, ich habe Ihre Küste besucht. Wir stehen zu Ihnen. Niemand ist dort umgezogen."
    page = f"Schwerpunktthema: Rede\n\nRosental, 5. Mai 2024\n\n{words}\n\nUnsere Häfen bleiben offen, und ich danke Ihnen dafür."
    said = _said(page, "Staatsbankett zu Ehren der Präsidentin: Minister Arvo Lehtsalu")
    assert {who for who, _ in said} == {("arvo-lehtsalu",)}
