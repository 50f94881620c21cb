"""Messages and op-eds that say neither "ich" nor "wir", greetings of several lines, and reports under such titles."""

from __future__ import annotations

import pytest

from extraction import extract

_LINES = (
    "Wasser ist ein Recht.",
    "Trotzdem fehlt es noch immer in vielen Dörfern, in denen Kinder täglich zwei Stunden zum nächsten Brunnen gehen.",
    "Die Staaten müssen ihre Zusagen einhalten.",
    "Der Regen bleibt in den Tälern aus, und die Ernten werden von Jahr zu Jahr kleiner, auch dort, wo früher Reis wuchs.",
)
_BODY = "\n\n".join(_LINES)


@pytest.mark.parametrize(
    ("title", "head", "foot"),
    [
        ("UNO-Generalsekretärin Rahel Oster: „Wasser und Recht“", "Erklärung zum Weltwassertag, 22. März 2010", ""),
        ("Botschaft von Generalsekretärin Rahel Oster zum Weltwassertag", "", ""),
        ("Zum Tag des Wassers", "Botschaft der Generaldirektorin der UNESCO, Rahel Oster, zum Welttag des Wassers", ""),
        ("Zum Welttag – Erklärung der Generaldirektorin Rahel Oster", "", ""),
        ("Tag der Brunnen", "Ein Gastkommentar von Rahel Oster, Außenministerin von Estland", ""),
        ("Tag der Brunnen", "Von Rahel Oster", "Rahel Oster ist Außenministerin von Estland."),
        ("Rahel Oster: Wer Frieden will, braucht Brunnen", "Die Autorin ist Außenministerin von Estland.", ""),
        ("Tag der Brunnen", "Meinung\n\nRahel Oster, Außenministerin von Estland", ""),
        ("Tag der Brunnen", "Botschaft der UN-Generalsekretärin\n\nRahel Oster", ""),
    ],
)
def test_message(title: str, head: str, foot: str) -> None:
    found = extract(f"{head}\n\n{_BODY}\n\n{foot}".strip(), title=title).statements
    assert [statement.text for statement in found] == [line.rstrip(".") for line in _LINES]
    assert {speaker for statement in found for speaker in statement.speakers} == {"rahel-oster"}


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Rede von Präsidentin Rahel Oster sorgt für Kritik", "Die Opposition verließ den Saal."),
        ("Botschaft von Präsidentin Rahel Oster zum Weltwassertag veröffentlicht", "Der Palast hat sie verbreitet."),
        ("Besuch von Generalsekretärin Rahel Oster in Mali", "Sie bleibt zwei Tage."),
        ("Ansprache von Präsidentin Rahel Oster", "Oster ist seit Mai im Amt."),
        ("Ansprache von Präsidentin Rahel Oster", "Die Feier begann am Montag um zehn Uhr."),
        (
            "Appell von Präsidentin Rahel Oster für den Frieden",
            "Die Politikerin hat am Abend den Rat getadelt und Hilfe gefordert.",
        ),
        ("Vortrag von Botschafterin Rahel Oster in Kiel", "Der Vortrag ist öffentlich."),
        ("Rede von Ministerin Rahel Oster im Stream", "Sie wird ab 10 Uhr übertragen."),
        ("Erklärung von Ministerin Rahel Oster zum Hafen erwartet", "Der Saal ist voll."),
        ("Ministerin Rahel Oster: „Wasser ist knapp“", "Die Ministerin reist nach Mali."),
    ],
)
def test_report(title: str, lead: str) -> None:
    contents = {statement.text for statement in extract(f"{lead}\n\n{_BODY}", title=title).statements}
    assert contents.isdisjoint(line.rstrip(".") for line in _LINES)


@pytest.mark.parametrize(
    "title",
    [
        "Zum Tag der Brunnen erklärt die Menschenrechtsbeauftragte Rahel Oster:",
        "Ein Namensbeitrag von Ministerin Rahel Oster",
    ],
)
def test_title_that_leads_to_the_words(title: str) -> None:
    found = extract(_BODY, title=title).statements
    assert {statement.speakers for statement in found} == {("rahel-oster",)}


def test_greeting_of_several_lines() -> None:
    text = (
        '"Es gilt das gesprochene Wort"\nRahel Oster, Generalsekretärin der OSZE, in der Aula der Universität Wien am 4. März 2012\n'
        "Professor Ole Lindqvist, Rektor der Universität,\nStudierende und Lehrende,\nVerehrte Gäste,\nGuten Morgen,\n"
        "Es freut mich, heute wieder in Wien zu sein.\nDiese Aula hat Europa viel gegeben.\nIch sehe hier junge Leute."
    )
    found = extract(text, title='"Es gilt das gesprochene Wort"').statements
    assert [statement.text for statement in found] == [
        "Diese Aula hat Europa viel gegeben",
        "Ich sehe hier junge Leute",
    ]
    assert {statement.speakers for statement in found} == {("rahel-oster",)}


def test_captions_and_a_foreign_title_over_a_speech() -> None:
    text = (
        "Discours de Jean Asselborn à Vienne\n\nJean Asselborn lors de son discours, Jean Asselborn lors de son discours\n"
        "Jean Asselborn lors de son discours\n\nHerr Bundespräsident,\n\nHerr Landesrat,\n\nMeine Damen und Herren,\n\n"
        "Sie befassen sich mit einer alten Frage.\n\nDie Neutralität hat uns wenig genutzt.\n\nMein Land setzt auf das Recht."
    )
    found = extract(text, title="Discours de Jean Asselborn à Vienne").statements
    assert [statement.speakers for statement in found] == [("jean-asselborn",)] * 3
