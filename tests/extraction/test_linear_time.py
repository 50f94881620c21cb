"""The work that a text takes grows as its length does, whatever it holds. Steps are counted: the clock depends on the machine."""

from __future__ import annotations

import sys
from datetime import date
from random import Random
from types import FrameType
from typing import Any

import pytest

from extraction import extract

ARTICLE = (
    "Präsident Xi Jinping hat am Dienstag mit Wladimir Putin telefoniert. Er betonte, dass China bereit sei, den Handel mit "
    "Russland zu vertiefen. Die Lage in der Ukraine sei ernst. „Wir wollen die Häfen ausbauen“, sagte Putin vor Journalisten "
    "in Genf, „und den Frieden sichern.“ Nach Angaben des Ministeriums stieg die Zahl der Anträge. Der Sprecher der Regierung, "
    "Bolat Muster, forderte die EU auf, die Sanktionen aufzuheben. Beide Seiten tauschten sich über die Reform der WTO aus.\n"
)
SYLLABLES = ("ba", "ke", "li", "mo", "ru", "sta", "tin", "gor", "ven", "zi")
REPEATED = {
    "articles": ARTICLE,
    "names": "Bundeskanzler Friedrich Merz, Emmanuel Macron und die EU sprachen mit dem Minister über Energie und Klima. ",
    "one word": "sicherheitsrats",
    "one word in capitals": "EU",
    "a word of hyphens": "Handels-",
    "a word of apostrophes": "a'",
    "web address": "http://example.org/",
    "digits": "12",
    "numbered points": "1. ",
    "initials": "A. ",
    "words in capitals": "DIE LAGE SEI ERNST ",
    "short paragraphs": "Ja.\n\n",
    "letters as paragraphs": "a\n",
    "empty lines": " \n",
    "unclosed marks": "„Er sagte ",
    "unclosed marks over paragraphs": "„Wir kommen.\n\n",
    "marks of all kinds": "„»“‚'\"«›",
    "brackets": "(a [b ",
    "closed brackets": "KERN: (Beifall) Ja. FRAGE: (Zuruf) Ja?\n",
    "commas": "a, ",
    "dashes": "- a -- ",
    "colons": "a: b\n",
    "labels": "Hille (AA)\n\nWir kommen bald.\n\nFrage\n\nKommen Sie?\n\n",
    "labels in one line": "Frage: Kommen Sie? Antwort: Wir kommen. ",
    "a reporting verb": "sagte ",
    "frames": "sagte er, dass er sagte, ",
    "one name": "Putin ",
    "titles": "der Minister des Ministers ",
    "pronouns": "er sie beide ",
    "references": "Beide Präsidenten sagten, sie kämen. ",
    "new people": "Anton Beispiel sagte, er komme. Der Minister sagte, er bleibe. ",
    "countries": "Deutschland, Frankreich und China und ",
    "adjectives": "die russische chinesische ",
    "conjunctions": "und dass wenn ",
    "carried on": "Die Lage sei ernst. ",
    "themes": "Er sagte, Handel Klima Energie Abrüstung Ukraine ",
    "phrases for events": "nach dem Telefonat mit Putin ",
    "events between commas": "bei dem Treffen mit Putin, ",
    "events in a row": "Putin traf Merz und ",
    "odd letters": "ßü\u0308\u00ad👩習",
}
ONCE, MORE = 2_000, 8_000  # characters
MOST_STEPS = 310  # for a character; 1 MB of the worst kind then takes about half a minute, plain text a third of it
PUBLISHED_ON = date(2025, 5, 5)


def repeated(kind: str, length: int) -> str:
    return (REPEATED[kind] * (length // len(REPEATED[kind]) + 1))[:length]


def names(length: int) -> str:
    """Sentences with a new person each."""
    chance, text = Random(1), ""
    while len(text) < length:
        given, surname, other = ("".join(chance.choices(SYLLABLES, k=3)).capitalize() for _ in range(3))
        text += f"Präsident {given} {surname} sagte, {other} komme. Minister {other} ging. "
    return text[:length]


def labels(length: int) -> str:
    """A transcript in which everybody speaks once."""
    chance, text = Random(2), ""
    while len(text) < length:
        name = "".join(chance.choices(SYLLABLES, k=3)).capitalize()
        text += f"{name} (AA): Wir kommen bald.\nFrage: Kommen Sie?\n"
    return text[:length]


def briefing(length: int) -> str:
    """A government's press conference with a new surname behind every label."""
    chance, text = Random(3), ""
    while len(text) < length:
        name = "".join(chance.choices(SYLLABLES, k=3)).capitalize()
        text += f"{name}\n\nDazu habe ich nichts.\n\nFrage\n\nHerr {name}, kommen Sie?\n\n"
    return text[:length]


def read(text: str) -> None:
    """Extract a text as an article of a day whose title goes on like it."""
    extract(text, title=f"Regierungspressekonferenz: {text[:200]}", published_on=PUBLISHED_ON)


def steps(text: str) -> int:
    """How many lines are run to extract a text, each turn of a loop counted."""
    counted = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal counted
        counted += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read(text)
    finally:
        sys.settrace(before)
    return counted


def assert_linear(few: str, many: str, before: str) -> None:
    """Four times the length is about four times the work, and no character costs too much of it: 1 MB takes seconds."""
    read(before)  # tables and words are looked up once
    taken = steps(many)
    assert taken < 1.3 * (MORE / ONCE) * steps(few) + 20_000
    assert taken < MOST_STEPS * len(many)


@pytest.mark.parametrize("kind", REPEATED)
def test_a_text_of_four_times_the_length_takes_about_four_times_the_work(kind):
    assert_linear(repeated(kind, ONCE), repeated(kind, MORE), repeated(kind, ONCE))


@pytest.mark.parametrize("made", [names, labels, briefing])
def test_ever_new_names_take_no_more_work_than_old_ones(made):
    assert_linear(made(ONCE), made(MORE), made(MORE))
