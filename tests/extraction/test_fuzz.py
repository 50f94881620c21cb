"""Articles put together at random are read without a fault, and a fault in the extraction is found by them."""

from datetime import date

from extraction import extract
from extraction.coreference.context import Context
from extraction.linking.introduced import introductions
from tests.extraction.fuzz import find_faults
from tests.extraction.random_articles import article

KREMLCHEF = "Der Kremlchef seinerseits versicherte, Moskau wolle das Atomabkommen mit dem Iran erhalten."


def is_found(fault, numbers):
    """Whether an article has the fault; those behind the first that has are not read."""
    return any(type(error) is fault for _, error in find_faults(numbers))


def test_random_articles_are_read_without_a_fault():
    assert [(number, repr(error)) for number, error in find_faults(range(600))] == []


def test_the_same_number_gives_the_same_article():
    assert article(7) == article(7) != article(8)


def test_somebody_whom_only_the_title_line_names_may_be_meant():
    found = extract(KREMLCHEF, title="Merkel spricht mit Putin über Libyen", published_on=date(2020, 1, 11))
    assert [s.speakers for s in found.statements] == [("wladimir-putin",)]


def test_a_name_behind_a_title_may_have_nothing_but_its_article():
    found = extract("Dem Korrespondenten al-Beispiels zufolge wurde die Arbeit schwieriger.")
    assert len(found.statements) == 1


def test_random_articles_find_people_of_the_title_line_without_a_record(monkeypatch):
    monkeypatch.setattr(
        Context, "participant", lambda self, entity: self.participants.participant(entity, self.links.newcomers)
    )
    assert is_found(KeyError, range(700))


def test_random_articles_find_names_of_a_lone_arabic_article(monkeypatch):
    def believable(words, before):
        return (
            len(words) > 1
            or before is introductions.Before.BARE_TITLE
            or not introductions.is_dictionary_word(words[0])
        )

    monkeypatch.setattr(introductions, "_believable", believable)
    assert is_found(IndexError, range(600))
