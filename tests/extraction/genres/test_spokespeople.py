"""Who stands behind a bare surname: the house in brackets behind it and the given name before it, wherever the text has them."""

from __future__ import annotations

from extraction import extract
from extraction.genres.speaker_labels import Surnames, read_label

TEXT = "Sprecher: StS Lind, von Kern (AA), Unkern (BMI)\nKERN: Ja.\nPaula Kernig fragt Jana Kern."


def test_the_house_of_a_surname_stands_in_brackets_behind_it():
    surnames = Surnames(TEXT)
    assert surnames.house_of("Kern") == "AA"
    assert surnames.house_of("von Kern") == "AA"
    assert surnames.house_of("Lind") is None


def test_the_word_before_a_surname_is_none_of_its_label():
    surnames, label = Surnames(TEXT), read_label("KERN: Ja.", TEXT.index("KERN"))
    assert label is not None
    assert surnames.word_before("Kernig", label) == "Paula"
    assert surnames.word_before("Kern", label) == "von"
    own = read_label("Jana Kern: Ja.", 0)
    assert own is not None
    assert Surnames("Jana Kern: Ja.").word_before("Kern", own) is None


def test_spokespeople_with_a_field_in_brackets_speak_for_the_house_in_the_title():
    text = "VUOR (Auswärtiges): Wir verlangen ihre Freilassung.\nFRAGE: Und das Kraftwerk?\nGRAB (Energie): Wir bedauern das sehr."
    found = extract(text, title="Mittagsbriefing des EAD vom 14. Juni")
    assert [s.on_behalf_of for s in found.statements] == [("EU",), ("EU",)]
