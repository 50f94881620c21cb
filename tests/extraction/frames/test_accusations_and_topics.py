"""Bare nouns for what somebody is accused of, and what a talk was about. The people and their words are invented."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Die Opposition warf der Regierung Stimmenkauf vor.", "Stimmenkauf"),
        ("Die Opposition wirft der Wahlbehörde Stimmanipulation zugunsten der Fischer vor.", "Stimmanipulation zugunsten der Fischer"),
        ("Der Verband wirft der Regierung Willkür und Zensur vor.", "Willkür und Zensur"),
        ("Der Verband warf dem Minister Willkür, Zensur und Gewalt vor.", "Willkür, Zensur und Gewalt"),
        ("Der Verband hat der neuen Regierung Versagen und mangelnde Umsicht vorgeworfen.", "Versagen und mangelnde Umsicht"),
        ("Minister Jan Kern bestätigte dem Magazin Spiegel den Bericht.", "den Bericht"),
        ("Ministerin Ina Lahn warf der Firma Borgmann vor, den Hafen zu verschmutzen.", "den Hafen zu verschmutzen"),
    ],
)  # fmt: skip
def test_bare_accusations(text: str, content: str) -> None:
    assert [s.text for s in extract(text).statements] == [content]


@pytest.mark.parametrize(
    ("clause", "content"),
    [
        ("Die Lage in Mali und der Handel waren Teil des Austausches.", "Die Lage in Mali und der Handel"),
        ("Bestandteil der Gespräche war auch der Klimaschutz.", "der Klimaschutz"),
        ("Die Lage in Mali zählte zu den Themen des Treffens in Riga.", "Die Lage in Mali"),
        ("Zu den Themen der Unterredung gehörten der Handel und die Fischerei.", "der Handel und die Fischerei"),
        ("Den Schwerpunkt der Gespräche bildete die Fischerei.", "die Fischerei"),
        ("Weitere Punkte des Gesprächs waren der Handel und die Fischerei.", "der Handel und die Fischerei"),
        ("Ein Rundgang war Teil des Besuchs.", None),
    ],
)
def test_topics_of_talks(clause: str, content: str | None) -> None:
    statements = extract(f"Minister Jan Kern traf Ministerin Ina Lahn. {clause}").statements
    assert [(s.text, s.speakers) for s in statements] == ([(content, ("jan-kern", "ina-lahn"))] if content else [])


def test_topic_of_a_talk_that_names_who_talked_last() -> None:
    text = "Auch der Handel war Teil des Austausches zwischen Minister Jan Kern und Ministerin Ina Lahn."
    assert set(extract(text).statements[0].speakers) == {"jan-kern", "ina-lahn"}
