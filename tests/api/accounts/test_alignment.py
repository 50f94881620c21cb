"""Accounts laid side by side: every statement in one row, whatever the order in which they come."""

from datetime import date
from itertools import count

import pytest

from api.accounts.alignment.rows import align
from api.accounts.told import Reference, Source, Span, Told
from extraction.text.results import Act, EntityType, Kind

NUMBERS = count()
LIND = Reference("lind", EntityType.PERSON, "Vera Lind", country="SE")
OMAR = Reference("omar", EntityType.PERSON, "Idris Omar", country="KE")


def tell(text, *speakers, acts=(Act.COMMENT,), themes=(), article="a", start=0):
    source = Source(article, published_on=date(2025, 3, 1))
    number = f"{next(NUMBERS):04}"
    return Told(number, text, Kind.INDIRECT, acts, source, (Span(start, start + 9),), speakers, themes=themes)


def cells(row):
    return {side: [one.text for one in told] for side, told in row.cells.items()}


def by_kind(accounts):
    return [(row.kind.value, cells(row)) for row in align(accounts)]


FISHING = tell("die Fangquoten für Thunfisch müssten sinken", LIND, acts=(Act.DEMAND,), article="s")
SAME = tell("man solle die Fangquote beim Thunfisch senken", LIND, acts=(Act.APPEAL,), article="k")
FERRY = tell("die Fähre nach Lamu", LIND, OMAR, acts=(Act.CONSULT,), article="s", start=10)
FERRIES = tell("über die Fähre nach Lamu", OMAR, LIND, acts=(Act.CONSULT,), article="k", start=10)
VISAS = tell("Visa für Studenten", LIND, article="s", start=20)
THANKS = tell("für die Brunnen im Norden", LIND, acts=(Act.ENDORSE,), article="k", start=20)
DEBT = tell("ein Erlass der Schulden", OMAR, acts=(Act.DEMAND,), article="k", start=30)
ACCOUNTS = {"SE": [FISHING, FERRY, VISAS], "KE": [SAME, FERRIES, THANKS, DEBT]}


def test_rows_are_of_four_kinds():
    assert by_kind(ACCOUNTS) == [
        ("both", {"KE": [FERRIES.text], "SE": [FERRY.text]}),
        ("other-act", {"KE": [SAME.text], "SE": [FISHING.text]}),
        ("about-the-other", {"KE": [THANKS.text]}),
        ("only", {"KE": [DEBT.text]}),
        ("only", {"SE": [VISAS.text]}),
    ]


def test_the_order_of_sides_and_statements_means_nothing():
    turned = {side: told[::-1] for side, told in reversed(ACCOUNTS.items())}
    assert align(turned) == align(ACCOUNTS)


def test_speakers_of_different_sides_never_agree():
    other = tell("die Fangquoten für Thunfisch müssten sinken", OMAR, acts=(Act.DEMAND,), article="k")
    assert {kind for kind, _ in by_kind({"SE": [FISHING], "KE": [other]})} == {"only"}


def test_a_surname_alone_is_the_person_of_the_other_account():
    surname = Reference("x", EntityType.PERSON, "Omar")
    mine = tell("kein Erlass der Schulden", surname, article="s", acts=(Act.DEMAND,))
    (row,) = align({"SE": [mine], "KE": [DEBT]})
    assert row.kind == "both"


def test_who_is_told_of_without_a_country_is_at_home():
    here = Reference("falk", EntityType.PERSON, "Jon Falk")
    told = {"SE": [tell("mehr Züge", here, article="s")], "KE": [tell("gute Ernte", here, article="k"), DEBT]}
    assert by_kind(told)[0] == ("about-the-other", {"KE": ["gute Ernte"]})


def test_articles_of_one_side_share_rows_too():
    again = tell("für die Brunnen im trockenen Norden", LIND, acts=(Act.ENDORSE,), article="k2")
    rows = by_kind({"SE": [VISAS], "KE": [THANKS, again]})
    assert rows[0] == ("about-the-other", {"KE": [THANKS.text, again.text]})


def test_two_statements_of_one_text_are_one_point_only_where_it_is_sure():
    half = tell("die Fangquoten für alle Meere würden streng überwacht", LIND, article="s", start=40)
    rows = by_kind({"SE": [FISHING, half], "KE": [SAME]})
    assert rows[0][1] == {"KE": [SAME.text], "SE": [FISHING.text]}
    assert rows[1] == ("only", {"SE": [half.text]})


def test_a_row_says_why():
    rows = {row.kind: row for row in align(ACCOUNTS)}
    reasons = {reason.field: list(reason.values) for reason in rows["other-act"].reasons}
    assert reasons["speakers"] == ["Vera Lind"]
    assert reasons["words"] == ["Fangquote", "Thunfisch"]
    assert rows["other-act"].score > 0.5


def test_a_statement_chosen_by_both_sides_is_one_point():
    (row,) = align({"left": [FERRY], "right": [FERRY]})
    assert (row.kind, row.cells) == ("both", {"left": [FERRY], "right": [FERRY]})


def test_sides_of_other_names_are_at_home_where_their_accounts_are():
    named = {"left": ACCOUNTS["SE"], "right": ACCOUNTS["KE"]}
    kinds = [row.kind for row in align(named, codes={"left": "SE", "right": "KE"})]
    assert kinds == [row.kind for row in align(ACCOUNTS)]
    assert "about-the-other" not in {row.kind for row in align(named)}


@pytest.mark.parametrize(
    ("kind", "acts", "expected"),
    [
        (Kind.FREE_INDIRECT, (Act.COMMENT,), "both"),
        (Kind.REPORTED, (Act.COMMENT,), "other-act"),
        (Kind.FREE_INDIRECT, (Act.APPEAL,), "other-act"),
    ],
)
def test_words_without_a_marked_act_go_with_any(kind, acts, expected):
    told = Told("x", SAME.text, kind, acts, Source("k", published_on=date(2025, 3, 1)), (Span(0, 9),), (LIND,))
    (row,) = align({"SE": [FISHING], "KE": [told]})
    assert row.kind == expected
