"""Short articles for the tests of entities: phrases to resolve stand in square brackets."""

from __future__ import annotations

import re
from datetime import date

from extraction import parse
from extraction.coreference.resolver import Resolver
from extraction.linking.linking import find_mentions
from extraction.text.document import Document
from extraction.text.results import Span
from extraction.text.tokens import tokenise

BRACKETS = re.compile(r"\[([^\]]*)\]")


def linked(text: str, on: str | None = None, title: str | None = None) -> Document:
    """A document whose names are linked."""
    document = Document(text, title=title, published_on=date.fromisoformat(on) if on else None)
    tokenise(document)
    find_mentions(document)
    return document


def mentioned(text: str, on: str | None = None, title: str | None = None) -> list[tuple[str, str]]:
    """The mentions of a text as (words, id)."""
    return [(m.text, m.entity) for m in linked(text, on, title).mentions]


def unmark(marked: str) -> tuple[str, list[Span]]:
    """The text without its brackets, and where they stood."""
    text, at, spans = "", 0, []
    for bracket in BRACKETS.finditer(marked):
        text += marked[at : bracket.start()]
        spans.append(Span(len(text), len(text) + len(bracket[1])))
        text, at = text + bracket[1], bracket.end()
    return text + marked[at:], spans


def read(marked: str, on: str | None = None, title: str | None = None) -> tuple[Document, Resolver, list[Span]]:
    """A text with brackets, read up to the resolver."""
    text, spans = unmark(marked)
    document = parse(text, title=title, published_on=date.fromisoformat(on) if on else None)
    return document, Resolver(document), spans


def resolved(marked: str, on: str | None = None, title: str | None = None) -> list[str]:
    """The names of everybody whom the phrases in brackets mean."""
    document, resolver, spans = read(marked, on, title)
    ids = dict.fromkeys(entity for span in spans for entity in resolver.resolve(span))
    return [document.entities[entity].name for entity in ids]
