"""Which country somebody on no list belongs to, by an office that the article names with its country and without a holder."""

import pytest

from extraction import extract

MET = "Außenminister Lars Tveit bat um Hilfe. Sein Land gehe gegen Betrug vor."


def country_of(person, text, title=""):
    return extract(text, title=title).entities[person].country


def test_an_office_named_before_is_whose_title_is_the_same():
    text = "Die Regierung bestellte den estnischen Botschafter ein. Botschafter Jaan Tamm sagte, er bedauere das."
    assert country_of("jaan-tamm", text) == "EE"


@pytest.mark.parametrize(
    "title",
    [
        "Außenminister Lars Tveit trifft Estlands Außenminister",
        "Außenminister Lars Tveit telefoniert mit dem estnischen Außenminister",
        "Estlands Außenminister empfängt Außenminister Lars Tveit",
        "Estlands Außenministerin in der Hauptstadt",
    ],
)
def test_the_other_in_a_sentence_and_a_woman_in_that_office_are_others(title):
    assert country_of("lars-tveit", MET, title) is None


def test_whose_country_is_not_known_has_no_side_by_their_partners():
    statements = extract(MET, title="Außenminister Lars Tveit telefoniert mit US-Außenministerin").statements
    assert [statement.on_behalf_of for statement in statements] == [(), ()]
