"""What a web page puts around a text is no statement of anybody. People and events are invented."""

from __future__ import annotations

import pytest

from extraction import extract

ARTICLE = "Präsidentin Liis Tammsoo hat vor neuen Zöllen gewarnt. Die Zölle schadeten beiden Seiten, sagte sie."
FURNITURE = [
    "Teilen",
    "Auf Facebook teilen",
    "Mehr zum Thema: Lehtsalu fordert Waffenruhe",
    "Lesen Sie auch: Orlandi kritisiert die Häfen",
    "Kern begrüßt Fischer in Rosental. | Bildquelle: dpa",
    "Ministerin Kern fordert in Rosental mehr Geld. (Archivbild)",
    "Diese Webseite verwendet Cookies. Wir benötigen Ihre Zustimmung, bevor Sie unsere Inhalte ansehen können.",
    "An dieser Stelle finden Sie einen externen Inhalt, den unsere Redaktion empfiehlt.",
    "Melden Sie sich an und diskutieren Sie mit.",
    "© 2024 Hafenblatt. Alle Rechte vorbehalten.",
]
OWN_WORDS = [
    "Mehr von dem Geld müsse nach Rosental gehen, sagte Liis Tammsoo.",
    "Anzeige gegen den Minister forderte Liis Tammsoo, sie kritisierte die Zölle.",
    "Teilen müsse man, sagte Liis Tammsoo.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_a_line_of_the_page_says_nothing(line: str) -> None:
    alone = [statement.text for statement in extract(ARTICLE).statements]
    for text in (f"{ARTICLE}\n\n{line}", f"{line}\n{ARTICLE}", f"{ARTICLE}\n\n{line}\n\n{ARTICLE}"):
        found = [statement.text for statement in extract(text).statements]
        assert found in (alone, alone * 2)


def test_a_link_inside_a_paragraph_says_nothing() -> None:
    found = extract(f"{ARTICLE} Lesen Sie auch: Lehtsalu fordert Waffenruhe")
    assert [s.text for s in found.statements] == [s.text for s in extract(ARTICLE).statements]


@pytest.mark.parametrize("text", OWN_WORDS)
def test_sentences_that_begin_like_a_button_are_read(text: str) -> None:
    assert extract(text).statements


def test_the_headings_of_a_live_blog_say_nothing() -> None:
    entry = "Tammsoo fordert mehr Schiffe\nPräsidentin Liis Tammsoo hat mehr Schiffe gefordert."
    found = extract(f"21:52 Uhr\n{entry}\n20:31 Uhr\n{entry}")
    assert [s.text for s in found.statements] == ["mehr Schiffe", "mehr Schiffe"]
    found = extract(
        f"+++ 21:52 Präsidentin: „Wir brauchen Schiffe“ +++\n{entry.splitlines()[1]}\n+++ 20:31 Pause +++\nEs regnet."
    )
    assert [s.text for s in found.statements] == ["mehr Schiffe"]


def test_a_paragraph_goes_on_behind_a_link_that_has_run_into_it() -> None:
    teaser = "Lesen Sie auch 28/06/2024 Fischer protestieren im Hafen Am Montag standen viele Boote still und keines fuhr aus."
    words = (
        "„Die Zölle müssen weg“, so Tammsoo. Dabei sei die Not an der Küste schon groß genug. Die Häfen könnten helfen."
    )
    found = extract(f"{ARTICLE}\n\n{teaser} {words}")
    assert [s.text for s in found.statements][-3:] == [
        "Die Zölle müssen weg",
        "Dabei sei die Not an der Küste schon groß genug",
        "Die Häfen könnten helfen",
    ]
    assert {name for s in found.statements for name in s.speakers} == {"liis-tammsoo"}


@pytest.mark.parametrize(
    "note",
    [
        "Dieser Artikel steht nicht im Heft.",
        "Der Beitrag erschien am 3. Mai in der Hafenzeitung.",
        "Erschienen in den Blättern des Küstenverbunds.",
        "Das Gespräch können Sie in der Audiothek nachhören.",
        "Abonnieren Sie »Hafenwelt« hier.",
        "Dieses Interview wurde aus dem Estnischen übersetzt.",
    ],
)
def test_where_a_text_was_published_is_no_part_of_it(note: str) -> None:
    words = "Wir haben den Hafen offen gehalten. Ich danke allen, die uns geholfen haben."
    found = extract(f"{words}\n\n{note}", title="Gastbeitrag von Ministerin Liis Tammsoo")
    assert [s.text for s in found.statements][:1] == ["Wir haben den Hafen offen gehalten"]
    assert not any(s.text.rstrip(".") in note for s in found.statements)


def test_a_line_that_calls_the_text_somebodys_is_no_part_of_it() -> None:
    head = "Gastbeitrag von Ministerin Liis Tammsoo zum Hafentag. Zuerst veröffentlicht im Küstenblatt."
    found = extract(
        f"{head}\n\nWir halten den Hafen offen. Ich stehe dazu.", title="Gastbeitrag von Ministerin Liis Tammsoo"
    )
    assert [s.text for s in found.statements] == ["Wir halten den Hafen offen", "Ich stehe dazu"]


@pytest.mark.parametrize(
    "note",
    [
        "Um Inhalte anzuzeigen, ist deine widerrufliche Einwilligung nötig, da die Anbieter diese Einwilligung verlangen.",
        "Sie können Ihre Einwilligung jederzeit widerrufen, teilt der Anbieter mit.",
        "Wir und unsere Partner verlangen Ihr Ja, um Cookies auf Ihrem Gerät zu speichern.",
    ],
)
def test_what_a_page_says_of_its_readers_consent_is_nobodys(note: str) -> None:
    found = extract(f"{note}\n\nMinisterin Liis Tammsoo sagte, der Hafen bleibe offen.")
    assert [s.text for s in found.statements] == ["der Hafen bleibe offen"]
