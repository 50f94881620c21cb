"""Who is meant by a surname alone, whatever introduces the whole name. All people are invented."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Am Hafen wartet der Diakonie-Mann Zbylut Wielgorz. Wielgorz sagt, die Lage sei ruhig.", ["Zbylut Wielgorz"]),
        ("»Wir bleiben«, sagt Ēvalts Kalnbergs. Kalnbergs klagt, das Moor sei nass.", ["Ēvalts Kalnbergs"] * 2),
        ("Truppen unter Mbwana Nyikere zogen ab. Nyikere sagte, man komme wieder.", ["Mbwana Nyikere"]),
        (
            "Hrytsenko warnte vor einem Ausfall. Später traf Dobroslawa Hrytsenko den Minister. Alles sei gut, so Hrytsenko.",
            ["Dobroslawa Hrytsenko"] * 2,
        ),
        (
            "Die Station leitet Jorrick van der Muilen. „Es fehlt an allem“, sagt van der Muilen.",
            ["Jorrick van der Muilen"],
        ),
        ("Dort hängt ein Bild von Tschingiskan Bektur. Bektur, 80, sagte, das Eis sei dünn.", ["Tschingiskan Bektur"]),
        ("Zugeschaltet war Nyabuoy Tut Gatwich. Die Straße sei offen, so Gatwich.", ["Nyabuoy Tut Gatwich"]),
        # what recurs and is nobody's name
        ("Die Kämpfe um Dar Essalim dauern an. In Essalim sagen Ärzte, es fehle an Blut.", ["Ärzte"]),
    ],
)
def test_a_surname_means_whoever_has_it_as_the_end_of_a_whole_name(text: str, speakers: list[str]) -> None:
    found = extract(text)
    assert [found.entities[s].name for statement in found.statements for s in statement.speakers] == speakers


def test_first_letters_in_a_label_may_leave_out_the_second_surname() -> None:
    text = (
        "Die Forscherin Ilse Barranco Quiñones (IB) lehrt in Cuenca.\n\nHM: Was fehlt?\n\n"
        "IB: Es fehlt Geld. Die Fabrik steht nicht.\n\nHM: Und nun?\n\nIB: Wir warten auf Antwort."
    )
    found = extract(text, title="Drei Fragen an Ilse Barranco Quiñones")
    assert {found.entities[s].name for statement in found.statements for s in statement.speakers} == {
        "Ilse Barranco Quiñones"
    }
