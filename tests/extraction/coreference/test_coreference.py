"""Whom a speaker's phrase means. The events and the words put into people's mouths are invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction import extract, parse
from extraction.coreference.resolver import Resolver
from extraction.text.results import EntityType, Span
from tests.extraction.articles import read, resolved

TABLE = Path(__file__).parent / "references.tsv"
CASES = [tuple(line.split("\t")) for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("on", "marked", "names"), CASES)
def test_phrase(on: str, marked: str, names: str) -> None:
    assert "; ".join(resolved(marked, on)) == names.removeprefix("-")


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("2021-12-07", "Angela Merkel"),
        ("2021-12-09", "Olaf Scholz"),
        ("2025-05-05", "Olaf Scholz"),
        ("2025-05-07", "Friedrich Merz"),
    ],
)
def test_an_office_is_read_with_the_date(on: str, name: str) -> None:
    assert (
        resolved("[Der Bundeskanzler] oder die [Bundeskanzlerin] sagte zu.", on)[-1 if name == "Angela Merkel" else 0]
        == name
    )


def test_the_article_comes_before_the_lists() -> None:
    marked = "Der russische Präsident Anton Beispielow kam nach Bonn. [Der russische Präsident] dankte."
    assert resolved(marked, "2024-02-01") == ["Anton Beispielow"]


def test_the_title_line_gives_a_name() -> None:
    assert resolved("[Merz] dankte.", "2026-02-01", "Bundeskanzler Friedrich Merz in Oslo") == ["Friedrich Merz"]


def test_a_surname_in_the_title_line_is_that_of_the_text() -> None:
    marked = "Angela Merkel empfing Präsident Anton Beispielow. [Beispielow] dankte."
    assert resolved(marked, "2017-06-12", "Merkel empfängt Präsident Beispielow") == ["Anton Beispielow"]


def test_content_is_less_present_than_speakers() -> None:
    marked = "„Alles lief gut“, sagte Kremlsprecher Dmitri Peskow. Präsident Selenskyj zögere noch, fügte [er] hinzu."
    assert resolved(marked, "2026-02-01") == ["Dmitri Peskow"]


def test_a_spokesman_does_not_meet() -> None:
    marked = (
        "Präsident Emmanuel Macron empfing Kanzler Friedrich Merz. Wie Regierungssprecher Stefan Kornelius sagte, "
        "war die Stimmung gut. [Beide Seiten] wollen sich wieder treffen."
    )
    assert resolved(marked, "2026-02-01") == ["Emmanuel Macron", "Friedrich Merz"]


def test_two_with_one_surname_are_kept_apart() -> None:
    marked = "Shehbaz Sharif regiert in Islamabad. [Sharif] dankte. Nawaz Sharif lebt in London."
    assert resolved(marked, "2025-02-01") == ["Shehbaz Sharif"]


def test_a_description_is_one_entity_however_often_it_speaks() -> None:
    document, resolver, spans = read(
        "[Ein Sprecher des Verbands] sagte zu. [Der Sprecher des Verbands] ging.", "2025-02-01"
    )
    assert resolver.resolve(spans[0]) == resolver.resolve(spans[1])
    assert document.entities[resolver.resolve(spans[0])[0]].name == "Sprecher des Verbands"


def test_what_is_resolved_is_in_the_document() -> None:
    document, resolver, spans = read("[Der Kremlchef] dankte [der polnischen Regierung].", "2025-02-01")
    for span in spans:
        (entity,) = resolver.resolve(span)
        assert entity in document.entities
        assert any(m.entity == entity and span.contains(m.span) for m in document.mentions)
    assert document.mentions == sorted(document.mentions, key=lambda m: (m.span.start, m.span.end))


WORDS = (
    *(
        "Putin",
        "er",
        "Sie",
        "der",
        "Präsident",
        "beide",
        "Seiten",
        "Merz",
        "und",
        ",",
        ".",
        "Li",
        "des",
        "Kremls",
        "die",
        "EU-",
    ),
    *(
        "„",
        "Wang",
        "Franzose",
        "Sprecher",
        "von",
        "Außenminister",
        "Deutschlands",
        "Ministerium",
        "chinesische",
        "Staats-",
        "ihre",
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200) | st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), st.data())
def test_any_phrase_of_any_text_is_resolved(text: str, data: st.DataObject) -> None:
    document = parse(text)
    resolver = Resolver(document)
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    assert all(entity in document.entities for entity in resolver.resolve(span))
    for mention in document.mentions:
        assert mention.text == mention.span.of(document.text)  # in which some marks are others
        assert mention.entity in document.entities


def test_parties_of_a_conversation() -> None:
    document, resolver, _ = read(
        "Putin telefonierte mit Recep Tayyip Erdoğan. Erörtert wurde auch der Handel.", "2025-09-01"
    )
    assert resolver.parties(document.text.index("auch")) == ("wladimir-putin", "recep-tayyip-erdogan")


def test_nobody_talks_in_an_article_without_people() -> None:
    _, resolver, _ = read("Es regnete den ganzen Tag.", "2025-09-01")
    assert resolver.parties(5) == ()


def test_a_body_without_a_name_is_no_person() -> None:
    document, resolver, spans = read("[Die Hilfsorganisation] warnte. [Ein Anwohner] nickte.", "2025-09-01")
    kinds = [document.entities[resolver.resolve(span)[0]].type for span in spans]
    assert kinds == [EntityType.ORGANISATION, EntityType.PERSON]


def test_an_organisation_is_named_again_behind_its_delegation() -> None:
    text = (
        "Die Delegation der Organisation für Islamische Zusammenarbeit forderte am Montag in Genf eine Waffenruhe. "
        "Die Organisation werde Beobachter schicken."
    )
    found = extract(text)
    assert found.warnings == ()
    assert [s.speakers for s in found.statements] == [("delegation-oic",)] * 2
