"""Offices in English."""

import pytest

from api.wording.roles import translate_role
from extraction.knowledge import tables


@pytest.mark.parametrize(
    ("role", "english"),
    [
        ("chinesischer Präsident", "President of China"),
        ("britische Außenministerin", "Foreign Minister of the United Kingdom"),
        ("US-Präsident", "President of the United States"),
        ("Hongkonger Ministerpräsident", "Chief Executive of Hong Kong"),
        ("Bundeskanzlerin", "Federal Chancellor"),
        ("Kassenwart", None),
        ("chinesischer Kassenwart", None),
        ("guter Präsident", None),
    ],
)
def test_an_office_has_its_country_behind(role, english):
    assert translate_role(role) == english


def test_all_offices_of_the_tables_have_english():
    assert [one.role for one in tables.entities().values() if one.role and not translate_role(one.role)] == []
