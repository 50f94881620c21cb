"""The stages in order: tokens, genre and turns, quotations, attributions; then mentions, coreference, labels and events."""

from __future__ import annotations

from datetime import date

from extraction.attribution.reported_speech import attribute
from extraction.coreference.resolver import Resolver
from extraction.events.reading import find_events
from extraction.genres.reading import find_turns
from extraction.statements import as_written, entities_of, make_statements
from extraction.text import Document, Extraction, Statement, ToldEvent, guarded, uncollected
from extraction.text.cleaning import (
    blank_codes,
    blank_time_codes,
    join_wrapped_lines,
    plain_apostrophes,
    restore_letters,
)
from extraction.text.quotation_marks import find_quotations
from extraction.text.tokens import tokenise
from extraction.turns.interjections import blank_interjections

LANGUAGE = "de"


@uncollected()  # nothing that is made for an article refers back to itself: all of it goes without a search for garbage
def extract(
    text: str, *, title: str | None = None, published_on: date | None = None, author: str | None = None
) -> Extraction:
    """Read a German text into statements. Never raises for any text; one in another language gives few or none.

    What a fault keeps from being read is in the `warnings`; the rest is read all the same. `title` and `published_on` help
    to tell who is meant: "der Kanzler" of 2019 is not that of 2026. `author` is the byline, which says whose words an op-ed or a
    letter are. A `published_on` that is no `datetime.date` is a `TypeError`.
    """
    document = parse(text, title=title, published_on=published_on, author=author)
    statements: tuple[Statement, ...] = ()
    events: tuple[ToldEvent, ...] = ()
    with guarded(document, "statements"):
        resolver = Resolver(document)
        statements = make_statements(document, resolver)
        with guarded(document, "events"):
            events = find_events(document, resolver, statements)
    if not document.text.startswith(text):  # lines that were cut at a width or by a time, lost letters, interjections
        statements = tuple(as_written(statement, text, document.text) for statement in statements)
    entities = entities_of(document, statements, events)
    return Extraction(text, LANGUAGE, statements, entities, tuple(document.faults), events)


def parse(
    text: str, *, title: str | None = None, published_on: date | None = None, author: str | None = None
) -> Document:
    """Read a text up to its attributions: who is said, in which words, to have said what. No names are linked."""
    if published_on is not None and not isinstance(
        published_on, date
    ):  # else each stage that asks for the day would fail
        raise TypeError(f"published_on takes a datetime.date, not {type(published_on).__name__}: {published_on!r}")
    restored = plain_apostrophes(restore_letters(text))
    if restored is not text and title is not None:
        title = plain_apostrophes(restore_letters(title, fewest=1))
    spoken = blank_interjections(join_wrapped_lines(blank_time_codes(blank_codes(restored))))
    document = Document(spoken, title=title, published_on=published_on, author=author)
    for stage in (tokenise, find_turns, find_quotations, attribute):
        with guarded(document, stage.__name__):
            stage(document)
    return document
