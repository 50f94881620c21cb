"""Whose words go on where others are named between them. The events and the words put into people's mouths are invented."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Anna Kern lehnt ab. Die Kritik der Grünen, die von „Raub“ sprachen, kann sie nicht teilen. Reden heiße nicht billigen.",
            "anna-kern",
        ),
        (
            "Kern erzählt von Oslo. Alle hätten geschwiegen. Da habe ihn Minister Jan Weber gefragt, ob er friere. „Dann ging es.“",
            "kern",
        ),
        (
            "Der Helfer Omar Idler sagte, es sei kalt. Eine Frau habe ihm gesagt, sie könne nicht mehr. „Wir müssen helfen.“",
            "omar-idler",
        ),
        (
            "Ida Lahn sagte, es sei kalt. Dass Kern, wie mancher im Internet behaupte, gesteuert sei, glaube sie nicht.",
            "ida-lahn",
        ),
        (
            "Soldaten lachten. Für die Historikerin Lia Brandt ist der Streit ein Spiel. Er koste nur Geld.",
            "lia-brandt",
        ),
        ("Lia Brandt sagte, es gebe nur ein Meer. Taiwan ist eine Insel. Die Schiffe seien weit weg.", "lia-brandt"),
        ("Es sei kalt, zitierte die Agentur Tanjug Minister Zoran Elez.", "zoran-elez"),
        (
            "Das Haus werde gebaut, verlas ein Offizier, der sich als Major Jan Tigrin vorstellte, im Fernsehen.",
            "jan-tigrin",
        ),
        ("Die Kälte bleibt. Am zehnten habe man gebaut, sagte Jan Weber.", "jan-weber"),
    ],
)
def test_the_last_words_are_whose(text: str, speakers: str) -> None:
    assert extract(text).statements[-1].speakers == (speakers,)


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Strafzölle lehnt Brupp ab.", "brupp", "Strafzölle"),
        ("Steuern lehnt Holm ab.", "holm", "Steuern"),
        ("Überdies gab Kern bekannt, dass das Meer kalt sei.", "kern", "das Meer kalt sei"),
        ("Obendrein warf Kern der Partei vor, sie lüge.", "kern", "sie lüge"),
        ("Die Pläne der Opposition, die von Betrug spricht, sind alt.", "opposition", "von Betrug"),
    ],
)
def test_things_and_adverbs_in_front_say_nothing(text: str, speaker: str, content: str) -> None:
    (statement,) = extract(text).statements
    assert (statement.speakers, statement.text) == ((speaker,), content)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Anna Kern legte den Plan vor. Nach ihrer Schätzung sind 40 Häuser leer.", "anna-kern"),
        ("Einer Schätzung der Ärztekammer zufolge sind 40 Häuser leer.", "aerztekammer"),
    ],
)
def test_an_estimate_is_whose(text: str, speaker: str) -> None:
    assert extract(text).statements[-1].speakers == (speaker,)
