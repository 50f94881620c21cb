"""Boxes of fields around a text, covers that a body sends its text out with. The people and the events are invented."""

from __future__ import annotations

import pytest

from extraction import extract

RESOLUTION = """Resolution 2231 (2016)
vom 2. Juni 2016

Der Sicherheitsrat,

unter Hinweis auf seine früheren Resolutionen,

zutiefst besorgt über die Lage in Mali,

1. beschließt, mit der Angelegenheit befasst zu bleiben."""

BODY = (
    "Der andauernde Konflikt hat verheerende Folgen für das Land. Den Parteien ist es nicht gelungen, sich zu einigen. "
    "Die Zahl der Opfer steigt."
)


def said(text: str, title: str) -> list[tuple[tuple[str, ...], str]]:
    return [(s.speakers, s.text) for s in extract(text, title=title).statements]


@pytest.mark.parametrize(
    "box",
    [
        "Autor: Vereinte Nationen\nTitel: Resolution 2231\nVerlag: Vorlage:none\nDrucker: {{{DRUCKER}}}\nKurzbeschreibung:",
        "Dokumentart: Resolution\nAktenzeichen: S/RES/2231\nSitzungsdatum: 2. Juni 2016\nAmtssprache: Englisch",
        "Erstelldatum: 3. Juni 2016\nSignatur: UN-12\nFundstelle: Amtsblatt\nDownloads:",
    ],
)
def test_fields_of_a_catalogue_never_speak(box: str) -> None:
    assert said(f"{box}\n{RESOLUTION}", "Resolution 2231 des UN-Sicherheitsrates") == [
        (("UNSC",), "auf seine früheren Resolutionen"),
        (("UNSC",), "über die Lage in Mali"),
        (("UNSC",), "mit der Angelegenheit befasst zu bleiben"),
    ]


def test_fields_over_a_speech_are_none_of_it() -> None:
    text = (
        "Redner(in): Jana Kern\nDatum: 27.06.2015\nUntertitel: Grußwort von Ministerin Jana Kern zum „Fest der Häfen“\n"
        "Anrede: Meine Damen und Herren,\nQuelle: http://www.example.org/rede.html\n"
        "die Freundschaft unserer Häfen ist alt. Wir werden sie pflegen."
    )
    assert said(text, "Jana Kern: Grußwort zum „Fest der Häfen“") == [
        (("jana-kern",), "die Freundschaft unserer Häfen ist alt"),
        (("jana-kern",), "Wir werden sie pflegen"),
    ]


def test_who_speaks_below_a_box_has_a_label() -> None:
    text = (
        "Medium: Hafenblatt\nRessort: Politik\nLesedauer: 4 Minuten\nFrau Kern, wie ist die Lage?\n"
        "Kern: Die Lage ist ernst.\nWird Estland helfen?\nKern: Wir liefern Waffen."
    )
    assert [text for _, text in said(text, "Interview mit Ministerin Jana Kern")] == [
        "Die Lage ist ernst",
        "Wir liefern Waffen",
    ]


@pytest.mark.parametrize(
    "cover",
    [
        "7675/24\nMOG 24\nBERATUNGSERGEBNISSE\nAbsender:\nGeneralsekretariat des Rates\nEmpfänger:\nDelegationen\nBetr.:\n"
        "Schlussfolgerungen des Rates zu Mali\nDie Delegationen erhalten in der Anlage die Schlussfolgerungen des Rates zu Mali, die "
        "der Rat\nauf seiner 3530. Tagung angenommen hat.\n____\n7675/24\nANLAGE\nSCHLUSSFOLGERUNGEN DES RATES ZU MALI\n1.\n",
        "RAT DER EUROPÄISCHEN UNION\nBrüssel, den 19. Juni 2023\n\nVERMERK\nAbsender: Generalsekretariat des Rates\n"
        "Empfänger: Delegationen\n\nDie Delegationen erhalten anbei die Schlussfolgerungen des Rates zu Mali, die der Rat auf seiner "
        "Tagung gebilligt hat.\n\nANLAGE\n\nSchlussfolgerungen des Rates zu Mali\n\n",
    ],
)
def test_what_stands_below_a_cover_is_the_bodys(cover: str) -> None:
    found = said(f"{cover}{BODY}", "7675/24 Schlussfolgerungen des Rates zu Mali")
    assert found == [
        (("EU-COUNCIL",), "Der andauernde Konflikt hat verheerende Folgen für das Land"),
        (("EU-COUNCIL",), "Den Parteien ist es nicht gelungen, sich zu einigen"),
        (("EU-COUNCIL",), "Die Zahl der Opfer steigt"),
    ]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Entschließung des Deutschen Bundestages zu Mali", "Der Deutsche Bundestag fordert die Bundesregierung auf,"),
        ("Schlussfolgerungen des Rates zu Mali", "Der Rat fordert die Kommission auf,"),
        (
            "Entschließung des Deutschen Bundestages zu Mali",
            "I. Die Lage ist ernst.\n\nII. Der Bundestag fordert die Regierung auf,",
        ),
        (
            "Entschließungsantrag der Fraktionen der SPD und der Grünen",
            "Der Bundestag wolle beschließen:\n\nI. Der Deutsche Bundestag stellt fest:\n\nDie Lage ist ernst.\n\n"
            "II. Der Deutsche Bundestag fordert die Bundesregierung auf,",
        ),
    ],
)
def test_points_go_on_with_the_line_above_them(title: str, text: str) -> None:
    found = said(f"{text}\n\n1. die Hilfe zu erhöhen;\n\n2. Ärzte zu entsenden.", title)
    assert [text for _, text in found][-2:] == ["die Hilfe zu erhöhen", "Ärzte zu entsenden"]
    assert len({speakers for speakers, _ in found}) == 1


@pytest.mark.parametrize(
    ("title", "issuer"),
    [
        ("Schlusskommuniqué des Gipfels der Arabischen Liga in Manama", "AL"),
        ("Erklärung der Kommission zu den Wahlen in Georgien", "EU-COMMISSION"),
    ],
)
def test_titles_name_the_body_that_met_or_writes(title: str, issuer: str) -> None:
    found = said("1. Die Lage ist ernst.\n2. Die Kämpfe müssen enden.\n3. Wir werden helfen.", title)
    assert {speakers for speakers, _ in found} == {(issuer,)}


def test_a_lead_says_more_than_what_the_talk_is_about() -> None:
    text = (
        "Die Botschaft von Ignazio Cassis ist deutlich: Auf die Häfen kommen harte Zeiten zu. Worauf es für sie nun ankommt, "
        "erklärt er in einem Interview.\n\nWie ist die Lage, Herr Minister?\n\nIgnazio Cassis: Die Lage ist ernst.\n\n"
        "Was werden Sie tun?\n\nIgnazio Cassis: Ich werde reisen."
    )
    assert [text for _, text in said(text, "Interview mit Aussenminister Cassis")] == [
        "Auf die Häfen kommen harte Zeiten zu",
        "Die Lage ist ernst",
        "Ich werde reisen",
    ]


@pytest.mark.parametrize(
    ("title", "opening"),
    [
        (
            "Erklärung des Vorsitzes des 43. ASEAN-Gipfels",
            "1. Der 43. ASEAN-Gipfel fand am 5. September in Jakarta statt.",
        ),
        ("Erklärung der Außenminister der ASEAN", "Wir, die Außenminister der ASEAN, trafen uns in Jakarta."),
    ],
)
def test_that_a_body_met_is_no_statement(title: str, opening: str) -> None:
    assert said(f"{opening}\n2. Wir bleiben einig.\n3. Der Handel wächst.", title) == [
        (("ASEAN",), "Wir bleiben einig"),
        (("ASEAN",), "Der Handel wächst"),
    ]


def test_who_issues_points_that_open_with_their_verbs_says_nothing_above_them() -> None:
    text = (
        "Die Präsidenten von Argentinien und Brasilien, die am 4. Juli in Puerto Iguazú zusammenkamen:\n\n"
        "1. bekräftigen ihr Bekenntnis zur Integration.\n\n2. erinnern daran, dass der Handel allen dient."
    )
    found = said(text, "Kommuniqué der Präsidenten der Mitgliedstaaten des MERCOSUR")
    assert [text for _, text in found] == ["ihr Bekenntnis zur Integration", "der Handel allen dient"]
