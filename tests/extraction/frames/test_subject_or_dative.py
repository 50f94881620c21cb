"""Who speaks where a dative, a list's mark, a misprint or an attribute stands beside the subject. All is invented."""

from __future__ import annotations

import pytest

from extraction import extract


def _found(text: str) -> list[tuple[tuple[str, ...], str]]:
    return [(s.speakers, s.text) for s in extract(text).statements]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Steinmeier wünschte der neuen Regierung eine ruhige Hand.", "frank-walter-steinmeier", "eine ruhige Hand"),
        ("Steinmeier wünschte Selenskyj viel Kraft.", "frank-walter-steinmeier", "viel Kraft"),
        ("Steinmeier sagte Sandu Hilfe beim Bau zu.", "frank-walter-steinmeier", "Hilfe beim Bau"),
        ("Macron versprach Merz weitere Schiffe.", "emmanuel-macron", "weitere Schiffe"),
        ("Rutte kündigte Tusk neue Lieferungen an.", "mark-rutte", "neue Lieferungen"),
    ],
)
def test_a_dative_behind_the_verb_is_no_subject_and_no_content(text: str, speaker: str, content: str) -> None:
    assert _found(text) == [((speaker,), content)]


@pytest.mark.parametrize(
    ("dative", "phrase", "speaker"),
    [
        ("Der Verwaltung", "Bürgermeisterin Lotte Brandauer", "lotte-brandauer"),
        ("Der Trainerin", "Bürgermeisterin Lotte Brandauer", "lotte-brandauer"),
        ("Der Mannschaft im Boot", "der Verband", "verband"),
        ("Meiner Nachbarin", "der Verband", "verband"),
        ("Unserem Nachbarn", "der Verband", "verband"),
    ],
)
def test_a_dative_that_opens_the_sentence_is_no_subject(dative: str, phrase: str, speaker: str) -> None:
    assert _found(f"{dative} warf {phrase} eine Blockade vor.") == [((speaker,), "eine Blockade")]


def test_a_man_whose_noun_ends_like_a_womans_is_the_subject() -> None:
    assert _found("Der Spion warf der Zeitung Untätigkeit vor.") == [(("spion",), "Untätigkeit")]


def test_condolences_to_a_woman_stand_before_the_verb() -> None:
    text = "Der Wirtin und ihren Töchtern sprach Bürgermeisterin Lotte Brandauer ihr Beileid aus."
    assert _found(text) == [(("lotte-brandauer",), "ihr Beileid")]


@pytest.mark.parametrize("mark", ["•", "  •", "-", "–", "▪", "►", "→"])
def test_the_mark_of_a_list_is_no_part_of_the_subject(mark: str) -> None:
    text = f"{mark} Der polnische Minister Sikorski hat Ungarn vor einem Alleingang gewarnt."
    assert _found(text) == [(("radoslaw-sikorski",), "vor einem Alleingang")]


@pytest.mark.parametrize("first", ["Vor Sikorskis Rede hatten weitere", "Wegen Sikorskis Rede haben andere"])
def test_other_holders_of_an_office_are_not_who_is_named(first: str) -> None:
    ((speakers, _),) = _found(f"{first} polnische Politiker die Absage kritisiert.")
    assert speakers == ("polnische-politiker",)


@pytest.mark.parametrize("adverb", ["Debei", "Daruaf", "Zudemm", "Weitehrin"])
def test_a_misprinted_adverb_is_nobody(adverb: str) -> None:
    ((speakers, _),) = _found(f"{adverb} sagte Mao Ning zum Streit um Fische, die Häfen seien offen.")
    assert speakers == ("mao-ning",)


@pytest.mark.parametrize(
    "attribute",
    ["sich zu Besuch befindliche", "sich derzeit in Wien aufhaltende", "zu Gesprächen in Graz weilende"],
)
def test_an_attribute_with_phrases_of_its_own_is_no_part_of_the_name(attribute: str) -> None:
    ((speakers, content),) = _found(f"Der {attribute} polnische Präsident Andrzej Duda lobte die Häfen.")
    assert (speakers, content) == (("andrzej-duda",), "die Häfen")


@pytest.mark.parametrize(
    ("parties", "speakers"),
    [
        ("SPD und Grüne", ("spd", "gruene")),
        ("CDU, SPD und Grüne", ("cdu", "spd", "gruene")),
        ("Linke und AfD", ("linke", "afd")),
        ("ÖVP und Neos", ("oevp", "neos")),
    ],
)
def test_parties_in_a_row_speak_each(parties: str, speakers: tuple[str, ...]) -> None:
    assert _found(f"{parties} lobten den Plan.") == [(speakers, "den Plan")]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("In Wien begrüßte Minister Kaufmann Verhandlungen.", "kaufmann", "Verhandlungen"),
        ("Am Montag verlangten Bewohner Entschädigungen.", "bewohner", "Entschädigungen"),
        ("Am Montag verlangten die UN Mitgliedstaaten ein Ende des Streits.", "UN", "ein Ende des Streits"),
    ],
)
def test_an_object_without_an_article_begins_behind_who_acts(text: str, speaker: str, content: str) -> None:
    assert _found(text) == [((speaker,), content)]


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("Die Freundin des Ministers, der betonte, es sei genug, schwieg.", "minister"),
        ("Die Gäste der Stiftung, die betonte, es sei genug, schwiegen.", "stiftung"),
    ],
)
def test_a_relative_clause_goes_with_the_noun_of_its_gender_and_number(subject: str, speaker: str) -> None:
    assert _found(subject) == [((speaker,), "es sei genug")]
