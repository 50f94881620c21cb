"""What becomes of a fault: it costs the sentence or the stage that it is in, and is told of; the rest is read."""

from __future__ import annotations

import importlib
import logging
from dataclasses import replace

import pytest

from extraction import extract
from extraction.text.results import Fault, Span

pytestmark = pytest.mark.faulty

BAD, REST = "Der Minister sagte, die Störung sei groß.", "Xi Jinping betonte, China sei bereit."
TEXT = f"{REST}\n{BAD}\nWladimir Putin forderte am Montag ein Ende der Gewalt."
BAD_SPAN = Span(TEXT.index(BAD), TEXT.index(BAD) + len(BAD))
AROUND = ["China sei bereit", "ein Ende der Gewalt"]
FIRST_TOKEN = len("Xi Jinping betonte , China sei bereit .".split())
# What reads a sentence or a statement: where it is called from, its name, and whether its arguments are of the bad sentence.
READERS = [
    ("attribution.reported_speech", "parse_sentence", lambda document, index, *others, **named: index == 1),
    ("attribution.reported_speech", "read_sentence", lambda discourse, parsed: parsed.index == 1),
    ("attribution.unframed.carrying_on", "floor_behind", lambda discourse, parsed, *before: parsed.index == 1),
    ("linking.linking", "read_people", lambda document, links, first, last: first == FIRST_TOKEN),
    ("coreference.antecedents", "_SentenceReader.read", lambda reader: reader.first == FIRST_TOKEN),
    ("statements", "_speakers", lambda document, resolver, attribution: attribution.sentence == 1),
    ("labels.model.themes", "_choose", lambda features, index: features.attributions[index].sentence == 1),
    ("statements", "_statement", lambda document, attribution, *others: attribution.sentence == 1),
]
# What reads a whole text at once.
STAGES = [
    ("genres.reading", "_read"),
    ("genres.reading", "source_of"),
    ("pipeline", "find_quotations"),
    ("attribution.reported_speech", "attribute_turns"),
    ("attribution.reported_speech", "attribute_quotations"),
    ("attribution.reported_speech", "carry_on"),
    ("linking.linking", "scan"),
    ("linking.linking", "name_newcomers"),
    ("linking.linking", "_add_spellings"),
    ("coreference.antecedents", "_read_title_line"),
    ("labels.model.theme_features", "ThemeFeatures._read_around"),
    ("statements", "_context"),
]


def break_when(monkeypatch, module, name, is_bad):
    """Make a function raise for some of its calls."""
    holder = importlib.import_module(f"extraction.{module}")
    *owners, name = name.split(".")
    for owner in owners:
        holder = getattr(holder, owner)
    unbroken = getattr(holder, name)

    def broken(*arguments, **named):
        if is_bad(*arguments, **named):
            raise ZeroDivisionError("Störung")
        return unbroken(*arguments, **named)

    broken.__name__ = name
    monkeypatch.setattr(holder, name, broken)


@pytest.mark.parametrize(("module", "name", "is_bad"), READERS)
def test_a_fault_in_a_sentence_costs_that_sentence_alone(module, name, is_bad, monkeypatch, caplog):
    break_when(monkeypatch, module, name, is_bad)
    found = extract(TEXT)
    assert [s.text for s in found.statements if s.context != BAD_SPAN] == AROUND
    assert {fault.span for fault in found.warnings} == {BAD_SPAN}
    assert f"characters {BAD_SPAN.start} to {BAD_SPAN.end}" in caplog.text


@pytest.mark.parametrize(("module", "name"), STAGES)
def test_a_fault_in_a_stage_leaves_what_the_other_stages_find(module, name, monkeypatch):
    break_when(monkeypatch, module, name, lambda *_, **__: True)
    found = extract(TEXT, title="Xi spricht mit Putin")
    assert found.warnings
    assert found.text == TEXT


@pytest.mark.parametrize(
    "name", ["tokenise", "find_turns", "find_quotations", "attribute", "make_statements", "Resolver"]
)
def test_whatever_stage_fails_there_is_an_extraction(name, monkeypatch):
    monkeypatch.setattr(importlib.import_module("extraction.pipeline"), name, failing(name))
    found = extract(TEXT)
    assert found.text == TEXT
    assert found.warnings[0].span is None


def failing(name):
    def fail(*_arguments):
        raise ZeroDivisionError

    fail.__name__ = name
    return fail


def test_names_are_linked_without_the_quotations(monkeypatch):
    monkeypatch.setattr("extraction.pipeline.find_quotations", failing("find_quotations"))
    assert [s.speakers for s in extract(REST).statements] == [("xi-jinping",)]


def test_a_fault_in_the_title_line_has_no_place_in_the_text(monkeypatch):
    break_when(monkeypatch, "linking.linking", "read_people", lambda line, *_: line.text != REST)
    found = extract(REST, title="Xi und Putin")
    assert found.warnings == (Fault("names"),)
    assert len(found.statements) == 1


def test_the_log_tells_no_word_of_the_text(monkeypatch, caplog):
    def repeat_the_text(document, *_others, **_named):
        raise ValueError(document.text)

    monkeypatch.setattr("extraction.attribution.reported_speech.parse_sentence", repeat_the_text)
    with caplog.at_level(logging.DEBUG):
        extract(REST)
    assert "ValueError in repeat_the_text" in caplog.text
    assert not any(word in caplog.text for word in REST.split())


def test_a_text_that_can_be_read_has_no_warnings():
    found = extract(TEXT)
    assert found.warnings == ()
    assert [s.text for s in found.statements] == [AROUND[0], "die Störung sei groß", AROUND[1]]
    assert replace(found, warnings=(Fault("names"),)) != found


@pytest.mark.parametrize(
    "text", ["Er traf Ihre Exzellenz", "Seine Exzellenz", "Er traf S.E.", "Er dankte Frau Prof. Dr."]
)
def test_a_text_may_end_in_what_stands_before_names(text):
    assert extract(text).warnings == ()
