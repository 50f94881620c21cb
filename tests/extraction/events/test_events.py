"""Events as articles tell them: who, when, where, at whose wish. People and events are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from extraction import extract
from extraction.text.results import Extraction
from extraction.text.told_events import ToldEvent

TABLE = (Path(__file__).parent / "told.tsv").read_text("utf-8").splitlines()
ROWS = [line.split("\t") for line in TABLE if not line.startswith("# ")]
CALL_AND_MEETING = (
    "Kanzler Arvo Lehtsalu hat am Mittwoch mit Präsident Jonas Tveit telefoniert. Tveit forderte mehr Tempo. "
    "Am Nachmittag traf Lehtsalu in Oslo die estnische Außenministerin Liis Tammsoo. Tammsoo lobte die Gespräche."
)


def read(text: str, title: str | None = None) -> Extraction:
    return extract(text, title=title, published_on=date(2026, 5, 15))


def shown(found: Extraction, event: ToldEvent) -> list[str]:
    who = ", ".join(f"{found.entities[p.entity].name} ({p.role})" for p in event.participants)
    told = (("place", event.place), ("initiative", event.initiative))
    rest = [f"{name} {found.entities[entity].name}" for name, entity in told if entity]
    return [event.type, str(event.day), who, ", ".join(rest) or "-"]


@pytest.mark.parametrize(("type_", "day", "who", "rest", "title", "text"), ROWS, ids=[row[-1][:40] for row in ROWS])
def test_an_article_tells_of_an_event(type_: str, day: str, who: str, rest: str, title: str, text: str) -> None:
    found = read(text, None if title == "-" else title)
    first = shown(found, found.events[0]) if found.events else ["-"] * 4
    assert first == [type_, day, who, rest]
    assert len(found.events) <= 1


def test_an_article_tells_of_two_events_each_in_its_sentences() -> None:
    call, meeting = read(CALL_AND_MEETING).events
    assert (call.type, meeting.type, meeting.place) == ("call", "meeting", "oslo")
    assert [span.of(CALL_AND_MEETING)[:12] for span in call.spans + meeting.spans] == ["Kanzler Arvo", "Am Nachmitta"]


def test_one_after_another_is_an_event_with_each() -> None:
    text = "Präsident Jonas Tveit hat gestern nacheinander mit Kanzler Arvo Lehtsalu und mit Ministerin Liis Tammsoo telefoniert."
    found = read(text, "Tveit spricht mit Lehtsalu und Tammsoo").events
    assert [[p.entity for p in event.participants] for event in found] == [
        ["jonas-tveit", "arvo-lehtsalu"],
        ["jonas-tveit", "liis-tammsoo"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Präsident Jonas Tveit hat am Montag zwei Telefonate geführt. Am Vormittag dankte er Kanzler Arvo Lehtsalu für die "
        "Hilfe. Am Abend sprach Tveit auch mit Ministerin Liis Tammsoo.",
        "Präsident Jonas Tveit hat am Montag mit zwei Partnern gesprochen. Zunächst tauschte er sich mit Kanzler Arvo Lehtsalu "
        "über Fisch aus. Später telefonierte Tveit auch mit Ministerin Liis Tammsoo.",
    ],
)
def test_whom_a_title_names_together_may_have_been_called_one_by_one(text: str) -> None:
    found = read(text, "Tveit telefoniert mit Lehtsalu und Tammsoo").events
    assert sorted([e.type, str(e.day), *sorted(p.entity for p in e.participants)] for e in found) == [
        ["call", "2026-05-11", "arvo-lehtsalu", "jonas-tveit"],
        ["call", "2026-05-11", "jonas-tveit", "liis-tammsoo"],
    ]


def test_a_title_names_people_as_the_text_spells_them() -> None:
    text = "Präsident Recep Tayyip Erdoğan hat am Mittwoch mit dem iranischen Präsidenten Ibrahim Reisi telefoniert."
    found = extract(text, title="Erdoğan telefoniert mit Reisi", published_on=date(2022, 9, 9)).events
    assert [{p.entity for p in event.participants} for event in found] == [{"recep-tayyip-erdogan", "ebrahim-raisi"}]


def test_what_goes_back_to_an_event_is_no_other() -> None:
    text = (
        "Kanzler Arvo Lehtsalu hat gestern mit Präsident Jonas Tveit telefoniert. In dem Gespräch ging es um Fisch. "
        "Die beiden Politiker tauschten sich auch über Häfen aus. Das Telefonat dauerte eine Stunde."
    )
    (event,) = read(text, "Gespräch mit Tveit").events
    assert (event.type, len(event.spans)) == ("call", 5)


def test_the_day_is_that_of_publication_where_none_is_told() -> None:
    (told,) = read("Kanzler Arvo Lehtsalu telefonierte am Montag mit Jonas Tveit.").events
    (untold,) = read("Kanzler Arvo Lehtsalu hat mit Jonas Tveit telefoniert.").events
    assert (told.day, told.is_day_told) == (date(2026, 5, 11), True)
    assert (untold.day, untold.is_day_told) == (date(2026, 5, 15), False)


def test_who_only_spoke_with_one_another_telephoned_unless_they_are_somewhere() -> None:
    spoke = "Kanzler Arvo Lehtsalu hat {}mit Präsident Jonas Tveit gesprochen."
    assert [(e.type, e.is_type_told) for e in read(spoke.format("")).events] == [("call", False)]
    assert [(e.type, e.is_type_told) for e in read(spoke.format("in Oslo ")).events] == [("meeting", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Kanzler Arvo Lehtsalu will am Freitag mit Präsident Jonas Tveit telefonieren.",
        "Kanzler Arvo Lehtsalu hat Präsident Jonas Tveit nicht getroffen.",
        "Kanzler Arvo Lehtsalu telefonierte am Mittwoch niemals mit Präsident Jonas Tveit.",
        "Weder Kanzler Arvo Lehtsalu noch Präsident Jonas Tveit führte am Mittwoch ein Telefonat.",
        "„Ich habe mit Präsident Jonas Tveit telefoniert“, sagte Kanzler Arvo Lehtsalu.",
        "Kanzler Arvo Lehtsalu und Präsident Jonas Tveit sprechen kaum noch miteinander.",
        "Kanzler Arvo Lehtsalu besprach seinen Arztbesuch und die Ölpreise.",
        "Kanzler Arvo Lehtsalu legte bei der Hauptverhandlung gegen Präsident Jonas Tveit Widerrede ein.",
        "Kanzler Arvo Lehtsalu schlug ein Treffen mit Präsident Jonas Tveit vor.",
        "Kanzler Arvo Lehtsalu traf Präsident Jonas Tveit in der kommenden Woche.",
        "Als sich Arvo Lehtsalu und Jonas Tveit im Juli 1990 trafen, war es heiß. Oft sprachen die Unterhändler am Telefon.",
    ],
)
def test_what_is_planned_denied_or_quoted_is_no_event(text: str) -> None:
    assert read(text).events == ()


@pytest.mark.parametrize(
    "title", ["Teheran weist Erklärung der Troika zurück", "Ankündigung: Kanzler Arvo Lehtsalu reist nach Norwegen"]
)
def test_a_title_about_a_text_or_of_what_is_to_come_tells_of_no_event(title: str) -> None:
    assert read("Der Hafen bleibt offen. Das ist seit Montag bekannt.", title).events == ()


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            "Präsident Jonas Tveit hat gestern Kanzler Arvo Lehtsalu empfangen. Mit Kardinal Anselm Kask, der Nummer zwei des "
            "Kirchenstaats, beriet der Präsident danach über Schulen.",
            ["meeting", "meeting"],
        ),
        (
            "Präsident Jonas Tveit und Kanzler Arvo Lehtsalu haben gestern telefoniert. Das schrieb Tveit auf der Plattform X.",
            ["call"],
        ),
        (
            "21:47 Uhr – Das war unser Liveblog. Danke! Es regnet. Der Strom fiel aus. Die Nacht war lang. Es gab Alarm. Am Abend "
            "schneite es. Die Sprecherin Jana Lind hat in ihrem täglichen Pressebriefing vor Eile gewarnt.",
            ["briefing"],
        ),
    ],
)
def test_each_event_is_told_once(text: str, types: list[str]) -> None:
    assert [event.type for event in read(text).events] == types


def test_a_spokesperson_at_a_briefing_is_with_no_one_of_whom_a_question_is() -> None:
    text = (
        "„Wir warten“, sagte Sprecherin Jana Lind am Dienstag auf einem Briefing. Ob ein Gespräch mit Jonas Tveit geplant sei? "
        "„Derzeit nicht“, sagte Präsident Jonas Tveit."
    )
    assert [[p.entity for p in event.participants] for event in read(text).events] == [["jana-lind"]]


def test_a_transcript_is_the_record_of_a_press_conference_with_its_speakers() -> None:
    text = (
        "PRÄSIDENTIN TAMMSOO: Guten Tag. Wir öffnen die Häfen.\n\nFRAGE: Wann?\n\nPRÄSIDENTIN TAMMSOO: Im Mai öffnen wir sie.\n\n"
        "MINISTER TVEIT: Wir helfen gern dabei."
    )
    found = read(text, "Pressekonferenz von Präsidentin Liis Tammsoo und Minister Jonas Tveit am 14. Mai 2026")
    (event,) = found.events
    assert (event.type, event.day, len(event.participants)) == ("press-conference", date(2026, 5, 14), 2)


def test_the_list_of_speakers_above_a_transcript_says_who_speaks_at_it() -> None:
    text = (
        "Themen: Fisch, Häfen\nSprecher: StS Tammsoo, Lehtsalu (AA), Tveitdal (BMVg)\nVors. Kask eröffnet die Pressekonferenz.\n"
        "StS Tammsoo: Guten Tag! Das Kabinett tagt am Mittwoch.\nFrage: Und dann?\nLehtsalu: Darüber wird beraten."
    )
    (event,) = read(text, "Regierungspressekonferenz vom 15. Mai 2026").events
    assert (event.type, len(event.participants)) == ("briefing", 3)


def test_a_declaration_without_names_is_of_those_at_its_summit() -> None:
    found = read(
        "Die Regierungschefs der Ostseestaaten haben bei ihrem Gipfel in Tallinn eine Erklärung zu den Fähren angenommen. "
        "Präsidentin Liis Tammsoo sprach von einem guten Ergebnis. Kanzler Arvo Lehtsalu bemängelte das Fehlen eines Zeitplans. "
        "Nach Angaben aus Brüssel stehen 3 Millionen Euro bereit."
    )
    assert [event.type for event in found.events] == ["summit", "declaration"]
    assert [{p.entity for p in event.participants} for event in found.events] == [{"liis-tammsoo", "arvo-lehtsalu"}] * 2
