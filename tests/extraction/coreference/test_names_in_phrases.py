"""What somebody is called where a trade, kin, an age or a place stands beside the name. All are invented."""

from __future__ import annotations

import pytest

from extraction import extract


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("seine Schwester Ainura", "Ainura"),
        ("der 61-jährige Bauer Somsak", "Somsak"),
        ("die 45-jährige Lehrerin Nomsa", "Nomsa"),
        ("Nachbarin Fatoumata", "Fatoumata"),
        ("die Mutter", "Mutter"),
        ("Oberst a.D. Werner Hinze", "Werner Hinze"),
        ("Sektionsleiter Oberstleutnant a. D. Werner Hinze", "Werner Hinze"),
        ("der Norder Konzern CK Hutchison", "CK Hutchison"),
        ("der Verband Deutscher Reeder", "Verband Deutscher Reeder"),
        ("der Gouverneur der Provinz Surin", "Gouverneur der Provinz Surin"),
        ("der Gouverneur der Provinz Surin, ein Freund des Ministers,", "Gouverneur der Provinz Surin"),
    ],
)
def test_a_name_goes_without_what_stands_before_it(phrase: str, name: str) -> None:
    found = extract(f"Es sei kalt, sagte {phrase.rstrip(',')}. Es war Winter.")
    assert [[found.entities[one].name for one in s.speakers] for s in found.statements] == [[name]]


@pytest.mark.parametrize("agencies", ["(sda)", "(sda/dpa)", "(dpa, sda)", "Bern (sda/dpa)"])
def test_agencies_in_brackets_are_no_part_of_the_first_sentence(agencies: str) -> None:
    text = f"{agencies} Die Chefin der Mission, Jana Kern, warnte die Mitglieder vor einem Krieg. Es seien Menschen geflohen."
    assert {s.speakers for s in extract(text).statements} == {("jana-kern",)}


MET = (
    "Kanzlerin Anna Kern hat mit dem norwegischen Minister Ole Lind und dem finnischen Minister Jan Aalto telefoniert. "
)


@pytest.mark.parametrize(
    "told",
    [
        "Die drei verurteilten das Vorgehen.",
        "Alle drei verurteilten das Vorgehen.",
        "Zugeschaltet war Kommissar Ivo Maas. Die drei Minister verurteilten das Vorgehen.",
        "Zeitweise war Präsident Ivo Maas zugeschaltet. Die drei verurteilten das Vorgehen.",
        "Die drei sprachen über Mali. Einigkeit bestand darin, dass es kalt sei.",
    ],
)
def test_three_are_those_who_met_and_not_who_is_named_beside_them(told: str) -> None:
    assert extract(MET + told).statements[-1].speakers == ("anna-kern", "ole-lind", "jan-aalto")
