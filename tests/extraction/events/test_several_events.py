"""Articles that tell of one event in words of many kinds, and of what else beside it is none. People and events are invented."""

from __future__ import annotations

from datetime import date

import pytest

from extraction import extract

TWO_CALLS = ["call 2026-05-14 arvo-lehtsalu liis-tammsoo", "call 2026-05-14 jonas-tveit liis-tammsoo"]


def told(text: str, title: str | None = None) -> list[str]:
    """Type, day and people of each event, sorted."""
    found = extract(text, title=title, published_on=date(2026, 5, 15)).events
    return sorted(" ".join([e.type, str(e.day), *sorted(p.entity for p in e.participants)]) for e in found)


@pytest.mark.parametrize(
    "text",
    [
        "Bei Ministerpräsident Jonas Tveit ging am 13. Mai ein Antwortschreiben des Präsidenten der Republik Malta, Carlo Borg, ein. "
        "Borg dankte darin für die Worte, die Tveit ihm in seinem Brief vom 2. Mai gesandt habe.",
        "Präsident Carlo Borg hat am Mittwoch ein Schreiben von Ministerpräsident Jonas Tveit beantwortet. In seiner Antwort dankte "
        "er ihm für dessen Brief vom 2. Mai.",
        "Ministerpräsident Jonas Tveit hat Präsident Carlo Borg einen Brief geschickt, teilte sein Büro am Freitag mit. Der Brief sei "
        "bereits am Mittwoch zugestellt worden, hieß es.",
        "Im Büro von Ministerpräsident Jonas Tveit ist am Mittwoch ein Brief von Präsident Carlo Borg eingetroffen.",
    ],
)
def test_a_letter_is_told_by_its_arrival_and_not_by_what_it_answers(text: str) -> None:
    assert told(text) == ["letter 2026-05-13 carlo-borg jonas-tveit"]


@pytest.mark.parametrize(
    "text",
    [
        "Präsidentin Liis Tammsoo hat am Donnerstag zunächst mit Präsident Jonas Tveit und wenig später mit Kanzler Arvo Lehtsalu "
        "telefoniert.",
        "Präsidentin Liis Tammsoo sprach am Donnerstag am Telefon erst mit Präsident Jonas Tveit, dann mit Kanzler Arvo Lehtsalu.",
    ],
)
def test_first_and_then_are_two_events(text: str) -> None:
    assert told(text) == TWO_CALLS


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Präsident Carlo Borg hat Ministerpräsident Jonas Tveit am Dienstag in Valletta empfangen. Tveit hält sich zum "
            "Mittelmeergipfel in Malta auf.",
            None,
        ),
        (
            "Präsident Carlo Borg und Ministerpräsident Jonas Tveit haben am Dienstag in Riga miteinander gesprochen. Anlass war "
            "der Nordgipfel, der am Mittwoch beginnt. Vor zwei Wochen hatten die beiden noch telefoniert.",
            "Borg und Tveit treffen sich am Rande des Nordgipfels",
        ),
        (
            "Präsident Carlo Borg ist am Dienstag in Riga mit Ministerpräsident Jonas Tveit zusammengetroffen. Tveit lobte die Hilfe. "
            "Borg sagte, man sei sich einig. Er dankte Tveit. Zuvor hatte Borg die lettische Ministerin Liis Tammsoo getroffen.",
            None,
        ),
        (
            "Eine Stunde lang haben sich am Dienstag Ministerpräsident Jonas Tveit und Präsident Carlo Borg in Riga zurückgezogen.",
            None,
        ),
        (
            "Präsident Carlo Borg empfing am Dienstag den Ministerpräsidenten Norwegens, Jonas Tveit, der zu einem Arbeitsbesuch "
            "in der Hauptstadt weilt.",
            None,
        ),
    ],
)
def test_what_was_before_and_why_somebody_came_are_no_events(text: str, title: str | None) -> None:
    assert told(text, title) == ["meeting 2026-05-12 carlo-borg jonas-tveit"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jonas Tveit, Ministerpräsident Norwegens, hat am Donnerstag in Oslo vor einigen hundert Unternehmern vor Zöllen gewarnt. "
            "Seine Rede war mit Spannung erwartet worden. Europa müsse mehr tun, sagte Tveit.",
            "speech 2026-05-14 jonas-tveit",
        ),
        (
            "Estland und Malta gehen mit. Gemeinsam mit Norwegen und Island legten sie am Mittwoch eine Erklärung vor.",
            "declaration 2026-05-13 estland island malta norwegen",
        ),
        (
            "Der Regierungssprecher teilt mit: „Präsidentin Liis Tammsoo hat sich heute in einem Telefonat mit Ministerpräsident "
            "Jonas Tveit ausgetauscht.“",
            "call 2026-05-15 jonas-tveit liis-tammsoo",
        ),
        (
            "Die Energieminister haben sich am Donnerstag in Bergen ausgetauscht. Norwegens Minister Jonas Tveit leitete die Sitzung, "
            "an der Pekka Aalto (Finnland) und Mia Lund (Schweden) teilnahmen.",
            "meeting 2026-05-14 jonas-tveit mia-lund pekka-aalto",
        ),
        (
            "Präsident Carlo Borg äußerte sich am Mittwoch beim Gipfel in Bergen, zu dem Ministerpräsident Jonas Tveit ihn und "
            "Präsidentin Liis Tammsoo eingeladen hatte.",
            "summit 2026-05-13 carlo-borg jonas-tveit liis-tammsoo",
        ),
        (
            "Der Sekretär der Partei der Arbeit Maltas und Vorsitzende des Rats, Genosse Carlo Borg, hat am Montag Ministerpräsident "
            "Jonas Tveit empfangen.",
            "meeting 2026-05-11 carlo-borg jonas-tveit",
        ),
    ],
)
def test_an_event_is_told_in_one_way_or_another(text: str, expected: str) -> None:
    assert told(text) == [expected]


def test_talks_that_somebody_is_urged_to_are_none() -> None:
    assert (
        told("Präsident Carlo Borg und Ministerpräsident Jonas Tveit haben Estland am Montag zum Dialog gedrängt.")
        == []
    )


def test_a_spokesperson_with_another_title_takes_no_part() -> None:
    text = (
        "Präsident Carlo Borg hat am Montag in Riga an einem Gipfel teilgenommen, so der Sprecher der Präsidentschaft Botschafter "
        "Karl Lind. Ministerpräsident Jonas Tveit sagte, man sei einig."
    )
    assert told(text) == ["summit 2026-05-11 carlo-borg jonas-tveit"]


@pytest.mark.parametrize(
    "when", ["vor Beginn des", "noch während des", "nach Abschluss des", "unmittelbar nach Ende des"]
)
def test_a_summit_that_only_says_when_two_met_is_none(when: str) -> None:
    text = f"Präsident Carlo Borg und Ministerpräsident Jonas Tveit haben am Mittwoch {when} Gipfels in Oslo über Zölle gesprochen."
    assert told(text, title="Borg traf Tveit") == ["meeting 2026-05-13 carlo-borg jonas-tveit"]


def test_a_summit_that_an_article_tells_of_elsewhere_too_stays_beside_who_met_there() -> None:
    text = (
        "Präsident Carlo Borg, Präsidentin Liis Tammsoo und Ministerpräsident Jonas Tveit sind am Mittwoch in Oslo zu einem Gipfel "
        "zusammengekommen. Borg und Tveit sprachen vor Beginn des Gipfels unter vier Augen."
    )
    assert "summit 2026-05-13 carlo-borg jonas-tveit liis-tammsoo" in told(text)


def test_a_day_that_is_told_goes_before_that_of_a_dateline() -> None:
    text = (
        "Oslo, 13. Mai. Der Ministerpräsident hat wieder Post. Das Schreiben von Präsident Carlo Borg an Jonas Tveit wurde am "
        "Montag übergeben."
    )
    assert told(text) == ["letter 2026-05-11 carlo-borg jonas-tveit"]


def test_the_day_on_which_somebody_told_of_talks_is_not_theirs() -> None:
    text = "Präsident Carlo Borg hat Jonas Tveit in einem Telefonat gedankt. Das versicherte er jedenfalls am Freitag."
    (event,) = extract(text, published_on=date(2026, 5, 15)).events
    assert not event.is_day_told
