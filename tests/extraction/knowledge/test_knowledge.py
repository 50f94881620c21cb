"""The tables of knowledge: enough of everything, and no faults in them."""

from __future__ import annotations

from datetime import date

import pytest

from extraction.knowledge import tables
from extraction.knowledge.asked_names import is_title_link, is_within_title
from extraction.knowledge.faults import find_faults
from extraction.knowledge.names.role_holders import holders
from extraction.text.results import EntityType


def test_the_data_have_no_faults() -> None:
    assert list(find_faults()) == []


def test_there_is_enough() -> None:
    assert len(tables.countries()) >= 190
    assert len(tables.organisations()) >= 50
    assert len(tables.people()) >= 400


@pytest.mark.parametrize(
    ("table", "row", "fault"),
    [
        ("people.tsv", ["xi-jinping", "Xi Zwei", "Xi Two", "Xizwei", "m", "CN", "-", "-"], "id twice: xi-jinping"),
        ("people.tsv", ["a-b", "A B", "A B", "B", "m", "XX", "-", "-"], "a-b: no country XX"),
        ("people.tsv", ["a-b", "A Putin", "A Putin", "Putin", "m", "RU", "-", "-"], "surname of several"),
        ("people.tsv", ["a-b", "Xi Jinping", "A B", "B", "m", "CN", "-", "-"], "name of several without a rule"),
        ("people.tsv", ["a-b", "A B", "A B", "B", "m", "CN", "-", "Q15031"], "Wikidata id twice: Q15031"),
        ("people.tsv", ["a-b", "A B", "A B", "B", "m", "CN", "-"], "7 columns instead of 8"),
        ("people.tsv", ["a-b", "A B", "A B", "B", "m", "CN", "A|", "-"], "an empty value"),
        ("roles.tsv", ["xi-jinping", "monarch", "CN", "2013", "2012", "-", "-", "-"], "ends before it begins"),
        ("roles.tsv", ["xi-jinping", "monarch", "CN", "213", "-", "-", "-", "-"], "date out of range"),
        ("roles.tsv", ["xi-jinping", "monarch", "CN", "2013-13", "-", "-", "-", "-"], "no date"),
        ("roles.tsv", ["xi-jinping", "monarch", "CN", "2013", "-", "verified", "-", "-"], "verified without a source"),
        ("roles.tsv", ["nobody", "monarch", "CN", "2013", "-", "-", "-", "-"], "no person nobody"),
        ("organisations.tsv", ["XYZ", "Xyz", "Xyz", "die", "singular", "-", "ABC", "-"], "XYZ: no organisation ABC"),
        ("institutions.tsv", ["xyz", "Xyz", "Xyz", "die", "QQ", "-"], "xyz: no country or organisation QQ"),
        ("person_titles.tsv", ["links", "near"], "person_titles.tsv: no use links"),
        ("person_titles.tsv", ["within", "near of"], "person_titles.tsv: word twice inside titles: of"),
        ("genre_words.tsv", ["network", "funkkreis"], "genre_words.tsv: class twice: network"),
    ],
)
def test_a_fault_is_found(monkeypatch: pytest.MonkeyPatch, table: str, row: list[str], fault: str) -> None:
    add_row(monkeypatch, table, row)
    try:
        assert any(fault in found for found in find_faults())
    finally:
        forget()


def test_a_link_is_a_word_of_its_own_list() -> None:
    """However long it is: "seine" stands inside a title, but between none and its country."""
    for word in ("of", "the", "von", "für", "Ex"):
        assert is_title_link(word)
        assert is_within_title(word)
    for word in ("seine", "foreign", "Prime"):
        assert is_within_title(word)
        assert not is_title_link(word)
    assert not is_title_link("Präsident")


def add_row(monkeypatch: pytest.MonkeyPatch, table: str, row: list[str]) -> None:
    """Read the data as if a table had one more row."""
    import extraction.knowledge.faults
    from extraction.text.lexicon import rows

    def more(name: str):
        yield from rows(name)
        if name == table:
            yield row

    for module in (tables, extraction.knowledge.faults):
        monkeypatch.setattr(module, "rows", more)
    forget()


def forget() -> None:
    """Let the tables be read again."""
    for table in ("countries", "organisations", "institutions", "people", "offices", "entities"):
        getattr(tables, table).cache_clear()


@pytest.mark.parametrize(
    ("identifier", "kind", "name"),
    [
        ("china", EntityType.COUNTRY, "China"),
        ("UN", EntityType.ORGANISATION, "Vereinte Nationen"),
        ("kreml", EntityType.ORGANISATION, "Kreml"),
        ("wladimir-putin", EntityType.PERSON, "Wladimir Putin"),
        ("peking", EntityType.PLACE, "Peking"),
    ],
)
def test_entity(identifier: str, kind: EntityType, name: str) -> None:
    entity = tables.entities()[identifier]
    assert (entity.type, entity.name) == (kind, name)


def test_a_role_is_shown_only_where_a_source_has_it() -> None:
    for person in tables.people().values():
        role = tables.entities()[person.id].role
        assert role is None or any(role.endswith(r.titles) for r in person.roles if r.verified)


@pytest.mark.parametrize(
    ("person", "role"),
    [
        ("xi-jinping", "chinesischer Präsident"),
        ("donald-trump", "US-Präsident"),
        ("friedrich-merz", "Bundeskanzler"),
        ("donald-tusk", "polnischer Ministerpräsident"),
        ("maia-sandu", "moldauische Präsidentin"),
    ],
)
def test_a_national_office_is_shown_with_its_country(person: str, role: str) -> None:
    assert tables.entities()[person].role == role


def test_ancestors() -> None:
    assert tables.ancestors("UNSC") == ("UN",)
    assert tables.ancestors("UN") == ()
    assert tables.ancestors("china") == ()


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2021", "2021", (date(2021, 1, 1), date(2021, 12, 31))),
        ("2021-02", "2021-02", (date(2021, 2, 1), date(2021, 2, 28))),
        ("2021-12-08", "2021-12-08", (date(2021, 12, 8), date(2021, 12, 8))),
        ("2021-12", "2021-12", (date(2021, 12, 1), date(2021, 12, 31))),
    ],
)
def test_days(first: str, last: str, days: tuple[date, date]) -> None:
    assert (tables.first_day(first), tables.last_day(last)) == days


@pytest.mark.parametrize(
    ("title", "country", "organisation", "on", "name"),
    [
        ("Präsident", "RU", None, date(2010, 6, 1), "Dmitri Medwedew"),
        ("Präsident", "RU", None, date(2022, 6, 1), "Wladimir Putin"),
        ("Bundeskanzler", None, None, date(2019, 6, 1), "Angela Merkel"),
        ("Außenminister", "RU", None, date(2024, 6, 1), "Sergej Lawrow"),
        ("UN-Generalsekretär", None, None, date(2024, 6, 1), "António Guterres"),
        ("Chef", None, "NATO", date(2023, 6, 1), "Jens Stoltenberg"),
    ],
)
def test_holders(title: str, country: str | None, organisation: str | None, on: date, name: str) -> None:
    assert name in [person.name for person in holders(title, country, organisation, on)]
