"""Who speaks by the head of a page: headings below other lines, offices, bylines. All events and words are invented."""

from __future__ import annotations

import pytest

from extraction import extract

_WORDS = (
    "unsere Häfen sind seit dreißig Jahren offen",
    "Wir wollen, dass sie offen bleiben",
    "Die Zölle müssen sinken",
    "Niemand gewinnt einen Handelskrieg",
)
_BODY = f"{_WORDS[0]}. {_WORDS[1]}.\n\n{_WORDS[2]}. {_WORDS[3]}."


def _said(text: str, title: str = "") -> list[tuple[str, list[str]]]:
    found = extract(text, title=title or None)
    return [(s.text, [found.entities[one].name for one in s.speakers]) for s in found.statements]


@pytest.mark.parametrize("title", ["Tag der Häfen 2024", ""])
@pytest.mark.parametrize(
    ("head", "speaker"),
    [
        (
            "Willkommen bei uns\nTag der Häfen 2024 Ansprache von S.E. Liis Tammsoo, Botschafterin in Riga",
            "Liis Tammsoo",
        ),
        ("Zum Inhalt springen\n\nTag der Häfen 2024 – Rede von Botschafter Ole Lindqvist", "Ole Lindqvist"),
        ("Startseite\n\nHafenfest Rede von Ole Lindqvist, Botschafter des Königreichs Schweden", "Ole Lindqvist"),
        ("Aktuelles\n\nTag der Häfen 2024\n\nGrußwort von I.E. Maja Tomic, Botschafterin Kroatiens", "Maja Tomic"),
    ],
)
def test_a_line_of_the_page_may_stand_above_the_heading(head: str, speaker: str, title: str) -> None:
    assert _said(f"{head}\n\nSehr geehrte Gäste,\n\n{_BODY}", title) == [(words, [speaker]) for words in _WORDS]


def test_lines_cut_at_a_width_below_a_heading() -> None:
    text = (
        "Willkommen auf den Seiten der estnischen Botschaft\n"
        "Tag der Häfen 2024 Ansprache von S.E. Ole Lindqvist, Botschafter des Königreichs Schweden in der Republik"
        " Estland, Tallinn, 3. Mai 2024\nSehr geehrte Gäste,\n"
        "seien Sie alle herzlich willkommen im Garten der Botschaft\n"
        "aus Anlass des Tages der Häfen, dem dreißigsten Jahrestag\nder Öffnung.\n"
        "Unsere Häfen sind seit dreißig Jahren für alle Schiffe und\n"
        "alle Menschen offen, die friedlich zu uns kommen. Dazu gehört\n"
        "auch die Frage, wie wir die Häfen in den kommenden zehn\n"
        "Jahren offen halten können."
    )
    assert {names[0] for _, names in _said(text, "Tag der Häfen 2024")} == {"Ole Lindqvist"}


@pytest.mark.parametrize(
    ("heading", "salutation", "speaker"),
    [
        (
            "Rede des estnischen Präsidenten Arvo Lehtsalu beim Gipfel",
            "Sehr geehrter Präsident Ole Lind,",
            "Arvo Lehtsalu",
        ),
        ("Rede des Präsidenten Arvo Lehtsalu in Riga", "Sehr geehrter Herr Präsident,", "Arvo Lehtsalu"),
        ("Ansprache der Ministerin Liis Tammsoo im Rat", "Liebe Ministerin Jana Kern,", "Liis Tammsoo"),
        ("Tischrede des Botschafters Ole Lindqvist", "Herr Botschafter, Frau Ministerin,", "Ole Lindqvist"),
    ],
)
def test_who_speaks_may_have_the_office_of_who_is_greeted(heading: str, salutation: str, speaker: str) -> None:
    text = f"Welt\n\n„Der Handel entscheidet“\n\n{heading}\n\n{salutation}\n\n{_BODY}"
    assert _said(text, "„Der Handel entscheidet“") == [(words, [speaker]) for words in _WORDS]


@pytest.mark.parametrize(
    ("heading", "guest"),
    [
        ("Interview mit S.E. Ole B. Lindqvist, Botschafter des Königreichs Schweden", "Ole B. Lindqvist"),
        ("Interview mit Maja Tomic, der neuen Botschafterin Kroatiens", "Maja Tomic"),
        ("Gespräch mit I.E. Liis Tammsoo, Botschafterin der Republik Estland", "Liis Tammsoo"),
    ],
)
@pytest.mark.parametrize("address", ["Exzellenz, seit", "Eure Exzellenz, seit", "Seit"])
def test_an_interview_by_its_heading(heading: str, guest: str, address: str) -> None:
    answers = ("Die Botschaft hilft unseren Bürgern", "Ich fördere den Handel", "Der Name kommt von einem Volk")
    text = (
        f"{heading}\n\n{address} drei Jahren sind Sie bevollmächtigter Botschafter in Berlin. Was sind Ihre Aufgaben?\n\n"
        f"{answers[0]}. {answers[1]}.\n\nEs ist ein junger Staat. Woher kommt der Name?\n\n{answers[2]}."
    )
    assert _said(text, "Nachgefragt") == [(words, [guest]) for words in answers]


@pytest.mark.parametrize("opening", ["Dazu gehört auch", "Daneben steht", "Hierher gehört"])
def test_an_adverb_puts_no_question(opening: str) -> None:
    assert _said(f"{opening} die Frage, wie die Häfen offen bleiben.") == []


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        (
            "- VON LIIS TAMMSOO Die Autorin ist Außenministerin von Estland. E-Mails an: debatte@blatt.example",
            "Liis Tammsoo",
        ),
        ("Von Ole Erik Lindqvist. Der Autor ist Botschafter Schwedens in Wien.", "Ole Erik Lindqvist"),
        ("– Von Maja Ana Tomic", "Maja Ana Tomic"),
        ("VON HINA RABBANI KHAR", "Hina Rabbani Khar"),
        ("Gastkommentar von Ole Lindqvist | Der Verfasser ist Minister für Handel.", "Ole Lindqvist"),
        ("* Von Jana Marie Kern (Die Autorin ist Ministerin.)", "Jana Marie Kern"),
        ("VON JANA KERN UND OLE LINDQVIST Die Autoren sind Minister.", "Jana Kern & Ole Lindqvist"),
        ("Von David Tawei Lee", "David Lee"),
        ("VON JANA TAWEI BERG", "Jana Tawei Berg"),
        ("Von Maja Lonzi Baum, Außenministerin von Malta", "Maja Lonzi Baum"),
        ("Gastbeitrag von Ole Bretto Sand", "Ole Bretto Sand"),
    ],
)
def test_a_byline_with_a_mark_and_a_note(byline: str, author: str) -> None:
    words = ("Wir wollen offene Häfen", "Unser Land braucht den Handel", "Die Zölle müssen sinken", "Wir helfen gern")
    body = "\n\n".join(f"{content}." for content in words)
    text = f"Blatt\n\nGastkommentar. Das Land kann viel leisten.\n\n{byline}\n\n{body}"
    said = [(content, " & ".join(names)) for content, names in _said(text, "Warum schließt man uns aus?")]
    assert said == [(content, author) for content in words]
